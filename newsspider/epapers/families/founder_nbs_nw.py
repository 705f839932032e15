"""方正 of the central papers: html/2022-10/10/nbs.D110000renmrb_01.htm → nw.D110000renmrb_20221010_1-01.htm."""

from newsspider.epapers.families.founder import FounderPage
from newsspider.epapers.family import Family, Shape


class NbsPage(FounderPage):
    """The kicker is an h3, the subtitle an h2, the author an h4."""

    _titles = (".text_c h1", ".article h1", "#APP-Title", "h1")


FAMILY = Family(
    "founder_nbs_nw",
    Shape.of(
        r"/{date:%Y-%m/%d}/nbs\.D110000[a-z0-9]+_(?P<number>\w+)\.htm",
        r"/{date:%Y-%m/%d}/nw\.D110000[a-z0-9]+_\d{8}_[\w-]+\.htm",
    ),
    NbsPage,
    alone=True,
    start_pages=("paperindex.htm", "index.htm"),
)
