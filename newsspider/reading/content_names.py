"""What the choice of the main content measures: the names of the features, in their order, and what they count.

Apart from the modules that count, because the compiled one does it without numpy, whose import takes 60 ms. A new
feature is counted in both, in content_features.py or content_places.py and in compiled/choice_rows.pxi.
"""

from typing import Final

from newsspider.reading import content_words

COMMAS: Final = ",;:、，；：，؛·"
STOPS: Final = ".!?。！？…।؟．"
CLOSING: Final = "\"'”’»』」）)】]"

APART: Final = frozenset(("nav", "footer", "button"))  # no article stands in these
LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
GOOD_BYTES: Final = 60  # a "good" block: as long as a sentence, with punctuation, hardly any link, no heading
TAGS: Final = tuple(
    "p div li td section article main aside header figure figcaption blockquote form ul ol table h1 h2 h3 h4 dl label"
    " pre address details".split()
)
TAG_NUMBERS: Final = {tag: number for number, tag in enumerate(TAGS, 1)}
WHOLE: Final = frozenset(("html", "body"))  # what these are called is no hint within a page
OFFSETS: Final = (-2, -1, 1, 2)
WINDOWS: Final = (2, 5, 10)
CHAIN: Final = ("node", "parent", "grand", "great")
CONTAINERS: Final = ("c1", "c2", "c3")

OWN: Final = tuple(
    "bytes link_share links bold_share commas stops marks end digits wide spaces br item level good chars".split()
)
NEAR: Final = tuple(OWN.index(name) for name in ("bytes", "link_share", "end", "br", "level", "good"))
CHARS: Final = OWN.index("chars")
WINDOW_NAMES: Final = tuple(
    f"{side}{size}_{name}" for size in WINDOWS for side in ("before", "after") for name in ("good", "link_share")
)
CHAIN_STATS: Final = ("link_share", "good_share", "density", "blocks", "bytes", "mean_bytes")
CONTAINER_STATS: Final = ("in", "place", "up", "share", "density", "link_share")
CHAIN_NAMES: Final = tuple(f"{level}_{name}" for level in CHAIN for name in CHAIN_STATS)
CONTAINER_NAMES: Final = tuple(f"{each}_{name}" for each in CONTAINERS for name in CONTAINER_STATS)
PAGE_NAMES: Final = tuple(
    "good_before text_before blocks_before page_good page_bytes page_blocks page_link_share".split()
)
SINCE_NAMES: Final = tuple("since_heading heading_level since_good until_good since_h1".split())
NAME_NAMES: Final = (
    *("depth", "tag", "parent_tag"),
    *(f"near_{name}" for name in content_words.NAMES),
    *(f"around_{name}" for name in content_words.NAMES),
    *(f"in_{tag}" for tag in TAGS),
)
ALIKE_NAMES: Final = tuple("alike_share alike_blocks alike_link_share alike_mean_bytes alike_top prev next".split())
NAMES: Final = (
    *OWN,
    *(f"{OWN[column]}{offset:+d}" for offset in OFFSETS for column in NEAR),
    *("same_text", "page_wide"),
    *(*WINDOW_NAMES, *CHAIN_NAMES, *CONTAINER_NAMES, *PAGE_NAMES, *SINCE_NAMES),
    *(*NAME_NAMES, *ALIKE_NAMES),
)
