"""The body of an article in the three ways that the portal's templates write one."""

from collections.abc import Callable
from html import escape

from newsspider.demo.data import Block


def _body_a(blocks: list[Block]) -> str:
    """Paragraphs; a picture's caption is one more centred paragraph."""
    return "\n".join(_paragraph(block) for block in blocks)


def _paragraph(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>\u3000\u3000{escape(block)}</p>"
    if "h" in block:
        return f"<p><strong>{escape(block['h'])}</strong></p>"
    if "quote" in block:
        return f"<blockquote>{escape(block['quote'])}</blockquote>"
    if "list" in block:
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block["list"]) + "</ul>"
    words = "\u3000".join(filter(None, [block.get("caption"), block.get("credit")]))
    picture = f'<p style="text-align:center"><img src="/img/{block["img"]}.png" alt=""></p>'
    return picture + (f'\n<p style="text-align:center">{escape(words)}</p>' if words else "")


def _body_b(blocks: list[Block]) -> str:
    """No paragraphs at all: lines that end in <br>, indented with full-width spaces."""
    return "\n".join(_line(_paragraph(block)) for block in blocks)


def _line(markup: str) -> str:
    if "<img" in markup:
        return markup.replace("<p ", "<div ").replace("</p>", "</div>")
    if markup.startswith("<p>"):
        text = markup.removeprefix("<p>").removesuffix("</p>").lstrip("\u3000")
        return f"\u3000\u3000{text}<br><br>"
    return markup


def _body_c(blocks: list[Block]) -> str:
    """Semantic markup: h2, figure with figcaption, blockquote with a paragraph in it."""
    return "\n".join(_semantic(block) for block in blocks)


def _semantic(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    if "h" in block:
        return f"<h2>{escape(block['h'])}</h2>"
    if "quote" in block:
        return f"<blockquote><p>{escape(block['quote'])}</p></blockquote>"
    if "list" in block:
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block["list"]) + "</ul>"
    credit = f' <span class="credit">{escape(block["credit"])}</span>' if block.get("credit") else ""
    words = f"<figcaption>{escape(block.get('caption') or '')}{credit}</figcaption>"
    return f'<figure><img src="/img/{block["img"]}.png" alt="">{words}</figure>'


BODIES: dict[str, Callable[[list[Block]], str]] = {"a": _body_a, "b": _body_b, "c": _body_c}
