import json
from collections.abc import Iterator
from dataclasses import fields
from http.client import HTTPConnection
from pathlib import Path
from re import MULTILINE, findall, sub
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from newsspider.article import Article, schema
from newsspider.demo.data import furniture, stories
from newsspider.demo.data import portal as portal_data
from newsspider.demo.pages import Reply, paths, reply
from newsspider.demo.server import Portal

HERE = Path(__file__).parent
BASE = "http://portal.test"
EXPECTED = [json.loads(line) for line in (HERE / "data/demo_expected.jsonl").read_text("utf-8").splitlines()]
LISTS = [path for path in paths() if path == "/" or path.strip("/").partition("/")[0] in portal_data()["sections"]]
README = (HERE.parent / "newsspider/demo/README.md").read_text("utf-8")
TRAPS = dict(findall(r"^\| (/\S+) \| (\d{3}) \|", README, MULTILINE))


@pytest.fixture(scope="module")
def connection() -> Iterator[HTTPConnection]:
    with Portal() as portal:
        connection = HTTPConnection(urlsplit(portal.url).netloc, timeout=5)
        yield connection
        connection.close()


def fetch(connection: HTTPConnection, path: str) -> tuple[int, str, bytes]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read()


def words(page: Reply, encoding: str) -> str:
    """The text of a page without any white space."""
    text = page.body.decode(encoding)
    if page.content_type.startswith("text/html"):
        text = "".join(str(each) for each in html.fromstring(text).xpath("//body//text()"))
    return sub(r"\s", "", text)


def links(path: str) -> list[str]:
    tree = html.fromstring(reply(path, BASE).body.decode())
    found = [urljoin(BASE + path, str(href)) for href in tree.xpath("//a/@href") if not href.startswith("javascript:")]
    return [quote(url.removeprefix(BASE), safe="/:?=&%") for url in found if url.startswith(BASE)]


def test_every_page_comes_whole_over_one_connection(connection: HTTPConnection) -> None:
    for path in [*paths(), "/robots.txt", "/img/harbour.png", "/nowhere.html"]:
        answer = reply(path, BASE)
        status, kind, body = fetch(connection, path)
        assert (status, kind) == (answer.status, answer.content_type)
        if BASE.encode() not in answer.body:
            assert body == answer.body


def test_head_has_the_length_and_no_body(connection: HTTPConnection) -> None:
    connection.request("HEAD", "/")
    answer = connection.getresponse()
    assert int(answer.headers["Content-Length"]) == len(reply("/", BASE).body)
    assert answer.read() == b""


def test_two_portals_can_run_at_once() -> None:
    with Portal() as one, Portal() as other:
        assert one.url != other.url


@pytest.mark.parametrize(
    ("path", "kind", "encoding", "declared"),
    [
        ("/p/3100111.html", "text/html; charset=utf-8", "utf-8", b"charset=utf-8"),
        ("/p/3100205.html", "text/html; charset=gb2312", "gbk", b"charset=gb2312"),
        ("/p/3100305.html", "text/html; charset=utf-8", "gbk", b"charset=gbk"),
        ("/p/3100405.html", "text/html", "utf-8", b"charset=gb2312"),
        ("/p/3100210.txt", "text/plain; charset=utf-8", "utf-8", b""),
    ],
)
def test_charsets_are_right_and_wrong_as_promised(path: str, kind: str, encoding: str, declared: bytes) -> None:
    answer = reply(path, BASE)
    assert answer.content_type == kind
    assert declared in answer.body
    title = stories()[int(path[3:10])].title
    assert title in answer.body.decode(encoding)
    if encoding == "gbk":
        with pytest.raises(UnicodeDecodeError):
            answer.body.decode("utf-8")


def test_the_gb2312_page_needs_gbk() -> None:
    with pytest.raises(UnicodeDecodeError):
        reply("/p/3100205.html", BASE).body.decode("gb2312")


def test_robots_allows_all_but_search() -> None:
    assert reply("/robots.txt", BASE).body.decode().splitlines() == ["User-agent: *", "Disallow: /search", "Allow: /"]


