"""Mirror copies are flagged with what was seen; republished and merely related pages are not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from newsspider.page import ArticlePage
from tests.process import FAST, crawl
from tests.site import Answer, Site

URL = "http://m.example.cn/p/2690507.html"
TITLE = "市政协聚焦海岸线修复开展专题协商"
STORY = "".join(
    f"<p>{said}</p>"
    for said in (
        "本报讯 海岸线修复怎样既护得住生态，又留得住乡愁？昨日上午，市政协召开专题协商会，二十名委员先后发言。",
        "会议指出，白沙湾的沙滩五年后退了十二米，修复要算长远账，不能只看一时的投入，各部门要分工协作。",
        "市自然资源局负责人表示，明年起分三期实施修复工程，预计惠及沿岸三个镇的居民，并邀请群众监督。",
    )
)
SPAM = "开云体育官网,澳门娱乐,真人娱乐平台,棋牌下载"
COPIED = '<link rel="canonical" href="https://www.paper.example.com.cn/p/2690507.html">'


def flags(
    head: str = "", body: str = STORY, title: str = f"{TITLE}_湛江新闻网", url: str = URL, top: str = ""
) -> list[str]:
    html = (
        f"<html lang=zh-CN><head><title>{title}</title>{head}</head><body>{top}<h1>{TITLE}</h1>"
        f"<div>2026-10-07 16:48 来源：海湾日报</div><div class=content>{body}</div></body></html>"
    )
    response = HtmlResponse(url, body=html.encode(), encoding="utf-8")
    return [flag for flag in ArticlePage(response, datetime(2026, 10, 8, tzinfo=UTC)).read().flags if "mirror" in flag]


def coded(text: str) -> str:
    return "".join(f"&#x{ord(char):x};" for char in text)


def linked(words: list[str]) -> str:
    return "".join(f"<a href=/x/{number}>{word}</a> " for number, word in enumerate(words))


KEYWORDS = {
    "keywords": {"head": f"<meta name=keywords content='{SPAM}'>"},
    "description": {"head": "<meta name=description content='亚博体育app下载，百家乐，买球平台'>"},
    "title": {"title": f"开云体育_真人娱乐_{TITLE}"},
    "title in entities": {"title": coded("开云体育·(中国)官方网站,真人娱乐平台")},
    "other words in entities": {"title": coded("火狐电玩城手机版下载安装最新版本")},
    "one phrase over and over": {"title": "湛江装修公司_湛江装修公司_湛江装修公司-湛江装修公司"},
    "a hidden block": {"body": f"{STORY}<div style='display:none'>{linked(SPAM.split(','))}</div>"},
    "links above": {"top": linked("国产精品 久久综合 成人视频 亚洲av 毛片".split())},
}  # fmt: skip


@pytest.mark.parametrize("page", KEYWORDS.values(), ids=KEYWORDS)
def test_a_page_stuffed_with_words(page: dict[str, str]) -> None:
    assert flags(**page) == ["mirror_keywords"]


GAMBLING = STORY + "<p>警方通报，该团伙以棋牌游戏为名开设百家乐、老虎机等网络赌博，涉案网站自称开云体育、澳门娱乐。</p>"
SOUND = {
    "a plain page": {},
    "a title in entities": {"title": coded(f"{TITLE}_海湾新闻")},
    "about gambling": {"body": GAMBLING, "head": "<meta name=keywords content='百家乐,老虎机,开云体育,澳门娱乐'>"},
    "one advert": {"top": "<a href=/x>体育彩票开奖</a> <a href=/y>澳门国际影展</a>"},
    "many keywords": {"head": f"<meta name=keywords content='{','.join(f'湛江新闻{n}' for n in range(60))}'>"},
    "a site's name in the title": {"title": f"{TITLE}_湛江新闻_湛江新闻网_湛江"},
}


@pytest.mark.parametrize("page", SOUND.values(), ids=SOUND)
def test_a_sound_page(page: dict[str, str]) -> None:
    assert flags(**page) == []


def links(host: str, count: int = 12) -> str:
    return "".join(f"<a href='https://{host}/n/{number}/'>栏目{number}</a>" for number in range(count))


@pytest.mark.parametrize(
    ("head", "top", "found"),
    [
        (COPIED, "", ["mirror_canonical:example.com.cn"]),  # the same path, and nothing of its own
        (COPIED, links("www.paper.example.com.cn"), ["mirror_canonical:example.com.cn"]),
        (
            "<meta property=og:url content='https://www.daily.com/a/1.html'>",
            links("www.daily.com"),
            ["mirror_canonical:daily.com"],
        ),
        (COPIED, links("www.example.cn"), []),  # republished: its own site around it
        ("<link rel=canonical href='https://www.daily.com/a/7.html'>", "<a href=/>首页</a>", []),
        ("<link rel=canonical href='https://www.example.cn/p/2690507.html'>", links("www.daily.com"), []),
        ("<link rel=canonical href='http://[broken/'>", links("www.daily.com"), []),
        ("<meta property=og:url content='https%3A%2F%2Fwww.example.cn%2Fp'>", links("www.daily.com"), []),
    ],
)
def test_whose_page_it_is(head: str, top: str, found: list[str]) -> None:
    assert flags(head, top=top) == found


def test_a_copy_is_delivered_with_its_flags(tmp_path: Path) -> None:
    with Site(0) as site:
        html = f"<html lang=zh><head><title>{TITLE}</title>{COPIED}<meta name=keywords content='{SPAM}'></head><body>"
        site.extra["/p/2690507.html"] = Answer(200, f"{html}<h1>{TITLE}</h1><div>2026-10-07 16:48</div>{STORY}")
        run = crawl(tmp_path, "article", "-a", f"url={site.url}/p/2690507.html", *FAST)
    assert [line["flags"] for line in run.lines] == [["mirror_keywords", "mirror_canonical:example.com.cn"]]
    assert run.lines[0]["canonical_url"].startswith(site.url), "it stands where it was found"
