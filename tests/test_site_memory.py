"""What a site repeats is not the article; what an article repeats is."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from newsspider.article import Article
from newsspider.boilerplate.memory import HASHES, LEAST, SITES, SiteMemories, SiteMemory, block_key, title_key
from newsspider.cleaning import to_article
from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import Ledger
from newsspider.delivery.site_memories import stored_memories
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.draft import Draft
from newsspider.page import ArticlePage
from newsspider.pipelines import Clean

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NOTICE = "晨光读书会每周六下午在总馆三楼举行，欢迎新老朋友带上喜欢的书前来交流。"  # no rule by words knows it
SUBJECTS = ("桥梁", "学校", "医院", "车站", "港口", "图书馆", "水库", "工厂", "公园", "机场", "码头", "剧院")


def story(subject: str) -> list[str]:
    return [
        f"昨天上午，市民在新落成的{subject}前排起了长队，工作人员说当天接待了三千多人。",
        f"据介绍，{subject}的建设历时两年，总投资超过四亿元，今后还将继续扩建。",
        f"负责人表示，{subject}将全年免费开放，欢迎市民前来参观，并提出宝贵意见。",
    ]


def read(
    memories: SiteMemories | None, title: str, paragraphs: list[str], url: str = "http://news.a.com/1.html"
) -> Article:
    return to_article(draft(title, paragraphs, url), memories)


def draft(title: str, paragraphs: list[str], url: str) -> Draft:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    page = f"<title>{title}</title><body><div class=main><h1>{title}</h1><div class=text>{body}</div></div></body>"
    response = HtmlResponse(url, body=page.encode(), encoding="utf-8")
    return ArticlePage(response, NOW).read()


def test_a_notice_below_several_articles_goes_and_is_recorded() -> None:
    memories = SiteMemories()
    texts = [
        (read(memories, f"{each}建成开放", [*story(each), NOTICE]), "\n\n".join(story(each))) for each in SUBJECTS[:4]
    ]
    assert [NOTICE in (article.text or "") for article, _ in texts] == [True, True, False, False]
    article, text = texts[-1]
    assert article.text == text
    assert [(cut.rule, cut.blocks, cut.chars) for cut in article.dropped][-1] == ("repeated", 1, len(NOTICE))


def test_without_memory_each_page_is_judged_by_itself() -> None:
    assert all(NOTICE in (read(None, f"{each}开放", [*story(each), NOTICE]).text or "") for each in SUBJECTS)


@pytest.mark.parametrize(
    ("titles", "lead"),
    [
        (["新桥建成开放"] * 9, ""),  # mirrors and print versions
        ([f"{each}：新桥开放" for each in SUBJECTS], ""),  # syndicated under other titles
        ([f"{each}：新桥开放" for each in SUBJECTS], "最新消息：{}附近的道路已恢复通行，请注意安全。"),  # updated
        (["5月12日天气预报", "5月13日天气预报", "6月1日天气预报", "6月2日天气预报"], "{}一带多云转晴，局部地区有雨。"),
    ],
)
def test_copies_updates_and_parts_of_a_series_teach_nothing(titles: list[str], lead: str) -> None:
    memories = SiteMemories()
    for number, (title, subject) in enumerate(zip(titles, SUBJECTS, strict=False)):
        paragraphs = ([lead.format(subject)] if lead else []) + story("大桥")
        assert read(memories, title, paragraphs, f"http://a.com/{number}.html").text == "\n\n".join(paragraphs)


def test_background_between_paragraphs_of_the_articles_own_needs_more() -> None:
    memories = SiteMemories()
    texts = []
    for subject in SUBJECTS:
        first, *others = story(subject)
        texts.append(read(memories, f"{subject}开放", [first, NOTICE, *others]).text or "")
    assert [NOTICE in text for text in texts] == [True] * 5 + [False] * 7


def test_what_would_take_most_of_the_prose_is_held_until_beyond_doubt() -> None:
    memories = SiteMemories()
    for subject in SUBJECTS[:4]:
        read(memories, f"{subject}开放", [*story(subject), NOTICE])
    brief = "图书馆今天起恢复开放，读者凭证入馆，时间是上午九点到下午五点。"
    article = read(memories, "图书馆恢复开放", [brief, NOTICE])
    assert (article.text, "rule_held:repeated" in article.flags) == (f"{brief}\n\n{NOTICE}", True)
    for subject in SUBJECTS[4:7]:
        read(memories, f"{subject}开放", [*story(subject), NOTICE])
    assert read(memories, "剧院恢复开放", [brief.replace("图书馆", "剧院"), NOTICE]).text == brief.replace(
        "图书馆", "剧院"
    )


def test_an_article_looked_at_again_stays_as_it_was() -> None:
    memories = SiteMemories()
    for subject in SUBJECTS:
        read(memories, f"{subject}开放", story(subject))
    again = [read(memories, f"{each}开放", story(each)).text for _ in range(3) for each in SUBJECTS]
    assert again == ["\n\n".join(story(each)) for _ in range(3) for each in SUBJECTS]


@pytest.mark.parametrize(("wanted", "learned"), [(True, 4), (False, 0)])
def test_a_setting_turns_it_off(wanted: bool, learned: int) -> None:
    keeper = SimpleNamespace(memories=SiteMemories(), parsed=lambda article, url: None)
    crawler: Any = SimpleNamespace(
        get_extension=lambda _: SimpleNamespace(keeper=keeper),
        settings=Settings({"NEWSSPIDER_SITE_MEMORY": wanted}),
    )
    for subject in SUBJECTS[:4]:
        Clean(crawler).process_item(draft(f"{subject}开放", story(subject), "http://a.com/1"))
    assert keeper.memories.of("a.com").articles == learned


def test_sites_do_not_mix() -> None:
    memories = SiteMemories()
    for number, subject in enumerate(SUBJECTS):
        article = read(memories, f"{subject}开放", [*story(subject), NOTICE], f"http://{'abcdef'[number % 6]}.com/1")
        assert NOTICE in (article.text or "")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("John Smith", False),
        ("北京时间", False),
        ("Read more about this", True),
        ("关注我们的微信", True),
        ("2024", False),
    ],
)
def test_names_and_short_headings_are_not_remembered(text: str, counts: bool) -> None:
    assert (block_key(text) is not None) == counts


def test_titles_of_a_series_are_one() -> None:
    assert title_key("Prices on Monday, 12 May 2024") == title_key("Prices on Friday, 3 June 2025")
    assert title_key("福彩3D第1024期开奖") == title_key("福彩3D第1025期开奖")
    assert title_key("桥梁开放") != title_key("学校开放")


def test_a_phrase_of_a_large_site_is_not_its_template() -> None:
    memory = SiteMemory()
    for number in range(200):
        phrase = ["and that is how it was"] if number % 60 == 0 else []
        memory.learn(f"title {'x' * number}", [f"paragraph number {number} says this", *phrase])
    assert memory.articles == 200
    assert not memory.repeats("and that is how it was")


def test_a_site_is_bounded_and_what_was_not_seen_for_longest_goes_first() -> None:
    memory = SiteMemory()
    for number in range(HASHES // 10):
        memory.learn(f"t{'x' * number}", [f"own {number} paragraph {part}" for part in range(11)], ["the same footer"])
    assert len(memory.dump()) < 16 * HASHES + 10
    assert memory.repeats("the same footer")
    assert not memory.repeats("own 0 paragraph 0", 1, 0)


def test_a_memory_survives_storing() -> None:
    memory = SiteMemory()
    for number in range(LEAST):
        memory.learn(f"t{'x' * number}", [f"own paragraph {number}"], ["the same footer"])
    loaded = SiteMemory.load(memory.dump())
    assert (loaded.repeats("the same footer"), loaded.articles, loaded.dump()) == (True, LEAST, memory.dump())


@pytest.mark.parametrize("stored", [b"", b"\x01\x00", b"\x09" + b"\x00" * 20, b"\x01" + b"\x00" * 5])
def test_what_cannot_be_read_is_forgotten(stored: bytes) -> None:
    assert SiteMemory.load(stored).articles == 0


def test_the_ledger_remembers_from_run_to_run(tmp_path: Path) -> None:
    def run(subjects: tuple[str, ...]) -> list[bool]:
        ledger = SqliteLedger(tmp_path / "ledger.sqlite3", "people")
        memories = stored_memories(ledger, failed.append)
        found = [NOTICE in (read(memories, f"{each}开放", [*story(each), NOTICE]).text or "") for each in subjects]
        memories.close()
        ledger.close()
        return found

    failed: list[StorageError] = []
    assert run(SUBJECTS[:2]) == [True, True]
    assert run(SUBJECTS[2:4]) == [False, False]
    other = SqliteLedger(tmp_path / "ledger.sqlite3", "news")
    assert (other.memory("a.com"), failed) == (None, [])
    other.close()


def test_a_ledger_that_fails_is_told_and_the_run_learns_for_itself() -> None:
    class Broken:
        def memory(self, site: str) -> bytes | None:
            raise StorageError(Path("x"), "full", "")

        def keep_memory(self, site: str, stored: bytes) -> None:
            raise StorageError(Path("x"), "full", "")

    failed: list[StorageError] = []
    ledger: Ledger = Broken()  # type: ignore[assignment]  # only what memories need
    memories = stored_memories(ledger, failed.append)
    memories.of("a.com").learn("title", ["a paragraph of it"])
    assert memories.of("a.com").articles == 1
    memories.close()
    assert len(failed) == 2


def test_the_oldest_site_makes_room() -> None:
    kept: dict[str, bytes] = {}
    memories = SiteMemories(kept.get, kept.__setitem__)
    for number in range(SITES + 1):
        memories.of(f"{number}.com").learn("title", ["a paragraph of it"])
    assert list(kept) == ["0.com"]
    assert memories.of("0.com").articles == 1
