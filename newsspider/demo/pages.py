"""Which path answers with what: status, headers, bytes."""

from dataclasses import dataclass
from functools import partial
from re import fullmatch

from newsspider.demo import render
from newsspider.demo.data import Story, portal, stories
from newsspider.demo.picture import png

HTML = "text/html; charset=utf-8"
ROBOTS = "User-agent: *\nDisallow: /search\nAllow: /\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of the portal."""

    status: int
    content_type: str
    body: bytes
    location: str | None = None


def reply(path: str, base: str) -> Reply:
    """What the portal answers to `path` (query included; it changes nothing, as on most portals)."""
    path = path.partition("?")[0]
    if path == "/robots.txt":
        return Reply(200, "text/plain; charset=utf-8", ROBOTS.encode())
    if match := fullmatch(r"/img/([\w-]{1,40})\.png", path):
        return Reply(200, "image/png", png(match[1]))
    if (match := fullmatch(r"/a/(\d{7})", path)) and int(match[1]) in stories():
        return Reply(301, HTML, b"", f"/p/{match[1]}.html")
    if match := fullmatch(r"/p/(\d{7})(?:_([2-9]))?\.(html|txt)", path):
        story, page = stories().get(int(match[1])), int(match[2] or 1)
        if story and page <= len(story.pages) and (match[3] == "txt") == (story.template == "plain"):
            return _story(story, page, base)
    return _list(path) or Reply(404, HTML, render.notice("404", "抱歉，您访问的页面不存在。").encode())


def paths() -> list[str]:
    """Every page the portal has: lists, articles with all their pages, odd pages."""
    found = ["/", "/search", *portal()["odd"]]
    for section in portal()["sections"]:
        found.append(f"/{section}/")
        found += [f"/{section}/index_{page}.html" for page in range(2, render.section_pages(section) + 1)]
    for story in stories().values():
        end = "txt" if story.template == "plain" else "html"
        found += [f"/p/{story.id}{f'_{page}' if page > 1 else ''}.{end}" for page in range(1, len(story.pages) + 1)]
    return found


def _story(story: Story, page: int, base: str) -> Reply:
    plain = story.template == "plain"
    text = render.plain(story) if plain else render.article(story, page, base)
    kind = "text/plain" if plain else "text/html"
    charset = f"; charset={story.header_charset}" if story.header_charset else ""
    return Reply(200, kind + charset, text.encode(story.encoding, "xmlcharrefreplace"))


def _list(path: str) -> Reply | None:
    write = None
    if path in {"/", "/index.html"}:
        write = render.front
    elif path in portal()["odd"]:
        write = partial(render.odd, portal()["odd"][path])
    elif path == "/search" or path.startswith("/search/"):
        write = partial(render.notice, "搜索", "请输入关键词。")
    elif match := fullmatch(r"/(\w{1,20})/(?:index(?:_([2-9]))?\.html)?", path):
        section, page = match[1], int(match[2] or 1)
        if section in portal()["sections"] and page <= render.section_pages(section):
            write = partial(render.section_list, section, page)
    return Reply(200, HTML, write().encode()) if write else None
