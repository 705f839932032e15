import json
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsspider.reading.bylines import Byline, looks_like_byline, read_byline
from newsspider.reading.dates import CHINA
from newsspider.reading.patterns import words
from newsspider.reading.roles import AUTHOR_ROLES, CREDIT_ROLES, EDITOR_ROLES, LABELS
from newsspider.repair.glosses import repair_glosses
from newsspider.repair.simplified import simplified

DATA = Path(__file__).parent / "data"
TASK_ROLES = {"photo": "photographer", "aerial": "aerial_photographer", "video": "videographer", "voice": "narrator"}
# The case does not say the agency that it shows (中央社記者…), beside the source or the picture's place.
AGENCY_UNSTATED = {"zh-114", "zh-115", "zh-116"}


def cases(name: str) -> list[Any]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["id"]) for case in map(json.loads, lines)]


def as_expected(case: dict[str, Any]) -> dict[str, Any]:
    """A case's expectation in this project's shape: people of a picture or sound task are credits of that task."""
    expect = case["expect"]
    authors: list[tuple[str, str, str | None]] = []
    credited: list[tuple[str, str, str | None]] = []
    for person in expect["authors"]:
        agency = None if case["id"] in AGENCY_UNSTATED else person.get("agency")
        tasks = [TASK_ROLES[task] for task in person.get("task", "").split("+") if task in TASK_ROLES]
        if person["role"] in CREDIT_ROLES:
            tasks = [person["role"]]
        credited += [(person["name"], task, agency) for task in tasks]
        authors += [] if tasks else [(person["name"], person["role"], agency)]
    dateline = {key: value for key, value in expect.get("dateline", {}).items() if value is not None}
    printed = expect.get("print")
    return {
        "published": expect["published"],
        "precision": case["precision"] if expect["published"] else None,
        "modified": expect.get("modified"),
        "source": expect["source"],
        "authors": authors,
        "credits": credited,
        "editors": [(editor["name"], editor["role"]) for editor in expect["editors"]],
        "rights": expect.get("rights"),
        "dateline": dateline,
        "in_house": expect.get("in_house", False),
        "edition": (printed["paper"], printed["date"], printed["page"]) if printed else None,
        "ip_region": expect.get("ip_region"),
        "views": expect.get("views"),
        "comments": expect.get("comments", None),
    }


def as_read(case: dict[str, Any], byline: Byline | None) -> dict[str, Any]:
    byline = byline or Byline()
    stated = case["id"] not in AGENCY_UNSTATED
    dateline = asdict(byline.dateline) if byline.dateline else {}
    return {
        "published": byline.published.at if byline.published else None,
        "precision": byline.published.precision if byline.published else None,
        "modified": byline.modified.at if byline.modified else None,
        "source": byline.source,
        "authors": [(each.name, each.role, each.agency if stated else None) for each in byline.authors],
        "credits": [(each.name, each.role, each.agency if stated else None) for each in byline.credits],
        "editors": [(each.name, each.role) for each in byline.editors],
        "rights": byline.rights,
        "dateline": {key: value for key, value in dateline.items() if value is not None},
        "in_house": byline.in_house,
        "edition": (byline.edition.paper, byline.edition.date, byline.edition.page) if byline.edition else None,
        "ip_region": byline.ip_region,
        "views": byline.views,
        "comments": byline.comments,
    }


@pytest.mark.parametrize("case", cases("byline_cases.jsonl"))
def test_every_attested_byline_is_read(case: dict[str, Any]) -> None:
    assert as_read(case, read_byline(case["text"])) == as_expected(case)


GLOSSED = [
    case
    for name in ("byline_cases.jsonl", "byline_traps.jsonl")
    for case in cases(name)
    if "unrepaired" in case.values[0]
]
MIRROR = "工業(yè)園區(qū)建設(shè)會(huì)議,工業(yè)園區(qū)發(fā)展。"  # enough of it to be a mirror


@pytest.mark.parametrize("case", GLOSSED)
def test_a_mirrors_byline_is_read_once_its_page_is_repaired(case: dict[str, Any]) -> None:
    repaired = repair_glosses(f"{MIRROR}\n{case['unrepaired']}")
    assert repaired is not None
    assert repaired.text.splitlines()[1] == simplified(case["text"])


