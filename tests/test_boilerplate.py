import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from time import process_time

import lxml.html
import pytest
from opencc import OpenCC
from scrapy.http import HtmlResponse

from newsspider.article import Cut
from newsspider.boilerplate import RULES
from newsspider.boilerplate.bylines import Bylines
from newsspider.boilerplate.clean import Cleaned, clean
from newsspider.boilerplate.comments import TIMES
from newsspider.boilerplate.lexicon import SHORT, terms
from newsspider.boilerplate.rule import MARK, Rule, Sample
from newsspider.boilerplate.spelling import PAIRS, fold
from newsspider.cleaning import to_article
from newsspider.page import ArticlePage
from newsspider.reading.blocks import Document, lines, segment

EACH = [pytest.param(rule, sample, id=f"{rule.name}-{n}") for rule in RULES for n, sample in enumerate(rule.samples)]


def read(text: str, *, is_html: bool) -> Document:
    return segment(lxml.html.document_fromstring(text)) if is_html else lines(text)


def marked(sample: Sample) -> list[bool]:
    return [block.text.startswith(MARK) for block in read(sample.text, is_html=sample.is_html).blocks]


def dropped(sample: Sample, rules: Sequence[Rule]) -> list[str]:
    document = read(sample.page, is_html=sample.is_html)
    cleaned = clean(document, rules)
    assert not cleaned.flags
    return [block.text for n, block in enumerate(document.blocks) if n not in cleaned.kept]


@pytest.mark.parametrize(("rule", "sample"), EACH)
def test_a_rule_drops_what_its_samples_mark_and_nothing_else(rule: Rule, sample: Sample) -> None:
    blocks = read(sample.page, is_html=sample.is_html).blocks
    assert dropped(sample, [rule]) == [block.text for block, goes in zip(blocks, marked(sample), strict=True) if goes]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_samples_to_drop_and_to_keep(rule: Rule) -> None:
    with_drops = [any(marked(sample)) for sample in rule.samples]
    assert with_drops.count(True) >= 3
    assert with_drops.count(False) >= 2


@pytest.mark.parametrize(
    ("rule", "sample"),
    [
        pytest.param(rule, sample, id=f"{rule.name}-on-{other.name}-{n}")
        for rule, other in product(RULES, RULES)
        for n, sample in enumerate(other.samples)
        if rule is not other and not any(marked(sample))
    ],
)
def test_no_rule_drops_anything_of_another_rules_look_alikes(rule: Rule, sample: Sample) -> None:
    assert dropped(sample, [rule]) == []


def test_every_theme_of_the_table_is_a_rule() -> None:
    assert {label.theme for label in terms().values()} <= {rule.name for rule in RULES}


@pytest.mark.parametrize("line", ["【相关阅读】", "相关阅读：", "  相关阅读 >>", "▶相关阅读"])
def test_decoration_does_not_matter(line: str) -> None:
    assert fold(line) == "相关阅读"


STORY = "市领导张仁建参加调研活动,看望一线职工,并与企业家座谈,听取意见建议。"
RANKING = "\n".join(f"{n} 第{n}条很长很长的新闻标题说的是园区建设的进展情况" for n in range(1, 21))


def kept(text: str, rules: Sequence[Rule] = RULES, inside: Sequence[bool] | None = None) -> list[str]:
    document = lines(text)
    return [document.blocks[n].text for n in clean(document, rules, inside).kept]


def test_a_ranking_longer_than_the_story_goes() -> None:
    assert kept(f"{STORY}\n点击排行\n{RANKING}") == [STORY]


def test_readers_comments_longer_than_the_story_go() -> None:
    comments = "\n".join(f"网友{n}\n{n}小时前\n{STORY}\n赞 {n}\n回复" for n in range(1, 9))
    assert kept(f"{STORY}\n网友评论\n{comments}") == [STORY]


@pytest.mark.parametrize(
    "widget",
    [
        "海边的风 2022-10-11 09:30\n支持市里的决定。\n回复",
        "海边的风\n2022-10-11\n支持市里的决定。\n赞(3) 回复(1) 举报",
        "[2小时前 海边的风]\n支持市里的决定。\n赞3 回复\n雷州老王\n昨天 10:05 来自广东\n路修好了,企业才会来。\n收起",
        "海边的风\n2小时前\n支持市里的决定。",
        "海边的风\n2小时前\n支持市里的决定。\n雷州老王\n3小时前\n路修好了,企业才会来,加油干。",
        "暂无评论",
    ],
)
def test_comment_widgets_go_with_what_readers_wrote(widget: str) -> None:
    assert kept(f"{STORY}\n最新评论\n{widget}") == [STORY]


