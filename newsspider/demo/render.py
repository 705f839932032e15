"""Stories and lists to HTML: three article templates, one list template, the front page."""

import json
from collections.abc import Callable
from html import escape
from string import Template

from newsspider.demo import widgets
from newsspider.demo.data import Block, Story, furniture, portal, stories, template

PER_PAGE = 4


def article(story: Story, page: int, base: str) -> str:
    """Page `page` (from 1) of an article; `base` is the portal's own address, for the links that must be absolute."""
    words = furniture(story.lang)
    parts: dict[str, Callable[[], str]] = {
        "comments": lambda: widgets.comments(story),
        "pictures": lambda: widgets.pictures(story.lang),
        "rankings": lambda: widgets.rankings(story.lang),
        "related": lambda: widgets.related(story),
        "app": lambda: widgets.app(story.lang),
    }
    last = page == len(story.pages)
    return Template(template(f"article_{story.template}")).substitute(
        lang={"zh-Hans": "zh-CN", "zh-Hant": "zh-Hant"}.get(story.lang, story.lang),
        charset=story.meta_charset,
        title=escape(story.title),
        brand=words["brand"],
        head=_head(story, base),
        style=template("style"),
        masthead=widgets.masthead(story.lang),
        breadcrumb=widgets.breadcrumb(story),
        kicker=f'<div class="introtitle">{escape(story.kicker)}</div>' if story.kicker else "",
        subtitle=f'<div class="subtitle">{escape(story.subtitle)}</div>' if story.subtitle else "",
        dateline=_dateline(story),
        share=widgets.share(story.lang),
        body=_BODIES[story.template](story.pages[page - 1]),
        pager=pager(f"/p/{story.id}", page, len(story.pages), story.lang),
        foot=_foot(story) if last else "",
        inside="\n".join(parts[name]() for name in story.inside),
        outside="\n".join(part() for name, part in parts.items() if name not in story.inside),
        footer=widgets.footer(story.lang),
    )


def pager(stem: str, page: int, count: int, lang: str = "zh-Hans") -> str:
    """上一页 1 2 3 下一页; the first page is `stem`.html, the second `stem`_2.html."""
    if count == 1:
        return ""
    words = furniture(lang)

    def to(number: int, text: str) -> str:
        return f'<a href="{stem}{f"_{number}" if number > 1 else ""}.html">{text}</a>'

    numbers = [f"<span>{n}</span>" if n == page else to(n, str(n)) for n in range(1, count + 1)]
    before = [to(page - 1, words["previous"])] if page > 1 else []
    after = [to(page + 1, words["next"])] if page < count else []
    return f'<div class="pager">{" ".join(before + numbers + after)}</div>'