@pytest.mark.parametrize("case", cases("byline_traps.jsonl"))
def test_every_trap_is_passed_in_other_words(case: dict[str, Any]) -> None:
    now = datetime.fromisoformat(case["now"]) if "now" in case else None
    byline = read_byline(case["text"], now=now)
    read = as_read(case, byline)
    expect = {
        key: [tuple(each) for each in value] if isinstance(value, list) else value
        for key, value in case["expect"].items()
    }
    assert {key: value for key, value in read.items() if value not in (None, [], {}, False)} == expect
    assert (byline.whole if byline else None) == case["whole"]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        (
            "本文来源于《财经网》 2012年01月12日 18:49 我要评论（0）",
            {"source": "财经网", "published": "2012-01-12T18:49:00+08:00"},
        ),
        ("中華民國112年5月6日", {"published": "2023-05-06"}),
        ("112/05/06 15:20", {"published": "2023-05-06T15:20:00+08:00"}),
        ("最新更新：2023/05/06 16:30", {"modified": "2023-05-06T16:30:00+08:00"}),
        (
            "（編輯：王小明／核稿：李大華）1120506",
            {"editors": [("王小明", "editor"), ("李大華", "reviewer")]},
        ),
        (
            "责编：admin 审核：李四 值班：赵六",
            {"editors": [("李四", "reviewer"), ("赵六", "duty_editor")]},
        ),
        (
            "南方日报记者 王小明 实习生 李华 发自广州",
            {"authors": [("王小明", "reporter", "南方日报"), ("李华", "intern", None)]},
        ),
        ("据新华社北京5月6日电 国务院", {"dateline": {"agency": "新华社", "place": "北京", "month": 5, "day": 6}}),
        (
            "经济日报-中国经济网北京5月6日讯 今年以来",
            {"dateline": {"agency": "经济日报-中国经济网", "place": "北京", "month": 5, "day": 6}},
        ),
        (
            "撰文：王小明 出版：2023-05-06 15:20 更新：2023-05-06 16:20",
            {
                "authors": [("王小明", "author", None)],
                "published": "2023-05-06T15:20:00+08:00",
                "modified": "2023-05-06T16:20:00+08:00",
            },
        ),
        (
            "2023-05-06 15:20 聯合報／ 記者王小明／台北即時報導",
            {"source": "聯合報", "authors": [("王小明", "reporter", None)], "published": "2023-05-06T15:20:00+08:00"},
        ),
        (
            "羊城晚报讯 记者王小明、通讯员李华报道：昨日",
            {"authors": [("王小明", "reporter", "羊城晚报"), ("李华", "correspondent", "羊城晚报")]},
        ),
        (
            "编辑 王小明 责编 李华 校审 赵六",
            {"editors": [("王小明", "editor"), ("李华", "responsible_editor"), ("赵六", "proofreader")]},
        ),
        ("本报记者王磊李伟", {"authors": [("王磊", "reporter", None), ("李伟", "reporter", None)]}),
    ],
)
def test_further_forms_are_read(text: str, expect: dict[str, Any]) -> None:
    read = as_read({"id": ""}, read_byline(text))
    assert {name: read[name] for name in expect} == expect


def test_every_trap_among_the_cases_has_three_of_its_own() -> None:
    traps = [
        json.loads(line)["id"]
        for line in (DATA / "byline_cases.jsonl").read_text("utf-8").splitlines()
        if json.loads(line)["note"]
    ]
    own = [json.loads(line)["trap"] for line in (DATA / "byline_traps.jsonl").read_text("utf-8").splitlines()]
    assert {trap: own.count(trap) for trap in traps} == dict.fromkeys(traps, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2022-10-11 08:10 来源:湛江日报 作者:记者文秋华 见习记者范子华",
        "編輯:張雅婷\n值班主任:莫松萌",
        "湛江云媒客户端原创,未经授权不得转载\n作者:记者张永幸\n编辑:林霖",
        "《 人民日报 》（ 2024年05月10日   04 版）",
        "【责任编辑:张樵苏\n】",
        "▲广州日报全媒体图片记者黎旭阳、李妍摄",
        "记者劉冀城 唐皓琦 攝影報道",
        "By Jane Doe and John Roe",
        "November 19, 2019",
        "作者：未知",
    ],
)
def test_byline_matter_alone_is_whole(text: str) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert byline.whole