def test_a_comment_widget_ends_at_the_next_widget() -> None:
    document = lines(f"{STORY}\n网友评论\n海边的风\n2小时前\n说得好。\n点击排行\n1 红树林迎来候鸟\n责任编辑:王某")
    cleaned = clean(document, RULES)
    assert {cut.rule: cut.blocks for cut in cleaned.cuts} == {"comments": 4, "rankings": 2, "bylines": 1}
    assert cleaned.kept == [0]


def test_a_rule_that_would_take_most_of_the_prose_is_held() -> None:
    greedy = Bylines(name="bylines", samples=(), whole=lambda text: text.endswith("。"))
    document = lines(f"{STORY}\n{STORY}\n责编:王某")
    cleaned = clean(document, [greedy])
    assert cleaned.kept == [0, 1, 2]
    assert cleaned.flags == ("rule_held:bylines",)
    assert cleaned.cuts == ()


def test_lines_that_a_reader_of_bylines_knows_go() -> None:
    rule = Bylines(name="bylines", samples=(), whole=lambda text: text == "本报记者 文秋华")
    assert kept(f"本报记者 文秋华\n{STORY}", [rule]) == [STORY]


def test_what_is_kept_and_what_is_cut_are_the_whole_page() -> None:
    document = lines(f"登录\n海湾云媒\n{STORY}\n点击排行\n1 红树林迎来候鸟\n2 菠萝上市")
    cleaned = clean(document, RULES, [False, False, True, False, True, True])
    assert cleaned.kept == [2]
    assert set(cleaned.cuts) == {Cut("login", 1, 2), Cut("rankings", 3, 19), Cut("outside_article", 1, 4)}


def test_an_empty_page_is_clean() -> None:
    assert clean(lines(""), RULES) == Cleaned([], {}, (), ())


@pytest.mark.parametrize(
    "line",
    [
        "1 " * 40,
        "首页>" * 20,
        "赞 " * 40,
        "评论" * 40,
        "a" * 80,
        "2022-10-11 " * 7,
        "声明:" * 130,
        "(" * 400,
        "第1页 " * 19,
    ],
)
def test_no_line_takes_long_to_read(line: str) -> None:
    document = lines("\n".join(f"{line[:-1]}{n}" for n in range(500)))
    start = process_time()
    clean(document, RULES)
    assert process_time() - start < 2  # seconds; it takes hundredths


@pytest.mark.parametrize("line", ["推荐", "评论", "热点新闻排行", "1", "下一页", "网友评论\n说得好。\n赞"])
def test_the_effort_grows_with_the_page(line: str) -> None:
    start = process_time()
    clean(lines("\n".join([STORY] + [line] * 20_000)), RULES)
    assert process_time() - start < 10  # seconds; anything quadratic takes minutes


PORTAL = f"""
<div class="bar"><a href="/login">登录某某云媒账号</a></div>
<div class="crumbs"><a href="/">首页</a> &gt; <a href="/n">新闻</a> &gt; 正文</div>
<div class="main"><h1>全市园区建设推进会召开</h1>
<p class="info">2022-10-11 08:10 来源:某某日报 作者:记者王某</p>
<div class="text"><p>{STORY}</p>
<p>相关链接:<a href="/x">园区建设纪事</a></p>
<h3>强化要素保障</h3><p>{STORY}</p></div>
<p>编辑:张某</p><p>值班主任:李某</p>
<div class="pinglun"><div>评论一下</div><div>评论 2人参与,2条评论</div><h4>最热评论</h4>
<dl><dt>海边的风</dt><dd>2022-10-11 09:30</dd>
<dd>支持市里的决定,希望多引进环保企业。</dd><dd><a>赞</a>(3) <a>回复</a></dd></dl>
<h4>最新评论</h4><dl><dt>雷州老王</dt><dd>1小时前</dd><dd>{STORY}</dd><dd><a>赞</a> <a>回复</a></dd></dl>
<p>已有2人参与,点击查看更多精彩评论</p></div></div>
<div class="side"><h3>本地图片</h3><ul><li><a href="/1">海上日出</a></li><li><a href="/2">港城夜色</a></li>
<li><a href="/3">龙舟竞渡</a></li></ul>
<h3>热点新闻排行</h3><ul><li>月点击</li><li>周点击</li></ul>
<ol><li><span>1</span> <a href="/4">深中通道通车试运营</a></li></ol></div>
<div class="foot"><a href="/e">数字报</a><p>粤ICP备12345678号</p></div>
"""


