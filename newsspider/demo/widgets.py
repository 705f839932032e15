"""Everything on a page that is not the article: bars, comment widget, lists, rankings, footer."""

from html import escape
from typing import Any

from newsspider.demo.data import Story, furniture, portal, stories


def link(story_id: int, lang: str) -> str:
    """A link to an article with its title as its text."""
    title = furniture(lang)["titles"].get(str(story_id)) or stories()[story_id].title
    return f'<a href="/p/{story_id}.html">{escape(title)}</a>'


def masthead(lang: str) -> str:
    """Login bar, name of the portal, navigation."""
    words = furniture(lang)
    nav = "".join(f'<li><a href="{escape(href)}">{escape(name)}</a></li>' for name, href in words["nav"])
    return (
        f'<div class="top">{_button(words["login"])}<span>{escape(words["today"])}</span></div>\n'
        f'<div class="logo"><a href="/">{escape(words["brand"])}</a></div>\n<ul class="nav">{nav}</ul>'
    )


def breadcrumb(story: Story) -> str:
    """当前位置：首页 > 时政 > 正文."""
    words = furniture(story.lang)
    if story.section is None:
        return ""
    name = escape(words["sections"][story.section])
    trail = f'<a href="/">{words["home"]}</a> &gt; <a href="/{story.section}/">{name}</a> &gt; {words["here"]}'
    return f'<div class="crumb">{words["crumb"]}{trail}</div>'


def share(lang: str) -> str:
    """The share bar with the font-size switch."""
    return f'<div class="fx">{" ".join(_button(word) for word in furniture(lang)["share"])}</div>'


def comments(story: Story) -> str:
    """The comment widget: the founding page's wording in templates A and B, another one in C."""
    words = furniture(story.lang)["comments"]["new" if story.template == "c" else "old"]
    count = len(story.comments)
    hot = "".join(_comment(each, words) for each in sorted(story.comments, key=lambda each: -int(each["up"]))[:2])
    late = "".join(_comment(each, words) for each in story.comments)
    none = "" if count else f"<p>{words['none']}</p>"
    return (
        f'<div class="pl"><h4>{words["head"]}</h4>\n<p>{words["count"].format(n=count)}</p>\n'
        f'<p class="box">{words["box"]}</p>{none}\n<h5>{words["hot"]}</h5>\n<ul>{hot}</ul>\n<h5>{words["new"]}</h5>\n'
        f"<ul>{late}</ul>\n<p>{_button(words['more'].format(n=count))}</p></div>"
    )


def _comment(comment: dict[str, Any], words: dict[str, str]) -> str:
    said = f"<b>{escape(comment['name'])}</b> <i>{comment['time']}</i><p>{escape(comment['text'])}</p>"
    buttons = [words["up"].format(n=comment["up"]), words["reply"]]
    return f"<li>{said}<div>{' '.join(_button(each) for each in buttons)}</div></li>\n"


def _button(text: str) -> str:
    return f'<a href="javascript:;">{escape(text)}</a>'


def pictures(lang: str) -> str:
    """湾图片: six pictures, each with the title of its article."""
    words = furniture(lang)
    items = "".join(
        f'<li><img src="/img/list-{each}.png" alt=""> {link(each, lang)}</li>\n' for each in portal()["pictures"]
    )
    return f'<div class="tp"><h3>{words["pictures"]}</h3>\n<ul>{items}</ul></div>'


def rankings(lang: str) -> str:
    """The hot list: tabs by month, week and day, ten numbered titles each."""
    words = furniture(lang)
    tabs = "".join(f"<li>{tab}</li>" for tab in words["tabs"])
    lists = ""
    for ids in portal()["rankings"]:
        items = "".join(f"<li><em>{rank}</em> {link(each, lang)}</li>\n" for rank, each in enumerate(ids, 1))
        lists += f"<ol>{items}</ol>\n"
    return f'<div class="ph"><h3>{words["hot"]}</h3>\n<ul class="tab">{tabs}</ul>\n{lists}</div>'


def related(story: Story) -> str:
    """相关阅读: links to other articles."""
    if not story.related:
        return ""
    items = "".join(f"<li>{link(each, story.lang)}</li>" for each in story.related)
    return f'<div class="xg"><h3>{furniture(story.lang)["related"]}</h3><ul>{items}</ul></div>'


def app(lang: str) -> str:
    """The bar that asks to scan a code and fetch the app."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in furniture(lang)["app"])
    return f'<div class="ewm"><img src="/img/qr.png" alt="" width="80">{lines}</div>'


def footer(lang: str) -> str:
    """Rights, licences, the telephone number for complaints."""
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in furniture(lang)["footer"])
    return f'<div class="foot">{lines}</div>'
