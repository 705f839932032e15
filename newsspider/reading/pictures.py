"""The article's own pictures, with caption and credit."""

import re
from collections.abc import Sequence
from itertools import compress, islice, zip_longest
from typing import Final

from newsspider.article import Image
from newsspider.reading.blocks import Block, Document, Picture
from newsspider.reading.urls import join

MAX_CAPTION: Final = 300  # characters
MAX_CREDIT: Final = 80  # characters at a caption's end
SHORT: Final = 60  # characters of a caption that nothing but its place between pictures marks
FIGURE: Final = 8  # levels between a picture and its <figure>
NEAR: Final = 1  # blocks between a picture and its caption
# "图为…", "▲…", "…摄": what captions of Chinese newsrooms open or close with; "Photo:" in English ones.
_CAPTION: Final = re.compile(
    r"^(?:图为|圖為|[▲△▼↑↓]|[（(]?[图圖][/／:：]|Photo:)|(?:摄|攝|供图|供圖)[)）]?。?$|(?:摄影|攝影|图源|图片来源)[:：][^。]{1,30}$"
    r"|(?:^|[\s.(])(?:(?:Photo(?:graph)?s?|Image|Picture|Credit)\s?:|(?-i:Photo(?:graph)?s? by))\s?[^.:]{1,60}$",
    re.I,
)
# One of them is in each, lower-cased, and in each credit.
_HINTS: Final = (*"图圖▲△▼↑↓摄攝供", "photo", "mage", "cture", "cred")  # "i" has other spellings: ı, İ
_CREDIT: Final = re.compile(
    r"(?:^|(?<=[\s。！？.（(]))(?:(?P<before>[^\s。！？（(]{0,20}\s?[^\s。！？（(]{1,20})\s?(?:摄影|攝影|摄|攝|供图|供圖)[)）]?。?"
    r"|(?:摄影|攝影|图源|图片来源|圖片來源|Photo(?:graph)?s?|Image|Credit|Picture)\s?"
    r"(?:by|courtesy of)?\s?[:：/／]?\s(?P<after>[^。]{1,60})"
    r"|(?:摄影|攝影|图源|图片来源|圖片來源)[:：/／](?P<close>[^。]{1,40}))$",
    re.I,
)
_ROLE: Final = re.compile(r"^(?:.{0,20}?(?:记者|記者|通讯员|通訊員)\s?|[图圖][/／:：]?)")
_JUNK: Final = tuple(
    "logo icon avatar qrcode _qr_ _qr. _qr- -qr_ -qr. -qr- ewm erweima sprite blank spacer pixel loading share weixin"
    " wechat _button -button button. _btn -btn btn_ btn. smiley emoji".split()
)  # in the name of the file, a "_" before it
_JUNK_PLACES: Final = ("gravatar.com/avatar/", "/icons/", "-icons/", "/authors/", "/emoji/")  # anywhere in the address
# A whole name of a file: buttons of share bars and of readers' settings, but not "facebook-offices.jpg".
_BUTTON: Final = re.compile(
    r"(?:facebook|twitter|linkedin|pinterest|instagram|whatsapp|telegram|youtube|reddit|weibo|qq|qzone|rss|feed|e?mail"
    r"|print(?:er)?|font[+-]?|top|back|next|prev|close|play|search|arrow|bullet|dot|line|more|star)"
    r"(?:[_-]?(?:\d{1,4}|[xX]|small|big|white|black|gr[ae]y|left|right|up|down)){0,4}\.(?:png|gif|svg|jpe?g|webp)"
)
SMALLEST: Final = 60  # pixels of the longer side, as declared: smaller ones are buttons and markers
THINNEST: Final = 3  # pixels of a spacer's or counter's shorter side
_PHOTO: Final = re.compile(r"\.(?:jpe?g|webp)\b", re.I)  # declares 16 by 9, too, and means the ratio
_SHOWN_WHOLE: Final = re.compile(r"(?:view|open|see|enlarge)\s?(?:this )?(?:image|picture|photo)\b.{0,20}", re.I)


