"""One module a family; each says FAMILY."""

from typing import Final

from newsspider.epapers.families import (
    articel_page,
    content_edition,
    date_seq_001,
    epaper_read_do,
    founder_nbs_nw,
    founder_node_content,
    founder_pc_layout,
    founder_pc_layout_htm,
    html_index_page_content,
    other,
    qpaper,
    shtml_v,
    szbz,
    uniflows_default,
)
from newsspider.epapers.family import Family

_MODULES: Final = (
    founder_node_content,
    founder_pc_layout,
    founder_pc_layout_htm,
    founder_nbs_nw,
    html_index_page_content,
    shtml_v,
    articel_page,
    szbz,
    epaper_read_do,
    qpaper,
    uniflows_default,
    content_edition,
    date_seq_001,
    other,
)
#: By name, the commonest first: the first whose pages a URL fits is its family.
FAMILIES: Final[dict[str, Family]] = {each.FAMILY.name: each.FAMILY for each in _MODULES}


def family_of(url: str) -> Family | None:
    """The family that a page of an issue belongs to, by its URL; None for other URLs."""
    return next((each for each in FAMILIES.values() if each.shape.page_day(url)), None)
