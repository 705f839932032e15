"""When an article was published: the places and forms that single pages taught, each on a page of a few lines."""

from datetime import UTC, datetime

import pytest
from scrapy.http import HtmlResponse

from newsspider.page import ArticlePage
from newsspider.reading.blocks import segment
from newsspider.reading.structured import read_structured
from newsspider.reading.urls import day_in

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "<p>The council of the harbour town voted to rebuild the old pier, which was damaged last winter.</p>" * 3
BELOW = "<p>Work on the pier is to begin in the spring and will last for two years, the mayor said on Monday.</p>"


def published(
    head: str, above: str, below: str = "", url: str = "https://post.example/pier", lead: str = ""
) -> str | None:
    html = (
        f"<html><head><title>A pier is rebuilt</title>{head}</head><body><div id=story>{above}"
        f"{lead}{TEXT}{BELOW}</div>{below}</body></html>"
    )
    page = ArticlePage(HtmlResponse(url=url, body=html.encode(), encoding="utf-8"), NOW)
    found = page.published_at()
    return found.value.at if found else None


H1 = "<h1>A pier is rebuilt</h1>"
UTC_META = '<meta property="article:published_time" content="2020-02-25T02:25:54Z">'


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ("February 24, 2020 | 9:25pm", "2020-02-24T21:25:54-05:00"),
        ("Published: February 24, 2020 at 6:25 p.m.", "2020-02-24T18:25:54-08:00"),
        ("February 25, 2020 7:55 am", "2020-02-25T07:55:54+05:30"),
        ("February 24, 2020 | 9:31pm", "2020-02-25T02:25:54+00:00"),  # another moment: no offset at all
        ("February 24, 2020", "2020-02-25T02:25:54+00:00"),
    ],
)
def test_a_time_in_utc_beside_the_same_moment_by_the_local_clock(shown: str, at: str) -> None:
    assert published(UTC_META, f"{H1}<p class=date>{shown}</p>") == at


@pytest.mark.parametrize(
    ("above", "lead", "below", "at"),
    [
        (f"<h2>Saturday, 9 September 2017</h2>{H1}", "", "", "2017-09-09"),
        (H1, f"<p>Press release of 25 January 2022 | Berlin – {TEXT[3:-4]}</p>", "", "2022-01-25"),
        (H1, f"<p>VANCOUVER, 3 May 2021 – {TEXT[3:-4]}</p>", "", "2021-05-03"),
        (H1, f"<p>Since 3 May 2021 the pier has been closed to all - and to all ships. {TEXT[3:-4]}</p>", "", None),
        (
            f"<div>25.02.2020 - Desk: Jane Furlong (speaker of the harbour board)</div>{H1}",
            "",
            "",
            "2020-02-25",
        ),
        (
            f"{H1}<p>Press release of 25 January 2022 | Berlin – {TEXT[3:-4]}</p><figure><figcaption>The pier"
            "</figcaption></figure>",
            "",
            "",
            "2022-01-25",
        ),
        (H1, "", "<div>Von Christian am 23.05.2013, 11:51 | 0 Meinungen</div>", "2013-05-23"),
        (H1, "", "<p>Dieser Beitrag wurde am 19. Mai 2010 um 23:03 Uhr gepostet</p>", "2010-05-19"),
        (f'{H1}<p>by Post<time class="published updated" datetime="2022-10-11">then</time></p>', "", "", "2022-10-11"),
        (f"{H1}<div class=date-comments-bar>11 October,2022By Jane Furlong</div>", "", "", "2022-10-11"),
        (f"{H1}<div><figcaption>The pier on 9 October 2022.</figcaption></div>", "", "", None),
        (
            f"<p class=post-meta>Jane Furlong | 11.Oct.2022 | {'Town, Harbour ' * 7}</p>{'<p>x</p>' * 9}{H1}",
            "",
            "",
            "2022-10-11",
        ),
        (
            f"{H1}<ul><li><a href=/x>Eighth pier of the coast is torn down</a><div>Mon, Jan 9 2012</div></li></ul>",
            "",
            "",
            None,  # a teaser's
        ),
    ],
)
def test_where_a_date_may_stand(above: str, lead: str, below: str, at: str | None) -> None:
    assert published("", above, below, lead=lead) == at


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/education/2020/oct/02/halls-too-full", "2020-10-02"),
        ("https://post.example/2020/Oct/2/halls", "2020-10-02"),
        ("https://post.example/2020/10/02/halls", "2020-10-02"),
        ("https://post.example/2020/oct/32/halls", None),
        ("https://post.example/2020/october/", None),
        ("http://[broken/2020/10/02/", None),
    ],
)
def test_the_day_in_an_address(url: str, day: str | None) -> None:
    found = day_in(url)
    assert (found and found[0].isoformat()) == day