def pictures(document: Document, inside: Sequence[bool], base: str) -> tuple[list[Image], set[int]]:
    """Images between the first and the last block of the article, and the indexes of the blocks that caption them."""
    kept = list(compress(range(len(inside)), inside))
    if not kept:
        return [], set()
    images: dict[str, Image] = {}
    captions: set[int] = set()
    near = range(kept[0] - 2, kept[-1] + 2)
    shown = [picture for picture in document.pictures if picture.block in near and _is_content(picture)]
    # Where one picture has a marked caption right below it, short sentences alone between two are captions too.
    captioned = any(_is_marked(block) for each in shown for block in document.blocks[each.block : each.block + 1])
    for picture, following in zip_longest(shown, shown[1:]):
        url = join(base, picture.src)
        if url is None or url in images or not url.startswith(("http://", "https://", "file://")):
            continue
        caption, credit = None, None
        if (index := _caption(document, picture, following, captioned=captioned)) is not None:
            captions.add(index)
            caption, credit = caption_and_credit(document.blocks[index].text)
        images[url] = Image(url, caption or None, credit)
    captions.update(i for i in kept if document.blocks[i].tag == "figcaption")
    return list(images.values()), captions


def _is_content(picture: Picture) -> bool:
    if picture.src.startswith(("data:", "{")):  # or what a script reads
        return False
    name = picture.src.rpartition("/")[2].lower()
    if _is_small(picture.sides) and not _PHOTO.search(picture.src):
        return False
    if any(map(f"_{name}".__contains__, _JUNK)) or any(map(picture.src.__contains__, _JUNK_PLACES)):
        return False
    return _BUTTON.fullmatch(name) is None


def _is_small(sides: tuple[int, ...]) -> bool:
    return bool(sides) and (max(sides) <= SMALLEST or min(sides) <= THINNEST)


def _is_marked(block: Block) -> bool:
    text = block.text
    return len(text) <= MAX_CAPTION and _may_caption(text) and _CAPTION.search(text) is not None


def _may_caption(text: str) -> bool:
    return any(map(text.lower().__contains__, _HINTS))


def _caption(document: Document, picture: Picture, following: Picture | None, *, captioned: bool) -> int | None:
    """The block that captions a picture; below the following picture it is that one's, but for a shared figure."""
    end = following.block if following else len(document.blocks)
    figure = _figure(document, picture)
    for index in range(picture.block, min(picture.block + NEAR + 1, len(document.blocks))):
        block = document.blocks[index]
        if index >= end and index not in figure:
            return None
        if len(block.text) > MAX_CAPTION or _SHOWN_WHOLE.fullmatch(block.text):  # a button of the picture's
            return None
        words = document.classes[block.node] + " " + document.classes[max(0, document.parents[block.node])]
        if (
            block.tag == "figcaption"
            or "caption" in words
            or "tuzhu" in words
            or (block.text == picture.alt and len(block.text) <= SHORT)
            or (index == picture.block == end - 1 and following and _is_legend(block, sentence=captioned))
            or index in figure
        ):
            return index
        if _is_marked(block):
            return index
    return None


def _is_legend(block: Block, *, sentence: bool) -> bool:
    # Alone between two pictures: a few words that are no heading, no link, and a sentence only where it may be.
    if len(block.text) > SHORT or block.heading or block.links:
        return False
    return sentence or block.text[-1] not in "。！？.!?:："


def _figure(document: Document, picture: Picture) -> range:
    """The blocks of the <figure> around a picture."""
    around = islice(document.ancestors(picture.node), FIGURE)
    node = next((node for node in around if document.tags[node] == "figure"), None)
    return range(0) if node is None else range(document.first[node], document.last[node])


def caption_and_credit(text: str) -> tuple[str, str | None]:
    """Caption and credit apart, the credit without role: "市民赏花。 记者 李明 摄" → ("市民赏花。", "李明")."""
    text = text.lstrip("▲△▼↑↓ ")
    end = text[-MAX_CREDIT:]
    match = _CREDIT.search(end) if _may_caption(end) else None
    if not match:
        return text, None
    said = match["before"] or match["after"] or match["close"]
    start = len(text) - min(len(text), MAX_CREDIT) + match.start()
    return text[:start].rstrip(" （("), _ROLE.sub("", said).strip() or None
