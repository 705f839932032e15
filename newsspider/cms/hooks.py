"""Marks that many systems put into a page for search engines and aggregators, whatever its design."""

from newsspider.article import Editor
from newsspider.cms.readers import Family, authors, editors, heading, moment, source, story
from newsspider.reading.found import Found


class BaiduIds(Family, general=True):
    """The ids of Baidu's news index. Seen in 35 of 347 sites' configurations."""

    published_at = moment("#pubtime_baidu")
    source = source("#source_baidu")
    authors = authors("#author_baidu")
    editors = editors("#editor_baidu")


class GovernmentMeta(Family, general=True):
    """What Chinese government sites must say in meta tags; PubDate, ContentSource and Author are read on all pages."""

    def title(self) -> Found[str] | None:
        """ArticleTitle."""
        return self._said("articletitle")

    def section(self) -> Found[str] | None:
        """ColumnName."""
        return self._said("columnname")

    def editors(self) -> Found[list[Editor]] | None:
        """Editor."""
        said = self.structured.first("editor")
        return Found([Editor(said, "editor")], "meta") if said else None

    def _said(self, name: str) -> Found[str] | None:
        said = self.structured.first(name)
        return Found(said, "meta") if said else None


class IvsIds(Family, general=True):
    """The ivs_* ids of government sites in Beijing, Shanghai and Zhejiang, and of 东方网."""

    title = heading("#ivs_title")
    published_at = moment("#ivs_date")
    source = source(".subInfo .source")
    authors = authors(".subInfo .author")
    body = story("#ivs_content")
