"""Stories and lists to HTML: three article templates, one list template, the front page."""

import json
from collections.abc import Callable
from html import escape
from string import Template

from newsspider.demo import widgets
from newsspider.demo.bodies import BODIES
from newsspider.demo.data import Story, furniture, portal, stories, template

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
        body=_body(story, page, parts),
        pager=pager(f"/p/{story.id}", page, len(story.pages), story.lang),
        foot=_foot(story) if last else "",
        inside="\n".join(parts[name]() for name in story.inside),
        outside="\n".join(part() for name, part in parts.items() if name not in [*story.inside, story.middle]),
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
    chosen = _listed(section)[(page - 1) * PER_PAGE : page * PER_PAGE]
    items = "".join(map(_headline, chosen)) + _extras(section, page)
    return _list(portal()["sections"][section], items, pager(f"/{section}/index", page, section_pages(section)))


def front() -> str:
    """The front page: two headlines of each section, then what portal.json adds."""
    items = ""
    for section, name in portal()["sections"].items():
        items += f'<li class="more"><a href="/{section}/">{name}</a></li>\n'
        items += "".join(map(_headline, _listed(section)[:2]))
    return _list(furniture("zh-Hans")["home"], items + _extras("front", 1), widgets.pictures("zh-Hans"))


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


def _headline(story: Story) -> str:
    return _entry(f"/p/{story.id}.html", story.title, story.time[:10])


def _extras(section: str, page: int) -> str:
    extras = [extra for extra in portal()["extras"] if (extra["section"], extra["page"]) == (section, page)]
    return "".join(_entry(extra["href"], extra["title"], extra["date"]) for extra in extras)


def _entry(href: str, title: str, date: str) -> str:
    return f'<li><a href="{escape(href)}">{escape(title)}</a><span>{date}</span></li>\n'


def _list(name: str, items: str, below: str) -> str:
    return Template(template("list")).substitute(
        name=escape(name),
        brand=furniture("zh-Hans")["brand"],
        style=template("style"),
        masthead=widgets.masthead("zh-Hans"),
        items=items,
        below=below,
        rankings=widgets.rankings("zh-Hans"),
        footer=widgets.footer("zh-Hans"),
    )


def _dateline(story: Story) -> str:
    if story.template == "a":
        return escape(story.joiner.join(story.dateline))
    return story.joiner.join(f"<span>{escape(part)}</span>" for part in story.dateline)


def _body(story: Story, page: int, parts: dict[str, Callable[[], str]]) -> str:
    write, blocks = BODIES[story.template], story.pages[page - 1]
    if not story.middle:
        return write(blocks)
    return "\n".join([write(blocks[:2]), parts[story.middle](), write(blocks[2:])])


def _foot(story: Story) -> str:
    around = {"a": ("<div>", "</div>"), "b": ("\u3000\u3000", "<br>"), "c": ('<p class="t9">', "</p>")}[story.template]
    return "\n".join(escape(line).join(around) for line in story.foot)


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