def test_a_copy_has_the_day_of_the_address_that_it_calls_its_own() -> None:
    link = '<link rel="canonical" href="https://paper.example/education/2020/oct/02/halls">'
    assert published(link, H1) == "2020-10-02"


def test_the_head_of_a_huge_script_is_read() -> None:
    entries = ",".join(
        f'{{"@type": "BlogPosting", "datePublished": "2024-08-05T{n % 24:02}:00:00Z"}}' for n in range(9999)
    )
    names = '[{"@type": "Person", "name": "Lucy Thorn"}, {"@type": "Person", "name": "Tim Hill"}]'
    script = (
        f'{{"@type": "LiveBlogPosting", "datePublished": "2024-08-04T13:23:00Z", "author": {names},'
        f' "liveBlogUpdate": [{entries}]}}'
    )
    assert len(script) > 500_000
    html = f'<html><head><script type="application/ld+json">{script}</script></head></html>'
    article = read_structured(
        segment(HtmlResponse(url="https://post.example/", body=html.encode()).selector.root).telling
    ).article
    assert article["datePublished"] == "2024-08-04T13:23:00Z"
    assert article["author"] == ["Lucy Thorn", "Tim Hill"]


@pytest.mark.parametrize(
    ("below", "at"),
    [
        (
            '<script>window.data = {"id": 7, "publishedAt": "2022-10-11T08:10:00Z"}</script>',
            "2022-10-11T08:10:00+00:00",
        ),
        ('<script>push("{\\"datePublished\\":\\"2022-10-11\\"}")</script>', "2022-10-11"),
        ('<script>{"publish_time": 1665475800}</script>', "2022-10-11T08:10:00+00:00"),
        (  # several days: that of the entry with the headline
            '<script>[{"title": "A bridge", "pubDate": "2022-10-09"}, {"title": "A pier is rebuilt", "pubDate":'
            ' "2022-10-11"}, {"title": "A tower", "pubDate": "2022-10-10"}]</script>',
            "2022-10-11",
        ),
        ('<script>[{"pubDate": "2022-10-09"}, {"pubDate": "2022-10-11"}]</script>', None),
        ('<script>{"publisher": "Post 2022", "updatedAt": "2022-10-11"}</script>', None),
        ('<div data-date="11 October 2022"></div>', "2022-10-11"),
        ('<div data-date="11 October 2022"></div><div data-date="10 October 2022"></div>', None),
        ('<ul><li data-date="11 October 2022">A tower</li></ul>', None),
        ('<div class=comments><time datetime="2022-10-11">then</time></div>', None),
        ("<p>Links</p>" * 20 + "<p>Last updated: 11 October 2022</p>", "2022-10-11"),
        ("<p>Links</p>" * 20 + "<p>11 October 2022</p>", None),
        (
            "<p>Links</p>" * 20
            + "<p>A pier is rebuilt was posted on 11 October 2022 under Town, Harbour, Sea, Coast.</p>",
            "2022-10-11",
        ),
    ],
)
def test_the_last_places(below: str, at: str | None) -> None:
    assert published("", H1, below) == at


def test_who_says_only_when_it_was_changed_published_it_then() -> None:
    assert published('<meta property="og:updated_time" content="2022-10-11">', H1) == "2022-10-11"
    assert (
        published('<meta property="og:updated_time" content="2022-10-11">', f"{H1}<p>9 October 2022</p>")
        == "2022-10-09"
    )