def section_pages(section: str) -> int:
    """How many list pages a section has."""
    return -(-len(_listed(section)) // PER_PAGE)


def section_list(section: str, page: int) -> str:
    """One list page of a section: articles newest first, and what portal.json adds to this page."""
    name = portal()["sections"][section]
    chosen = _listed(section)[(page - 1) * PER_PAGE : page * PER_PAGE]
    items = "".join(_entry(story) for story in chosen)
    items += "".join(
        f'<li><a href="{escape(extra["href"])}">{escape(extra["title"])}</a><span>{extra["date"]}</span></li>\n'
        for extra in portal()["extras"]
        if (extra["section"], extra["page"]) == (section, page)
    )
    return _list(name, items, pager(f"/{section}/index", page, section_pages(section)))


def front() -> str:
    """The front page: two headlines of each section, then the portal's extras, then other sites."""
    items = ""
    for section, name in portal()["sections"].items():
        items += f'<li class="more"><a href="/{section}/">{name}</a></li>\n'
        items += "".join(_entry(story) for story in _listed(section)[:2])
    for extra in portal()["extras"]:
        if extra["section"] is None:
            items += f'<li><a href="{escape(extra["href"])}">{escape(extra["title"])}</a><span>{extra["date"]}</span></li>\n'
    return _list(furniture("zh-Hans")["home"], items, widgets.pictures("zh-Hans"))


def notice(title: str, line: str) -> str:
    """A page that says one thing: not found, deleted, search."""
    return _list(title, f"<li>{escape(line)}</li>", "")


def odd(page: dict[str, str]) -> str:
    """A page of portal.json without an article: pictures or a video alone."""
    return _list(page["title"], page["html"], "")


def plain(story: Story) -> str:
    """A page as text/plain, its furniture with it, as a text browser would dump it."""
    words = furniture(story.lang)
    old = words["comments"]["old"]
    titles = [[stories()[each].title for each in ids] for ids in portal()["rankings"][:2]]
    return "\n".join(
        [
            words["login"],
            "",
            story.title,
            "",
            story.joiner.join(story.dateline),
            "",
            *(f"{block}\n" for block in story.pages[0]),
            "",
            *story.foot,
            old["head"],
            old["count"].format(n=0),
            old["none"],
            old["hot"],
            old["new"],
            old["more"].format(n=0),
            "",
            words["pictures"],
            "",
            *(f"  • {stories()[each].title}" for each in portal()["pictures"]),
            f"    {words['hot']}",
            *(f"  • {tab}" for tab in words["tabs"]),
            "  •   ",
            *(f"  {rank}. {rank} {title}" for ids in titles for rank, title in enumerate(ids, 1)),
            words["epaper"],
            "",
        ]
    )


def _listed(section: str) -> list[Story]:
    return [story for story in stories().values() if story.listed and story.section == section]


def _entry(story: Story) -> str:
    return f'<li><a href="/p/{story.id}.html">{escape(story.title)}</a><span>{story.time[:10]}</span></li>\n'


def _list(name: str, items: str, pages: str) -> str:
    return Template(template("list")).substitute(
        name=escape(name),
        brand=furniture("zh-Hans")["brand"],
        style=template("style"),
        masthead=widgets.masthead("zh-Hans"),
        items=items,
        pager=pages,
        rankings=widgets.rankings("zh-Hans"),
        footer=widgets.footer("zh-Hans"),
    )


def _dateline(story: Story) -> str:
    if story.template == "a":
        return escape(story.joiner.join(story.dateline))
    return story.joiner.join(f"<span>{escape(part)}</span>" for part in story.dateline)


def _foot(story: Story) -> str:
    return "\n".join(f'<div class="t9">{escape(line)}</div>' for line in story.foot)


def _head(story: Story, base: str) -> str:
    lines = [f'<meta name="keywords" content="{escape(story.keywords)}">'] if story.keywords else []
    if story.canonical:
        lines.append(f'<link rel="canonical" href="{base}/p/{story.id}.html">')
    if story.template == "c":
        lines += _metadata(story, base)
    return "\n".join(lines)


def _metadata(story: Story, base: str) -> list[str]:
    words = furniture(story.lang)
    news = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.time}+08:00",
        **({"dateModified": f"{story.modified}+08:00"} if story.modified else {}),
        **({"articleSection": words["sections"][story.section]} if story.section else {}),
        "mainEntityOfPage": f"{base}/p/{story.id}.html",
        "publisher": {"@type": "Organization", "name": words["brand"]},
    }
    return [
        f'<meta property="og:title" content="{escape(story.title)}">',
        '<meta property="og:type" content="article">',
        f'<meta property="og:site_name" content="{words["brand"]}">',
        f'<meta property="og:url" content="{base}/p/{story.id}.html">',
        f'<meta property="article:published_time" content="{story.time}+08:00">',
        f'<script type="application/ld+json">{json.dumps(news, ensure_ascii=False)}</script>',
    ]


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
    lines = [
        f"\u3000\u3000{escape(block)}<br><br>" if isinstance(block, str) else _line(_paragraph(block)) for block in blocks
    ]
    return "\n".join(lines)


def _line(markup: str) -> str:
    if "<img" in markup:
        return markup.replace("<p ", "<div ").replace("</p>", "</div>")
    if markup.startswith("<p>"):
        return f"\u3000\u3000{markup.removeprefix('<p>').removesuffix('</p>')}<br><br>"
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


_BODIES: dict[str, Callable[[list[Block]], str]] = {"a": _body_a, "b": _body_b, "c": _body_c}
