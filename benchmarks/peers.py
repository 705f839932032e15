"""Another extractor over the same pages, in one process of the environment where it is installed.

python -m benchmarks.peers NAME < pages > results: a JSON line {"url", "html", "lang"} a page in, one {"url", "title",
"text", "published_at", "authors", "taken", "parse"} out, with seconds of CPU. It needs nothing of newsspider.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from time import process_time
from typing import Any, Final

from lxml import etree, html

Extract = Callable[[str, str, str], dict[str, Any]]  # page, URL, language → fields
BLOCKS: Final = frozenset(
    "p div li td th h1 h2 h3 h4 h5 h6 section article blockquote pre figcaption dd dt br tr ul ol table".split()
)


def trafilatura(*, precise: bool = False) -> Extract:
    """Its defaults, without comments; or precision preferred."""
    from trafilatura import bare_extraction

    def extract(page: str, url: str, language: str) -> dict[str, Any]:
        found = bare_extraction(page, url=url, include_comments=False, with_metadata=True, favor_precision=precise)
        if found is None:
            return {}
        said = found if isinstance(found, dict) else found.as_dict()
        return {
            "text": said.get("text"),
            "title": said.get("title"),
            "published_at": said.get("date"),
            "authors": said.get("author"),
        }

    return extract


def readability_lxml() -> Extract:
    """The summary's text, and the short title."""
    from readability import Document

    def extract(page: str, url: str, language: str) -> dict[str, Any]:
        document = Document(page, url=url)
        return {"text": text_of(document.summary(html_partial=True)), "title": document.short_title()}

    return extract


def newspaper4k() -> Extract:
    """Told the language, without which it finds little in Chinese; one that it does not know it guesses."""
    from newspaper import Article
    from newspaper.languages import valid_languages

    known = frozenset(code for code, _ in valid_languages())

    def extract(page: str, url: str, language: str) -> dict[str, Any]:
        told = {"language": language} if language in known else {}
        article = Article(url, fetch_images=False, **told)
        article.download(input_html=page)
        article.parse()
        when = article.publish_date
        return {
            "text": article.text,
            "title": article.title,
            "published_at": when.isoformat() if when else None,
            "authors": article.authors,
        }

    return extract


def resiliparse() -> Extract:
    """Main content only."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(page: str, url: str, language: str) -> dict[str, Any]:
        tree = HTMLTree.parse(page)
        return {"text": extract_plain_text(tree, main_content=True), "title": tree.title}

    return extract


def magic_html() -> Extract:
    """Its extractor for articles."""
    from magic_html import GeneralExtractor

    extractor = GeneralExtractor()

    def extract(page: str, url: str, language: str) -> dict[str, Any]:
        found = extractor.extract(page, base_url=url)
        return {"text": text_of(found.get("html") or ""), "title": found.get("title")}

    return extract


def gne() -> Extract:
    """Its defaults."""
    from gne import GeneralNewsExtractor

    extractor = GeneralNewsExtractor()

    def extract(page: str, url: str, language: str) -> dict[str, Any]:
        found = extractor.extract(page)
        return {
            "text": found.get("content"),
            "title": found.get("title"),
            "published_at": found.get("publish_time"),
            "authors": found.get("author"),
        }

    return extract


PEERS: Final[dict[str, Callable[[], Extract]]] = {
    "trafilatura": trafilatura,
    "trafilatura:precise": partial(trafilatura, precise=True),
    "readability-lxml": readability_lxml,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
    "magic-html": magic_html,
    "gne": gne,
}  # by the package's name; what follows ":" is a way to call it


def text_of(fragment: str) -> str:
    """The text of an HTML fragment, a line a block."""
    if not fragment.strip():
        return ""
    try:
        tree = html.fromstring(fragment)
    except (etree.LxmlError, ValueError):
        return ""
    for element in tree.iter():
        if element.tag in BLOCKS:
            element.tail = "\n" + (element.tail or "")
            element.text = "\n" + (element.text or "")
    return "\n".join(line for each in tree.text_content().splitlines() if (line := each.strip()))


def parse_time(body: bytes) -> float:
    """Seconds of CPU of the bare parse, the better of two."""
    best = float("inf")
    for _ in range(2):
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        start = process_time()
        tree = html.document_fromstring(body, parser=parser)
        best = min(best, process_time() - start)
        del tree
    return max(best, 1e-5)


def main(name: str) -> None:
    """Read pages, write results."""
    extract = PEERS[name]()
    for line in sys.stdin:
        page = json.loads(line)
        start = process_time()
        try:
            found = extract(page["html"], page["url"], page["lang"])
        except Exception as error:  # whatever a peer raises is an empty page of its own
            found = {"error": repr(error)[:200]}
        taken = process_time() - start
        found |= {"url": page["url"], "taken": taken, "parse": parse_time(page["html"].encode())}
        print(json.dumps(found, default=str))


if __name__ == "__main__":
    main(sys.argv[1])
