"""方正 (new): pc/layout/202210/10/node_01.html → content/202210/10/content_1382411.html, in many spellings."""

from newsspider.epapers.families.founder import FounderPage
from newsspider.epapers.family import Family, Shape

DAY = r"/{date:%Y%m/%d}"
FAMILY = Family(
    "founder_pc_layout",
    Shape.of(
        # node_01, node_A01, node01, col01, col_01, l01, lA01, n_01; some write the paper's code into it: node_rb01
        DAY + r"/(?:node_?|col_?|n_|l)(?P<number>(?:[A-Z]{1,3}|[a-z]{0,4})\d{1,4}[A-Za-z]?)\.html?",
        # content_1382411, con_12, cont_1_23, c1382411, c_12, art_12
        DAY + r"/(?:(?:content|cont|con|art)_?(?:\w{1,8}_)?|c_?)\d\w{0,40}\.html?",
    ),
    FounderPage,
    start_pages=("index.html", "paperindex.htm"),
)