@pytest.mark.parametrize(
    "text",
    [
        "本报讯(记者张永幸)“纵然看你千百遍，你在心中永不变。",
        "新华社北京11月17日电 记者17日从国家卫生健康委获悉",
        "5月19日，阿比纳德尔在竞选总部发表胜选演讲。 新华社记者 李梦馨 摄",
        "市民纷纷点赞。（编辑/徐卫民 值班主任/何杰）",
        "PARIS (Reuters) - The city said on Monday that it would close the bridge.",
    ],
)
def test_prose_with_byline_matter_stays_in_the_article(text: str) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert not byline.whole


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("新华社记者 张三", "新华社"),
        ("广州日报全媒体记者 张三", "广州日报"),
        ("本报记者 张三", None),
        ("中央社記者張三攝", "中央社"),
        ("《经济参考报》记者 张三", "经济参考报"),
        ("作者：南方日报记者 张三", "南方日报"),
    ],
)
def test_the_agency_stands_before_the_role(text: str, agency: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert [(each.name.replace("張", "张"), each.agency) for each in byline.authors + byline.credits] == [
        ("张三", agency)
    ]


def test_one_who_wrote_and_photographed_is_an_author() -> None:
    for text in ("文/图 记者张三", "记者 张三 文/图", "文图/记者 张三", "记者张三 摄影报道"):
        byline = read_byline(text)
        assert byline is not None
        assert [(each.name, each.role) for each in byline.authors] == [("张三", "reporter")]
        assert byline.credits == ()


@pytest.mark.parametrize(
    ("text", "authors", "editors", "agency"),
    [
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"], [], None),
        ("By Jane Doe, Reuters", ["Jane Doe"], [], "Reuters"),
        ("By JANE DOE | Associated Press", ["JANE DOE"], [], "Associated Press"),
        ("Von Max Mustermann", ["Max Mustermann"], [], None),
        ("Par Jean Dupont avec AFP", ["Jean Dupont"], [], "AFP"),
        ("Por María García López", ["María García López"], [], None),
        (
            "(Reporting by Jane Doe in Paris; Editing by Ann Lee and Bob Ray)",
            ["Jane Doe"],
            ["Ann Lee", "Bob Ray"],
            None,
        ),
    ],
)
def test_bylines_in_alphabets(text: str, authors: list[str], editors: list[str], agency: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert [each.name for each in byline.authors] == authors
    assert [each.name for each in byline.editors] == editors
    assert byline.authors[0].agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "By 2030 the city will have doubled its budget.",
        "By the time he arrived, Jane Doe had left.",
        "By March the company had laid off thousands",
        "By Any Means Necessary",
        "Por la tarde, el presidente habló.",
        "Par ailleurs, le maire a confirmé la nouvelle.",
        "Von Montag an gilt die neue Regel.",
        "In 2019 he met John (Reuters) said.",
        "The source: a close friend of the family",
        "记者手记",
        "记者调查：谁动了我的奶酪",
        "编辑部的故事",
        "摄影文化节今日开幕",
        "评论员文章",
        "热点",
        "",
        " \n ",
    ],
)
def test_prose_is_no_byline(text: str) -> None:
    assert read_byline(text) is None


def test_a_dateline_of_a_foreign_agency() -> None:
    byline = read_byline("NEW YORK, Nov 18 (Reuters) - The city said on Monday that it would close the bridge.")
    assert byline is not None
    assert asdict(byline.dateline) == {"agency": "Reuters", "place": "NEW YORK", "month": 11, "day": 18}  # type: ignore[arg-type] # None fails the test


def test_a_date_without_a_year_needs_the_clock() -> None:
    text = "发布时间：10-0812:00优质原创作者"
    assert read_byline(text, now=None) == Byline()
    byline = read_byline(text, now=datetime(2023, 5, 1, tzinfo=CHINA))
    assert byline is not None
    assert byline.published is not None
    assert byline.published.at == "2022-10-08T12:00:00+08:00"


def test_every_role_of_the_labels_is_in_the_lists() -> None:
    of_kind = {"author": AUTHOR_ROLES, "credit": CREDIT_ROLES, "editor": EDITOR_ROLES}
    assert all(label.role in of_kind[label.kind] for label in LABELS.values() if label.kind in of_kind)
    assert set(AUTHOR_ROLES) >= CREDIT_ROLES


