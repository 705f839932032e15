"""A page as one self-contained HTML file with what was kept and what each rule dropped marked.

It is written anew from the page's text, never copied: no script, style, address or attribute of the page is in it.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from lxml.etree import _Element

from newsspider.commands._page import Reading
from newsspider.reading.blocks import Block
from newsspider.reading.elements import BLOCK, BREAK, INLINE, ITEM, KINDS, PICTURE, SKIP

KEPT: Final = "kept"
_AS_THEY_ARE: Final = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article main aside nav header footer blockquote figure"
    " figcaption pre table thead tbody tfoot tr td th caption b strong i em small sup sub".split()
)
_STYLE: Final = """
body{font:16px/1.6 system-ui,sans-serif;max-width:60em;margin:1em auto;padding:0 1em;background:#fff;color:#111}
#legend{border:1px solid #999;padding:.5em 1em;margin-bottom:2em}#legend td{padding:0 1em 0 0}
.picture{border:1px dashed #999;color:#555;font-size:small}.kept{background:#cdf2cd}
"""


def marked(reading: Reading) -> str:
    """The whole file."""
    rules = [KEPT, *reading.cleaned.taken]
    names = {index: rule for rule, indexes in reading.cleaned.taken.items() for index in indexes}
    names |= dict.fromkeys(reading.cleaned.kept, KEPT)
    document = reading.draft.parts[0].document
    plain = document.root is None
    body = _lines(document.blocks, names, rules) if plain else _tree(reading.response.selector.root, names, rules)
    title = escape(reading.article.title or reading.response.url)
    return "".join(
        (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            # Nothing of the page is in here that could load or run; this says so to the browser too.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{title}</title><style>{_STYLE}{_colours(len(rules))}</style></head><body>\n",
            *_legend(reading, rules),
            *body,
            "\n</body></html>\n",
        )
    )


def _colours(count: int) -> str:
    # Hues a golden angle apart stay distinguishable however many there are; green is the kept text's.
    hues = (160 + (number * 137) % 300 for number in range(1, count))
    return "".join(
        f".r{number}{{background:hsl({hue % 360} 85% 88%);text-decoration:line-through 1px #0006}}\n"
        for number, hue in enumerate(hues, 1)
    )


def _legend(reading: Reading, rules: list[str]) -> Iterator[str]:
    blocks = reading.draft.parts[0].document.blocks
    yield f'<div id="legend"><b>{escape(reading.response.url)}</b><table>'
    for number, rule in enumerate(rules):
        indexes = reading.cleaned.kept if rule == KEPT else reading.cleaned.taken[rule]
        chars = sum(len(blocks[index].text) for index in indexes)
        said = _mark(rule.replace("_", " "), rule, number)
        yield f"<tr><td>{said}</td><td>{len(indexes)} blocks</td><td>{chars:,} characters</td></tr>"
    yield f"</table>flags: {escape(', '.join(reading.article.flags) or 'none')}</div>\n"


def _mark(text: str, rule: str, number: int) -> str:
    if rule == KEPT:
        return f'<span class="kept" title="kept">{escape(text)}</span>'
    return f'<span class="r{number}" title="dropped: {escape(rule)}">{escape(text)}</span>'


def _lines(blocks: list[Block], names: dict[int, str], rules: list[str]) -> Iterator[str]:
    for index, block in enumerate(blocks):
        rule = names[index]
        yield f"<p>{escape(block.marker)} {_mark(block.text, rule, rules.index(rule))}</p>\n"


def _tree(root: _Element, names: dict[int, str], rules: list[str]) -> Iterator[str]:
    """The page's elements by their names alone; counts blocks where `reading.blocks.segment` ends them."""
    block, begun = 0, False

    def words(text: str | None) -> str:
        nonlocal begun
        if not text or text.isspace():
            return text or ""
        begun = True
        rule = names[block]
        return _mark(text, rule, rules.index(rule))

    waiting: list[tuple[_Element, bool]] = [(root, False)]
    while waiting:
        element, leaving = waiting.pop()
        kind = KINDS.get(element.tag, INLINE)
        if begun and (kind in (BLOCK, ITEM) or (kind == BREAK and not leaving)):
            block, begun = block + 1, False
        name = _name(element, kind)
        if leaving:
            yield f"</{name}>" if name else ""
            yield words(element.tail)
            continue
        if kind == BREAK:
            yield "<br>"
        elif kind == PICTURE:
            alt = " ".join((element.get("alt") or "").split())
            yield f'<span class="picture">[picture{": " if alt else ""}{escape(alt)}]</span>'
        yield f"<{name}>" if name else ""
        waiting.append((element, True))
        if kind != SKIP:
            yield words(element.text)
            waiting.extend((child, False) for child in reversed(element))


def _name(element: _Element, kind: int) -> str:
    if element.tag in _AS_THEY_ARE:
        return str(element.tag)
    return "div" if kind in (BLOCK, ITEM) and element.tag not in ("html", "body") else ""
