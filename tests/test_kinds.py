"""Pages that are no articles, and their look-alikes that are."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse, TextResponse

from newsspider.article import Article
from newsspider.cleaning import to_article
from newsspider.delivery.delivery import NONE
from newsspider.draft import Candidate, Draft
from newsspider.keeper import RunKeeper
from newsspider.page import ArticlePage
from newsspider.pipelines import Validate
from newsspider.reading.kinds import Kind
from newsspider.run.fates import Fate
from newsspider.validation import objection

NOW = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://www.example.com/2026/11/22/story-about-things.html"
MENU = (
    "<ul class=nav>"
    + "".join(f"<li><a href=/{each}>{each}</a></li>" for each in "Home World Sport Money Arts".split())
    + "</ul>"
)
PROSE = (
    "The council voted on Tuesday to keep the old library open for another year, ending months of protest.",
    "Residents had collected more than four thousand signatures, which they handed to the mayor in October.",
    "The building needs a new roof and heating, and the cost is put at two million pounds by the surveyors.",
    "“We are relieved, and we will be watching closely,” said Mary Stone, who led the campaign from the start.",
)
ZH = (
    "昨天上午，市民在新落成的图书馆前排起了长队，工作人员说当天接待了三千多人。",
    "据介绍，图书馆的建设历时两年，总投资超过四亿元，今后还将继续扩建。",
    "负责人表示，图书馆将全年免费开放，欢迎市民前来参观，并提出宝贵意见。",
)


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{each}</p>" for each in texts)


def headlines(count: int, teaser: bool = False) -> str:
    items = (
        f"<div class=item><h3><a href=/n/{n}.html>Headline number {n} about what the city decided on that day</a></h3>"
        + (f"<p>What the city decided on day {n} will change the lives of many people there.</p>" if teaser else "")
        + "</div>"
        for n in range(count)
    )
    return f"<div class=list>{''.join(items)}</div>"


def story(*more: str, head: str = "", title: str = "Library stays open for another year", side: str = "") -> str:
    text = f"<div class=article><h1>{title}</h1>{paragraphs(*PROSE, *more)}</div>"
    return page(f"{title} - Example News", f"{MENU}{text}{side}", head)


def read(html: str, url: str = URL) -> tuple[Draft, Article]:
    draft = ArticlePage(HtmlResponse(url, body=html.encode(), encoding="utf-8"), NOW).read()
    return draft, to_article(draft)


TICKER = "".join(
    f"<div class=entry><span>{9 + n // 4}:{n % 4 * 15:02}</span><p>Minister number {n} has left the building and told"
    " reporters that talks would go on through the evening.</p></div>".replace("span>", "div>")
    for n in range(16)
)
CONSENT = paragraphs(
    "We and our 812 partners use cookies and similar technologies to store and access personal data on your device.",
    "With your consent, we may use cookies to show you personalised advertising and content and to measure both.",
    "You can withdraw your consent at any time in our privacy policy; some partners rely on legitimate interest.",
)
VIDEO = "<meta property=og:type content=video.other>"
PAGES = [
    (Kind.REMOVED, page("404", f"{MENU}<h1>Page not found</h1>")),
    (Kind.REMOVED, page("提示", "<div>您访问的页面不存在或已被删除！</div><a href=/>返回首页</a>")),
    (Kind.CHALLENGE, page("Just a moment...", "<h1>www.example.com</h1><p>Verify you are human by waiting.</p>")),
    (Kind.CHALLENGE, "<html><script>document.cookie='__jsl_clearance=1';location.href='/';</script></html>"),
    (Kind.CHALLENGE, "<html><script>var a=1;document.cookie='k='+a;location.reload()</script></html>"),
    (Kind.CHALLENGE, page("安全验证", "<div>访问过于频繁，请完成安全验证</div><div>拖动滑块完成拼图</div>")),
    (Kind.CHALLENGE, page("Access Denied", "<h1>Access Denied</h1><p>You have no permission.</p>")),
    (Kind.ERROR, page("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>")),
    (Kind.ERROR, page("出错了", "<div>系统错误，请联系管理员</div>")),
    (Kind.BUSY, page("提示信息", "<div>系统繁忙，请稍后再试</div>")),
    (Kind.BUSY, page("江洲新闻网", "<div>当前访问人数过多，请稍后刷新页面</div><a href=/>首页</a>")),
    (Kind.BUSY, page("503 Service Temporarily Unavailable", "<center><h1>503 Service Temporarily Unavailable</h1>")),
    (Kind.BUSY, page("News", "<h1>We are down for maintenance</h1><p>Please check back soon.</p>")),
    (Kind.PARKED, page("example.com", "<h1>example.com</h1><p>This domain is for sale!</p><a href=/>Inquire</a>")),
    (Kind.PARKED, page("example.com", "<div id=main></div><script src='//img.sedoparking.com/x.js'></script>")),
    (Kind.PARKED, page("example.com", "<p>This domain is for sale. Buy this domain.</p>")),
    (Kind.PARKED, page("example.com", "<p>The domain name is for sale!</p><p>Inquire about this domain by mail.</p>")),
    (Kind.PARKED, page("域名出售", "<h2>该域名正在出售</h2><p>联系电话：0000-0000</p>")),
    (Kind.PARKED, page("没有找到站点", "<h1>没有找到站点</h1><ul><li>您没有将此域名绑定到对应站点</li></ul>")),
    (Kind.PARKED, page("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>Further configuration is required.</p>")),
    (Kind.CHALLENGE, page("", "<div>请按住滑块，拖动到最右边</div><div id=nc></div><script>AWSC.use('nc')</script>")),
    (Kind.CHALLENGE, page("登录", "<div id=captcha></div><script src='https://static.geetest.example/gt.js'></script>")),
    (Kind.CHALLENGE, page("ERROR", "<h1>Request unsuccessful.</h1><p>Incapsula incident ID: 1-2</p>")),
    (Kind.CHALLENGE, page("提示", "<p>您的请求疑似攻击行为，已被网站防火墙拦截！</p><p>请求编号：1f</p>")),
    (Kind.REMOVED, page("404", f"{MENU}<div>抱歉，您访问的页面不存在</div>")),
    (Kind.REMOVED, page("提示信息", "<div>该文章已被删除，3秒后返回首页</div>")),
    (Kind.SHELL, page("云媒新闻", "<div id=root></div><script src=/static/js/main.8f.js></script>")),
    (Kind.SHELL, page("News", "<noscript>Enable JavaScript.</noscript><div id=app></div><script src=/a></script>")),
    (Kind.CONSENT, page("Before you continue", f"<h1>Your privacy</h1>{CONSENT}<button>Accept all</button>")),
    (Kind.LOGIN, page("登录", f"{MENU}<div>请先登录后查看全文</div><form><input type=password></form>")),
    (Kind.LOGIN, page("Sign in", "<h1>Sign in to continue</h1><form><input type=Password></form>" + MENU * 9)),
    (Kind.LIST, page("World news - Example", f"{MENU}<h1>World</h1>{headlines(20)}")),
    (Kind.LIST, page("World news - Example", f"{MENU}<h1>World</h1>{headlines(20, teaser=True)}")),
    (Kind.SEARCH, page("Search results for library", f"{MENU}<h1>Search results</h1>{headlines(15, teaser=True)}")),
    (Kind.LIVE, page("Live: talks at the palace", f"{MENU}<h1>Live: talks at the palace</h1>{TICKER}")),
    (Kind.VIDEO, page("Watch: boat race", f"{MENU}<h1>Boat race</h1><video src=a.mp4></video>", VIDEO)),
    (Kind.GALLERY, page("In pictures: boat race", f"{MENU}<h1>Boat race</h1>{'<img src=/1.jpg>' * 9}")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "html"), PAGES, ids=[f"{kind.name}{n}" for n, (kind, _) in enumerate(PAGES)])
def test_what_is_no_article_ends_with_its_kind(kind: Kind, html: str) -> None:
    draft, article = read(html, "https://www.example.com/search?q=library" if kind is Kind.SEARCH else URL)
    assert draft.kind is kind
    fates = {
        Kind.REMOVED: Fate.GONE,
        Kind.CHALLENGE: Fate.BLOCKED,
        Kind.CONSENT: Fate.BLOCKED,
        Kind.BUSY: Fate.BLOCKED,
        Kind.LIVE: Fate.FILTERED,
    }
    assert objection(article, draft.kind, {}) == (fates.get(kind, Fate.INVALID), kind.value)


BRIEF = (
    "<div class=article><h1>Storm closes harbour</h1><div class=date>2026-11-22 10:15</div><div class=article-content>"
    "<p>The harbour was closed on Monday because of the storm, and ferries will not leave today.</p></div></div>"
)
BRIEF_ZH = (
    "<div class=article><h1>图书馆开放</h1><div class=date>2026-11-22 10:15</div><div class=article-content>"
    "<p>市图书馆今天起恢复开放，读者凭证入馆，开放时间为每天上午九时至下午五时。</p></div></div>"
)
COOKIES = (
    "Regulators fined the company 40 million euros on Monday for the way in which it asks visitors for their consent.",
    "The banner said “we use cookies to improve your experience”, and refusing took six clicks, the authority found.",
    "The company, which employs nine hundred people, said that it would appeal against the decision in court.",
    "Shares fell by two percent in the morning and recovered after the chief executive had spoken to investors.",
)
LINKED = tuple(
    f"On day {n} <a href=/{n}>the committee</a> heard from <a href=/w{n}>a witness</a>, who told it what <a href=/x{n}>"
    "she had seen</a> from the window of her house."
    for n in range(8)
)
LISTICLE = "".join(
    f"<h2>{n}. The beach at Saint Number {n}</h2><p>A wide bay of white sand where the water stays shallow for a"
    " hundred metres, so that children can play.</p>"
    for n in range(1, 11)
)
SUMMARY = paragraphs(
    *PROSE,
    "At 10:15 the first minister spoke, at 11:30 the second, and at 14:00 the crowd began to leave the square.",
)
TIMETABLE = "<ul>" + "".join(f"<li>{n}:00 Concert of band number {n}</li>" for n in range(9, 23)) + "</ul>"
ARTICLES = {
    "many links in the text": story(*LINKED),
    "many headlines beside it": story(side=headlines(40, teaser=False)),
    "a brief": page("Storm closes harbour", MENU + BRIEF),
    "a brief beside many headlines": page("Storm closes harbour", MENU + BRIEF + headlines(30)),
    "a Chinese brief": page("图书馆开放_新闻", MENU + BRIEF_ZH),
    "a story about cookies": page("Fine for consent banner", f"<h1>Fine for consent banner</h1>{paragraphs(*COOKIES)}"),
    "a story above a cookie banner": story(side=f"<div class=cookie-banner>{CONSENT}<button>Accept all</button></div>"),
    "a listicle": page("Ten beaches", f"{MENU}<h1>Ten beaches</h1><p>{PROSE[0]}</p>{LISTICLE}"),
    "a live blog's summary": page("What happened on Tuesday", f"{MENU}<h1>What happened on Tuesday</h1>{SUMMARY}"),
    "a timetable": page(
        "Festival: who plays when", f"<h1>Festival: who plays when</h1>{paragraphs(*PROSE)}{TIMETABLE}"
    ),
    "a story about missing pages": story("The ministry’s page was not found on Monday: error 404, “page not found”."),
    "a story about captchas": story(
        "Bots now solve the test that asks you to verify that you are human, a study says."
    ),
    "a dated brief about a domain": page(
        "Old domain is for sale",
        "<h1>Old domain is for sale</h1><div>2026-11-22</div><p>The domain is for sale for nine million, it says.</p>",
    ),
    "a brief about a domain": page(
        "Village sells its name",
        "<h1>Village sells its name</h1><p>The domain is for sale since Monday.</p><p>Two bids came in the first"
        " hour, and the mayor said that more are expected.</p>",
    ),
    "a story with a video": story(side="<video src=a.mp4></video>", head=VIDEO),
    "a story with a login form": story(side="<form>Please log in<input type=password></form>"),
    "a Chinese story": page("图书馆开放", f"<h1>图书馆开放</h1>{paragraphs(*ZH)}<div>登录后查看更多评论</div>"),
}


@pytest.mark.parametrize("html", ARTICLES.values(), ids=ARTICLES.keys())
def test_look_alikes_are_articles(html: str) -> None:
    draft, article = read(html)
    assert (draft.kind, objection(article, draft.kind, {})) == (None, None)


LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {}}}</script>'


@pytest.mark.parametrize(
    ("html", "flagged"),
    [
        (story(head=LD.format("false")), True),
        (story(head=LD.format('"False"')), True),
        (story(head=LD.format('"http://schema.org/False"')), True),
        (story(head=LD.format("true")), False),
        (
            story(head=LD.format("false"), side=paragraphs(*(each * 4 for each in PROSE * 4))),
            False,
        ),  # all of it is here
        (story(side="<div>Subscribe to continue reading</div>"), True),
        (story(side='<div class="article-paywall">Choose your plan</div>'), True),
        (page("图书馆", f"<h1>图书馆开放</h1>{paragraphs(*ZH)}<div>本文为付费内容</div>"), True),
        (page("图书馆", f"<h1>图书馆开放</h1>{paragraphs(*ZH)}<div>剩余1024字，订阅后继续阅读</div>"), True),
        (story(side="<div>Subscribe to our newsletter</div>"), False),
        (story(), False),
    ],
)
def test_a_stub_for_subscribers_is_delivered_with_a_flag(html: str, flagged: bool) -> None:
    draft, article = read(html)
    assert ("paywalled" in article.flags, objection(article, draft.kind, {})) == (flagged, None)


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "<script></script>"])
def test_an_empty_page_is_invalid(html: str) -> None:
    draft, article = read(html)
    refused = objection(article, draft.kind, {})
    assert refused
    assert refused[0] is Fate.INVALID


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("网站升级维护 市民办事受影响", "市政务服务网昨晚起升级维护，线上预约暂停办理，市民可到窗口办理相关业务。"),
        ("人机验证难倒老人", "不少老人反映登录时验证码看不清，市大数据局昨天表示将增加语音播报功能。"),
        ("滑块验证被破解 警方抓获三人", "三人利用软件绕过多家网站的滑块验证，非法获利十余万元，已被刑事拘留。"),
        (
            "Cloudflare outage takes down news sites",
            "A fault at Cloudflare left readers with error pages on Tuesday morning.",
        ),
        ("Are captchas dead?", "Machines now solve captchas faster than people, a study by two universities found."),
        ("一域名拍出百万元", "记者从拍卖平台获悉，该域名正在出售的消息引来二十七人竞价，最终以百万元成交。"),
        ("服务器繁忙引投诉", "开票首日平台显示服务器繁忙，三千余名乐迷投诉，主办方昨晚致歉并宣布加场。"),
        ("登录难题待解", "市民反映预约平台请先登录的提示反复出现，卫健委回应称系统已于昨夜修复完毕。"),
        ("访问受限？官方回应", "针对学校网站访问受限的传言，市教育局回应称系线路检修，今天中午已恢复。"),
    ],
)
def test_a_short_story_about_such_pages_is_a_story(title: str, text: str) -> None:
    html = page(
        title, f"<h1>{title}</h1><div>2026-11-21 08:08 来源：江洲日报</div><div class=content><p>{text}</p></div>"
    )
    comments = "<form><input name=q><div class=g-recaptcha></div><script src='/g-recaptcha.js'></script></form>"
    for body in (html, html.replace("</body>", comments + "</body>")):
        draft, article = read(body)
        assert (draft.kind, objection(article, draft.kind, {})) == (None, None)
        assert text in (article.text or "")


@pytest.mark.parametrize(
    ("html", "objected"),
    [
        (f"<div id=text>{paragraphs(*PROSE)}</div>", None),  # an archive's fragment
        (f"<div id=text><p>{PROSE[0][:80]}</p></div>", (Fate.INVALID, "no title")),
    ],
)
def test_a_fragment_with_a_story_needs_no_title(html: str, objected: tuple[Fate, str] | None) -> None:
    draft, article = read(html)
    assert (article.title, "untitled" in article.flags, objection(article, draft.kind, {})) == (None, True, objected)


def test_a_wall_in_place_of_a_following_page_is_left_out() -> None:
    draft, _ = read(story())
    wall, _ = read(next(html for kind, html in PAGES if kind is Kind.LOGIN))
    draft.append(wall)
    assert (len(draft.parts), draft.flags) == (1, ["pages_missing"])


def test_a_challenge_counts_as_a_refusal(tmp_path: Path) -> None:
    keeper = RunKeeper("article", tmp_path, incremental=False)
    keeper.facts.fetched = 1
    keeper.fates.found(URL)
    crawler: Any = SimpleNamespace(get_extension=lambda _: SimpleNamespace(keeper=keeper), spider=None)
    draft, article = read(next(html for kind, html in PAGES if kind is Kind.CHALLENGE))
    with pytest.raises(DropItem):
        Validate(crawler).process_item(Candidate(URL, article, {}, NONE, draft.kind))
    assert (keeper.facts.fetched, keeper.facts.fetched_blocked) == (0, 1)
    assert keeper.fates.fate(URL) is Fate.BLOCKED


def test_a_text_page_that_says_it_is_gone() -> None:
    draft = ArticlePage(TextResponse(URL, body="您访问的页面不存在".encode(), encoding="utf-8"), NOW).read()
    assert draft.kind is Kind.REMOVED


@pytest.mark.parametrize(
    "body",
    [
        "<p>东屿区供水管道抢修完成，今天上午十时全面恢复供水。</p>"
        "<h3>相关阅读</h3><ul><li><a href='/x'>网页找不到了？回应来了</a></li></ul>",
        "<p>近日有网友反映，点开后显示“您访问的页面不存在”。</p><p>市大数据局回应称，系统正在升级，预计今晚恢复。</p>",
    ],
)
def test_a_story_beside_words_of_removal_is_no_removed_page(body: str) -> None:
    page = f"<title>供水恢复正常</title><h1>供水恢复正常</h1><div>2026-11-21 08:08 来源：江洲日报</div>{body}"
    response = HtmlResponse("https://news.example/p/1.html", body=page.encode(), encoding="utf-8")
    assert ArticlePage(response, datetime(2026, 11, 22, tzinfo=UTC)).read().kind is None