def test_a_whole_portal_page_loses_every_widget_and_keeps_its_story() -> None:
    document = read(PORTAL, is_html=True)
    cleaned = clean(document, RULES)
    assert [document.blocks[n].text for n in cleaned.kept] == ["全市园区建设推进会召开", STORY, "强化要素保障", STORY]
    assert {name: len(taken) for name, taken in cleaned.taken.items()} == {
        "comments": 13,
        "login": 1,
        "bylines": 3,
        "rankings": 4,
        "pictures": 4,
        "related": 1,
        "footers": 1,
        "navigation": 2,
    }
    assert cleaned.flags == ()


def test_patterns_match_traditional_characters_too() -> None:
    traditional = OpenCC("s2t")
    patterns = [each for rule in RULES for texts in vars(rule.patterns).values() for each in texts]
    chinese = {character for pattern in [*patterns, *TIMES] for character in pattern if "一" <= character <= "鿿"}
    assert {simple for simple in chinese if traditional.convert(simple) != simple} == set(PAIRS[::2])


def test_no_term_is_longer_than_what_is_looked_up() -> None:
    assert max(map(len, terms())) <= SHORT


PHOTOS = "<h3>湛图片</h3><ul>" + "<li>雷州工业“组合拳”真劲!</li>" * 6 + "</ul>"
TABS = "<ul><li>月点击</li><li>周点击</li><li>日点击</li></ul>"
HOT = f"<h3>热点新闻排行</h3>{TABS}<ol>" + "<li>广前研学基地正式开园 大型军旅夏令营火热招募</li>" * 20 + "</ol>"


@pytest.mark.parametrize("item", ["<li>{}</li>", "<li><a href='/p/2.html'>{}</a></li>"])
@pytest.mark.parametrize("story", ["市领导张仁建参加调研活动。", STORY])
@pytest.mark.parametrize("page", ["<div><p>{}</p>{}</div>", "<div><p>{}</p></div><div>{}</div>", "<p>{}</p>{}"])
def test_widgets_never_become_the_text_of_a_short_story(page: str, story: str, item: str) -> None:
    widgets = re.sub("<li>(.*?)</li>", lambda found: item.format(found[1]), PHOTOS + HOT)
    body = f"<h1>市领导参加调研</h1>{page.format(story, widgets)}"
    response = HtmlResponse("https://example.com/p/1.html", body=body.encode(), encoding="utf-8")
    assert to_article(ArticlePage(response, datetime(2022, 10, 12, tzinfo=UTC)).read()).text == story


LONG_HEADLINE = "刘红兵到经开区督导“百千万”工程建设情况并到中科炼化、宝钢湛江钢铁等三家企业走访调研"


@pytest.mark.parametrize("story", ["市领导参加活动。", STORY])
@pytest.mark.parametrize(
    "widgets",
    [
        f"热点新闻排行\n深中通道通车\n{LONG_HEADLINE}\n{LONG_HEADLINE}\n{LONG_HEADLINE}",
        f"本周最热\n红树林揭牌\n{LONG_HEADLINE}\n点击榜 TOP10\n周榜/月榜/日榜\n周榜\n月榜\n日榜\n{LONG_HEADLINE}",
        f"网友评论\n海边的风\n2小时前\n说得好,支持。\n赞\n热点新闻排行\n{LONG_HEADLINE}\n{LONG_HEADLINE}",
        "点击排行\n" + "\n".join(f"第{n}条新闻标题" for n in range(150)),
    ],
)
def test_rankings_go_however_long_they_or_their_headlines_are(story: str, widgets: str) -> None:
    assert kept(f"{story}\n{widgets}") == [story]
