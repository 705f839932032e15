"""The article's own pictures, with caption and credit."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from newsspider.article import Image
from newsspider.reading.blocks import Block, Document, Picture
from newsspider.reading.urls import join

MAX_CAPTION: Final = 300  # characters
MAX_CREDIT: Final = 80  # characters at a caption's end
SHORT: Final = 60  # characters of a caption that nothing but its place between pictures marks
NEAR: Final = 1  # blocks between a picture and its caption
# "图为…", "▲…", "…摄": what captions of Chinese newsrooms open or close with; "Photo:" in English ones.
_CAPTION: Final = re.compile(
    r"^(?:图为|圖為|[▲△↑↓]|[（(]?[图圖][/／:：]|Photo:)|(?:摄|攝|供图|供圖)[)）]?。?$|(?:摄影|攝影|图源|图片来源)[:：][^。]{1,30}$"
    r"|(?:^|[\s.(])(?:(?:Photo(?:graph)?s?|Image|Picture|Credit)\s?:|(?-i:Photo(?:graph)?s? by))\s?[^.:]{1,60}$",
    re.I,
)
_CREDIT: Final = re.compile(
    r"(?:^|(?<=[\s。！？.（(]))(?:(?P<before>[^\s。！？（(]{0,20}\s?[^\s。！？（(]{1,20})\s?(?:摄影|攝影|摄|攝|供图|供圖)[)）]?。?"
    r"|(?:摄影|攝影|图源|图片来源|圖片來源|Photo(?:graph)?s?|Image|Credit|Picture)\s?"
    r"(?:by|courtesy of)?\s?[:：/／]?\s(?P<after>[^。]{1,60})"
    r"|(?:摄影|攝影|图源|图片来源|圖片來源)[:：/／](?P<close>[^。]{1,40}))$",
    re.I,
)
_ROLE: Final = re.compile(r"^(?:.{0,20}?(?:记者|記者|通讯员|通訊員)\s?|[图圖][/／:：]?)")
_JUNK: Final = re.compile(
    r"(?:logo|icon|avatar|qrcode|(?:^|[_-])qr[_.-]|ewm|erweima|sprite|blank|spacer|pixel|loading|share|weixin|wechat)",
    re.I,
)


def pictures(document: Document, inside: Sequence[bool], base: str) -> tuple[list[Image], set[int]]:
    """Images between the first and the last block of the article, and the indexes of the blocks that caption them."""
    kept = [index for index, flag in enumerate(inside) if flag]
    if not kept:
        return [], set()
    images: dict[str, Image] = {}
    captions: set[int] = set()
    shown = [picture for picture in document.pictures if _is_content(picture)]
    # Where one picture has a marked caption right below it, short sentences alone between two are captions too.
    below = {each.block: document.blocks[each.block].text for each in shown if each.block < len(document.blocks)}
    captioned = any(len(text) <= MAX_CAPTION and _CAPTION.search(text) for text in below.values())
    for picture, following in zip_longest(shown, shown[1:]):
        if not kept[0] - 2 <= picture.block <= kept[-1] + 1:
            continue
        url = join(base, picture.src)
        if url is None or url in images or not url.startswith(("http://", "https://", "file://")):
            continue
        caption, credit = None, None
        if (index := _caption(document, picture, following, captioned=captioned)) is not None:
            captions.add(index)
            caption, credit = _credit(document.blocks[index].text)
        images[url] = Image(url, caption or None, credit)
    captions.update(i for i in kept if document.blocks[i].tag == "figcaption")
    return list(images.values()), captions


def _is_content(picture: Picture) -> bool:
    return not picture.src.startswith("data:") and not _JUNK.search(picture.src.rpartition("/")[2])


def _caption(document: Document, picture: Picture, following: Picture | None, *, captioned: bool) -> int | None:
    """The block that captions a picture; below the following picture it is that one's, but for a shared figure."""
    end = following.block if following else len(document.blocks)
    for index in range(picture.block, min(picture.block + NEAR + 1, len(document.blocks))):
        block = document.blocks[index]
        if index >= end and not _shared_figure(document, block, picture):
            return None
        if len(block.text) > MAX_CAPTION:
            return None
        words = " ".join(document.classes[node] for node in list(document.ancestors(block.node))[:2])
        if (
            block.tag == "figcaption"
            or "caption" in words
            or "tuzhu" in words
            or (block.text == picture.alt and len(block.text) <= SHORT)
            or (index == picture.block == end - 1 and following and _is_legend(block, sentence=captioned))
            or _shared_figure(document, block, picture)
        ):
            return index
        if _CAPTION.search(block.text):
            return index
    return None


def _is_legend(block: Block, *, sentence: bool) -> bool:
    # Alone between two pictures: a few words that are no heading, no link, and a sentence only where it may be.
    if len(block.text) > SHORT or block.heading or block.links:
        return False
    return sentence or block.text[-1] not in "。！？.!?:："


def _shared_figure(document: Document, block: Block, picture: Picture) -> bool:
    figure = next((node for node in document.ancestors(picture.node) if document.tags[node] == "figure"), None)
    return figure is not None and figure in document.ancestors(block.node)


def _credit(text: str) -> tuple[str, str | None]:
    """Caption and credit apart, the credit without role: "市民赏花。 记者 李明 摄" → ("市民赏花。", "李明")."""
    text = text.lstrip("▲△↑↓ ")
    match = _CREDIT.search(text[-MAX_CREDIT:])
    if not match:
        return text, None
    said = match["before"] or match["after"] or match["close"]
    start = len(text) - min(len(text), MAX_CREDIT) + match.start()
    return text[:start].rstrip(" （("), _ROLE.sub("", said).strip() or None