def test_the_redirect_is_the_only_way_to_its_target() -> None:
    moved = reply("/a/3100110", BASE)
    assert (moved.status, moved.location) == (301, "/p/3100110.html")
    pages = [path for path in paths() if path.endswith(("/", ".html"))]
    assert not [path for path in pages if b'href="/p/3100110.html"' in reply(path, BASE).body]


@pytest.mark.parametrize("path", LISTS)
def test_links_of_lists_answer_as_promised(path: str) -> None:
    found = links(path)
    assert found
    for link in found:
        assert reply(link, BASE).status == int(TRAPS.get(link, 200)), link


def test_every_trap_of_the_readme_answers_as_it_says() -> None:
    assert len(TRAPS) > 30
    assert {path: reply(path, BASE).status for path in TRAPS} == {path: int(code) for path, code in TRAPS.items()}


def test_every_listed_article_is_reached_from_the_front_page_by_lists_alone() -> None:
    seen, queue = set[str](), ["/"]
    while queue:
        path = queue.pop()
        if path not in seen:
            seen.add(path)
            queue += [link for link in links(path) if link in LISTS or link.endswith("/index.html")]
    assert seen >= set(LISTS)
    assert len([path for path in LISTS if path != "/"]) == 12
    listed = {link for path in seen for link in links(path)}
    ends = {each["url"].removeprefix(BASE) for each in EXPECTED} - {"/p/3100110.html"}
    assert ends <= listed


def test_the_expected_export_has_the_articles_shape() -> None:
    check = Draft202012Validator(schema())
    filled = {"id": "x", "fetched_at": "x"}
    for line in EXPECTED:
        assert list(line) == [field.name for field in fields(Article)]
        assert {key for key in filled if line[key] is not None} == set()
        assert not list(check.iter_errors({**line, **filled}))
    assert [line["canonical_url"] for line in EXPECTED] == sorted(line["canonical_url"] for line in EXPECTED)
    assert len(EXPECTED) == len(stories())


@pytest.mark.parametrize("line", EXPECTED, ids=lambda line: line["url"][-12:])
def test_the_expected_export_is_on_the_pages(line: dict[str, Any]) -> None:
    story = stories()[int(line["url"][-12:].strip("/").partition(".")[0])]
    stem, _, end = line["url"].removeprefix(BASE).partition(".")
    numbers = ["", *(f"_{number}" for number in range(2, line["pages"] + 1))]
    pages = [reply(f"{stem}{number}.{end}", BASE) for number in numbers]
    served = "".join(words(page, story.encoding) for page in pages)
    whole = [line["title"], line["source"], *line["text"].split("\n\n")]
    whole += [image["caption"] for image in line["images"]] + [image["credit"] for image in line["images"]]
    whole += [each["name"] for each in line["authors"] + line["editors"]]
    if line["published_from"] == "byline":
        whole.append(line["published_raw"])
    assert [text for text in whole if sub(r"\s", "", text) not in served] == []
    sources = b"".join(page.body for page in pages)
    for image in line["images"]:
        assert urlsplit(image["url"]).path.encode() in sources
    assert len(pages) == len(story.pages)


def phrases(node: Any) -> Iterator[str]:
    """Every string in the widgets' words that is long enough to be theirs alone."""
    if isinstance(node, str):
        yield from (part for part in node.replace("{n}", "0").split(" | ") if len(part) >= 4)
    elif isinstance(node, dict):
        yield from (phrase for value in node.values() for phrase in phrases(value))
    elif isinstance(node, list):
        yield from (phrase for value in node for phrase in phrases(value))


def test_no_expected_text_holds_a_widgets_words() -> None:
    said = [
        comment[key] for story in stories().values() for comment in story.comments for key in ("name", "text", "time")
    ]
    widgets = {*said, *(phrase for lang in ("zh-Hans", "zh-Hant", "en") for phrase in phrases(furniture(lang)))}
    assert len(widgets) > 200
    for line in EXPECTED:
        # an article may well repeat its own title in its first sentence, as 3100107 does
        titles = {story.title for story in stories().values()} - {line["title"]}
        assert {phrase for phrase in widgets | titles if phrase in line["text"]} == set(), line["url"]