PIECES = [
    *words(
        """
        记者 见习记者 通讯员 作者 来源 编辑 责任编辑 摄 摄影 文 图 本报讯 新华社 电 日 月 年 报导 By and
        Reporting 张三 欧阳 文秋华 2022 10 08:10 ( （ ） 【 】 / ／ : ： | 、 ， 。 《 》 ago 昨天 版 未经
        转载
        """
    ),
    " ",
    "\n",
    "\u3000",
    "\x00",
    "\ud800",
    "￾",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_no_text_makes_it_raise(text: str) -> None:
    now = datetime(2026, 1, 5, 12, tzinfo=CHINA)
    byline = read_byline(text, now=now)
    if byline is not None:
        assert all(each.role in AUTHOR_ROLES and each.name.strip() for each in byline.authors + byline.credits)
        assert all(each.role in EDITOR_ROLES and each.name.strip() for each in byline.editors)
        assert byline.source is None or byline.source.strip()
    assert looks_like_byline(text) in (True, False)


@pytest.mark.parametrize(
    "unit",
    [
        "记者张三 ",
        "(",
        "（记者",
        "作者:",
        "文/图",
        "2022-10-11 ",
        "新华社",
        "a ",
        "By Jane Doe and ",
        "、",
        "\x1f",
        "\n编辑",
        "中" * 50 + "社",
        " ",
    ],
)
def test_time_is_linear_in_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        times = []
        for _ in range(5):
            start = time.process_time()
            read_byline(text, now=datetime(2026, 1, 5, 12, tzinfo=CHINA))
            looks_like_byline(text)
            times.append(time.process_time() - start)
        return min(times)

    # Eighty times the length: bounded reading makes it the same time or less, backtracking would make it thousands.
    assert seconds(80_000) < 20 * seconds(1_000) + 0.02


@pytest.mark.parametrize(
    ("text", "agency", "place"),
    [
        ("（中央社台北11日電）行政院今天", "中央社", "台北"),
        ("中国台湾网1月12日消息　据台湾媒体报道", "中国台湾网", None),
        ("深圳新闻网12月14日讯（记者 傅大伟）为及时应对", "深圳新闻网", None),
        ("本报郑州12月15日电 记者邓红阳 “张立勇既是院长", None, "郑州"),
    ],
)
def test_where_the_agency_ends_and_the_place_begins(text: str, agency: str | None, place: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert byline.dateline is not None
    assert (byline.dateline.agency, byline.dateline.place) == (agency, place)
    assert byline.in_house is (agency is None)


@pytest.mark.parametrize(
    ("text", "name", "agency"),
    [
        ("新华社发（刘满仓摄）", "刘满仓", "新华社"),
        ("女职员展示首天发行的邮票产品。 (李守铭摄)", "李守铭", None),
        ("张三/图", "张三", None),
        ("摄影：李小明", "李小明", None),
    ],
)
def test_photographers_are_credits(text: str, name: str, agency: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert [(each.name, each.role, each.agency) for each in byline.credits] == [(name, "photographer", agency)]
    assert byline.authors == ()


def test_who_provided_a_picture_is_no_photographer() -> None:
    for text in ("图：@某某微博截图", "图/受访者提供", "图：123rf", "图片来源：某大学"):
        byline = read_byline(text)
        assert byline is not None
        assert byline.whole
        assert byline.credits == ()


def test_navigation_beside_the_labels_spoils_no_field() -> None:
    byline = read_byline("首页 > 新闻 > 正文 2022-10-11 08:10 来源：湛江日报")
    assert byline is not None
    assert byline.published is not None
    assert (byline.published.at, byline.source, byline.whole) == ("2022-10-11T08:10:00+08:00", "湛江日报", False)


@pytest.mark.parametrize("case", cases("byline_cases.jsonl"))
def test_the_clock_changes_only_dates_that_need_it(case: dict[str, Any]) -> None:
    read = as_read(case, read_byline(case["text"], now=datetime(2026, 1, 5, tzinfo=CHINA)))
    expected = as_expected(case)
    if case["id"] in ("zh-130", "zh-134"):
        expected |= {"published": read["published"], "precision": read["precision"]}
        assert read["published"] is not None
    assert read == expected
