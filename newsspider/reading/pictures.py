"""The article's own pictures, with caption and credit."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin

from newsspider.article import Image
from newsspider.reading.blocks import Block, Document, Picture

MAX_CAPTION: Final = 300  # characters
NEAR: Final = 1  # blocks between a picture and its caption
# "图为…", "▲…", "(…摄)", "photo: …": what captions open or close with, as in the byline cases of Chinese newsrooms.
_CAPTION: Final = re.compile(
    r"^(?:图为|圖為|[▲△↑↓]|\(?(?:图|圖)[/／:：]|Photo:|PHOTO:)|(?:摄|攝|供图|供圖)[)）]?。?$|^(?:圖|图)?／"
)
_CREDIT: Final = re.compile(
    r"(?:[（(](?P<bracket>[^（()）]{1,60}?(?:摄|攝|供图|供圖))[)）]|(?P<tail>(?:^|(?<=[\s。！？]))[^\s。！？]{0,40}(?:记者|記者|通讯员|通訊員)?\s?\S{1,20}\s?(?:摄|攝|供图|供圖)))。?$"
    r"|(?:Photo|PHOTO|Credit|Image|图源|图片来源|圖片來源|圖)\s?[:：/／]\s?(?P<label>.{1,80})$"
)
_JUNK: Final = re.compile(
    r"(?:logo|icon|avatar|qrcode|qr_|ewm|erweima|sprite|blank|spacer|pixel|loading|share|weixin|wechat)", re.I
)


def pictures(document: Document, inside: Sequence[bool], base: str) -> tuple[list[Image], set[int]]:
    """Images between the first and the last block of the article, and the indexes of the blocks that caption them."""
    kept = [index for index, flag in enumerate(inside) if flag]
    if not kept:
        return [], set()
    images: dict[str, Image] = {}
    captions: set[int] = set()
    for picture in document.pictures:
        if not kept[0] - 2 <= picture.block <= kept[-1] + 1 or not _is_content(picture):
            continue
        url = urljoin(base, picture.src)
        if url in images or not url.startswith(("http://", "https://", "file://")):
            continue
        caption, credit = None, None
        if (index := _caption(document, picture)) is not None:
            captions.add(index)
            caption, credit = _credit(document.blocks[index].text)
        images[url] = Image(url, caption or None, credit)
    captions.update(i for i in kept if document.blocks[i].tag == "figcaption")
    return list(images.values()), captions


def _is_content(picture: Picture) -> bool:
    return not picture.src.startswith("data:") and not _JUNK.search(picture.src.rpartition("/")[2])


def _caption(document: Document, picture: Picture) -> int | None:
    for index in range(picture.block, min(picture.block + NEAR + 1, len(document.blocks))):
        block = document.blocks[index]
        if len(block.text) > MAX_CAPTION:
            return None
        words = " ".join(document.classes[node] for node in list(document.ancestors(block.node))[:2])
        if (
            block.tag == "figcaption"
            or "caption" in words
            or "tuzhu" in words
            or _shared_figure(document, block, picture)
        ):
            return index
        if _CAPTION.search(block.text):
            return index
    return None


def _shared_figure(document: Document, block: Block, picture: Picture) -> bool:
    figure = next((node for node in document.ancestors(picture.node) if document.tags[node] == "figure"), None)
    return figure is not None and figure in document.ancestors(block.node)


def _credit(text: str) -> tuple[str, str | None]:
    """Caption and credit apart: "市民在公园赏花。 记者 李明 摄" → ("市民在公园赏花。", "记者 李明 摄")."""
    text = text.lstrip("▲△↑↓ ")
    match = _CREDIT.search(text)
    if not match:
        return text, None
    credit = match["bracket"] or match["tail"] or match["label"]
    return text[: match.start()].rstrip(" （("), credit.strip()
