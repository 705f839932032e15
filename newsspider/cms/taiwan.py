"""The press of Taiwan. Reporters stand in the text (記者王小明／台北報導): the byline grammar reads them."""

from newsspider.cms.readers import Family, authors, heading, moment, story


class Cna(Family, general=True):
    """中央社."""

    title = heading(".centralContent h1")
    published_at = moment(".updatetime")
    body = story(".centralContent .paragraph")


class Ltn(Family, general=True):
    """自由時報 and its twelve sub-sites."""

    published_at = moment(".time")
    body = story(".boxTitle .text || .text")


class Udn(Family, general=True):
    """聯合新聞網."""

    title = heading("#story_art_title || #story_body_content h1")
    published_at = moment(".story_bady_info_author || .shareBar__info--author")
    authors = authors(".story_bady_info_author a || .shareBar__info--author a")
    body = story("#article_body || #story_body_content")


class Ettoday(Family, general=True):
    """東森新聞雲."""

    title = heading("h1.title")
    published_at = moment("time.date")
    body = story("div.story")


class Setn(Family, general=True):
    """三立新聞."""

    published_at = moment(".page-date time")
    body = story("#ckuse article || .Content2")


class Chinatimes(Family, general=True):
    """中時新聞網."""

    title = heading("h1.article-title")
    published_at = moment(".meta-info time")
    authors = authors(".author")
    body = story(".article-body")
