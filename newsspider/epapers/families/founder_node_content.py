"""方正翔宇 (classic): html/2022-10/10/node_2.htm → content_869_828962.htm; `paperindex.htm` leads to the newest."""

from newsspider.epapers.families.founder import FounderPage
from newsspider.epapers.family import Family, Shape

FAMILY = Family(
    "founder_node_content",
    Shape.of(r"/{date:%Y-%m/%d}/(?:\w+/)?node\w*\.html?", r"/{date:%Y-%m/%d}/(?:\w+/)?content_\w+\.html?"),
    FounderPage,
    start_pages=("paperindex.htm", "index.htm"),
)
