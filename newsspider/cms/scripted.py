"""Large sites whose pages hold the article as data."""

import json
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from lxml.html import tostring

from newsspider.article import Author, Editor
from newsspider.cms.embedded import MAX_SCRIPT, Embedded, below, script
from newsspider.cms.readers import labelled, story, with_desk
from newsspider.reading.found import Found


class ThePaper(Embedded, general=True):
    """澎湃新闻: __NEXT_DATA__ since 2022; before, markup of its own."""

    _title, _time = "name", "pubTime"
    body = story(".news_txt")

    @cached_property
    def _data(self) -> dict[str, Any]:
        return below(script(self, "__NEXT_DATA__"), "props", "pageProps", "detailData", "contentDetail")

    def authors(self) -> Found[list[Author]] | None:
        """澎湃新闻记者 …."""
        byline = labelled(self, self._entry("author"), "作者")
        return Found(list(byline.authors), "data") if byline and byline.authors else None

    def section(self) -> Found[str] | None:
        """The node that it was published in."""
        said = below(self._data, "nodeInfo").get("name")
        return Found(said, "data") if isinstance(said, str) and said else None

    def keywords(self) -> Found[list[str]] | None:
        """Its tags."""
        tags = self._data.get("tagList")
        said = [below(tag).get("tag") for tag in tags] if isinstance(tags, list) else []
        words = [word for word in said if isinstance(word, str) and word]
        return Found(words, "data") if words else None


class Ifeng(Embedded, general=True):
    """凤凰网: `var allData = {…}` since 2018; before, Baidu's ids. Class names end in a hash."""

    _time = "newsTime"
    body = story("[class*=index_text_] || [class*=text-3zQ3cZD4] || #artical_real")

    @cached_property
    def _data(self) -> dict[str, Any]:
        found = below(script(self, "allData"), "docData")
        parts = below(found, "contentData").get("contentList")
        texts = [below(part).get("data") for part in parts] if isinstance(parts, list) else []
        return {**found, "content": "".join(text for text in texts if isinstance(text, str))}

    def editors(self) -> Found[list[Editor]] | None:
        """责任编辑, without the staff code."""
        byline = labelled(self, self._entry("editorName"), "责任编辑")
        return Found(with_desk(self, byline.editors), "data") if byline and byline.editors else None


class Toutiao(Embedded, general=True):
    """今日头条: RENDER_DATA, JSON in URL encoding. A live page is a challenge first."""

    _time = "publishTime"
    body = story("article.syl-article-base || .tt-article-content")

    @cached_property
    def _data(self) -> dict[str, Any]:
        said = self.response.xpath("string(//script[@id='RENDER_DATA'])").get() or ""
        try:
            return below(json.loads(unquote(said[:MAX_SCRIPT])), "data")
        except (ValueError, RecursionError):
            return {}


class Huanqiu(Embedded, general=True):
    """环球网: text fields `article-title`, `article-time`, `article-content`; before, markup of its own."""

    body = story(".a-con")

    @cached_property
    def _data(self) -> dict[str, Any]:
        fields = self.response.selector.root.iter("textarea")
        return {name.removeprefix("article-"): _inner(field) for field in fields if (name := field.get("class"))}


def _inner(field: Any) -> str:
    # Some parsers take what stands in a text field for elements.
    return (field.text or "") + "".join(tostring(each, encoding="unicode") for each in field)
