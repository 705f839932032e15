from urllib.parse import urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsspider.identity import article_id, canonical, content_hash, identity, plausible_canonical, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://example.com:80/a.html?utm_source=x&id=3#top", "http://example.com/a.html?id=3"),
        ("https://example.com:443/a?b=2&a=1", "https://example.com/a?b=2&a=1"),
        ("https://example.com:80/a", "https://example.com:80/a"),
        ("http://Example.COM", "http://example.com/"),
        ("HTTP://user:secret@example.com/a", "http://example.com/a"),
        ("http://example.com/spip.php?article8532", "http://example.com/spip.php?article8532"),
        ("http://example.com/a?fbclid=1&from=groupmessage&isappinstalled=0", "http://example.com/a"),
        ("http://example.com/a?from=beijing&ref=rss", "http://example.com/a?from=beijing"),
        ("http://example.com/a?spm=1.2&share_token=x&PHPSESSID=9&eid=7", "http://example.com/a?eid=7"),
        ("http://m.example.com/mnews.asp?pk_no=1412361", "http://m.example.com/mnews.asp?pk_no=1412361"),
        ("http://example.com/a;jsessionid=ABC?x=1", "http://example.com/a?x=1"),
        ("http://example.com/a?_=1716000000000&v=2", "http://example.com/a?v=2"),
        ("http://example.com/app#/article/12", "http://example.com/app#/article/12"),
        ("http://example.com/中文?q=中", "http://example.com/%E4%B8%AD%E6%96%87?q=%E4%B8%AD"),
        ("http://例え.jp/a", "http://xn--r8jz45g.jp/a"),
        ("file:///tmp/x.html", "file:///tmp/x.html"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_canonical_url_opens_the_same_page(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.com/a.html", "https://www.example.com/a.html"),
        ("http://m.example.com/a.html", "http://www.example.com:80/a.html#p2"),
        ("http://3g.news.example.com.cn/a", "https://news.example.com.cn/a"),
        ("http://example.com/x/index.html", "http://example.com/x/"),
        ("http://example.com/x/", "http://example.com/x"),
        ("http://example.com/x?b=2&a=1&utm_medium=y", "http://example.com/x?a=1&b=2"),
        ("http://example.com/a/../b/%7ec", "http://example.com/b/~c"),
        ("http://example.com./a", "http://example.com/a"),
    ],
)
def test_one_article_has_one_id(one: str, other: str) -> None:
    assert article_id(one) == article_id(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.com/show.php?id=1", "http://example.com/show.php?id=2"),
        ("http://m.com/a", "http://com/a"),
        ("http://m.com/a", "http://www.com/a"),
        ("http://news.example.com/a", "http://sport.example.com/a"),
        ("http://example.com/index.php?title=A", "http://example.com/index.php?title=B"),
        ("http://example.com/#!/1", "http://example.com/#!/2"),
        ("http://example.com/Ab1", "http://example.com/aB1"),
        ("http://example.com:8080/a", "http://example.com/a"),
    ],
)
def test_two_articles_have_two_ids(one: str, other: str) -> None:
    assert article_id(one) != article_id(other)


def test_an_id_is_the_same_for_ever() -> None:
    assert article_id("https://www.example.com/2024/05/20/c1-2.html") == "220e1b023ee871794abc22fd739bda8d"
    assert content_hash("题", "文") == content_hash("题", "文") != content_hash(None, "题文")


ARTICLE = "http://politics.example.com.cn/n1/2024/0501/c1001-40227.html"


@pytest.mark.parametrize(
    ("page", "link", "expected"),
    [
        (ARTICLE, "https://www.example.com.cn/n1/2024/0501/c1-9.html", "https://www.example.com.cn/n1/2024/0501/c1-9.html"),
        (ARTICLE, "/n1/2024/0501/c1001-40227.html?utm_source=a", ARTICLE),
        (ARTICLE, "http://www.example.com.cn/", None),
        (ARTICLE, "/", None),
        (ARTICLE, "/news/china/index.html", None),
        (ARTICLE, "http://other.com/n1/2024/0501/c1001-40227.html", None),
        (ARTICLE, "javascript:void(0)", None),
        (ARTICLE, "http://[broken", None),
        ("http://a.com/show.php?id=12", "http://a.com/show.php", None),
        ("http://a.com/123/my-long-slug-here/amp", "http://a.com/123/my-long-slug-here", "http://a.com/123/my-long-slug-here"),
        ("http://a.com/about", "https://a.com/about/", "https://a.com/about/"),
        ("http://127.0.0.1:8000/a1", "http://127.0.0.1:8000/a2", "http://127.0.0.1:8000/a2"),
        ("http://127.0.0.1:8000/a1", "http://127.0.0.2:8000/a1", None),
        ("http://a.com/x1", "", "http://a.com/x1"),
    ],
)  # fmt: skip
def test_a_canonical_link_must_be_plausible(page: str, link: str, expected: str | None) -> None:
    assert plausible_canonical(page, link) == expected


def test_site_is_the_registered_domain() -> None:
    assert site("http://politics.people.com.cn/a") == "people.com.cn"
    assert site("http://127.0.0.1:8000/a") == "127.0.0.1"


urls = st.one_of(
    st.text(max_size=60),
    st.builds(
        "{}://{}{}/{}?{}#{}".format,
        st.sampled_from(["http", "https", "HTTP", "file", "ftp"]),
        st.sampled_from(["www.", "m.", "", "u:p@", "www.m.", "[::1]", "."]),
        st.one_of(st.sampled_from(["example.com", "例え.jp:80", "x.cn:443", "com", ":"]), st.text(max_size=8)),
        st.text(max_size=12),
        st.text(alphabet="ab=&;%/?中_utm ", max_size=20),
        st.text(max_size=5),
    ),
)


@given(urls)
@example("http://a.com/;jsessionid=1;jsessionid=2")
def test_canonical_is_idempotent_and_raises_only_where_urlsplit_does(url: str) -> None:
    try:
        urlsplit(url)
    except ValueError:
        assume(False)
    once = canonical(url)
    assert canonical(once) == once
    assert identity(once) == identity(url)
    assert len(article_id(url)) == 32
    plausible_canonical(url, once)
