"""Finding the article on small pages of several layouts and languages, and the model behind it."""

import json
import random
from importlib.resources import files

import numpy as np
import pytest
from parsel import Selector

from newsspider.reading import blocks, content_model
from newsspider.reading.content import choose
from newsspider.reading.content_features import features
from newsspider.reading.content_names import NAMES
from newsspider.reading.content_words import bits
from newsspider.reading.teasers import without_teasers
from newsspider.reading.twice import without_copy
from tests.content_pages import PAGES, Page
from training.labels import labels
from training.scoring import body_score


def read(html: str) -> blocks.Document:
    return blocks.segment(Selector(text=html, type="html").root)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_keeps_the_article_and_nothing_else(page: Page) -> None:
    document = read(page.html)
    choice = choose(document)
    kept = [block.text for block, inside in zip(document.blocks, choice.inside, strict=True) if inside]
    missing = [text for text in page.article if not any(text in block for block in kept)]
    assert not missing
    assert not [block for block in kept if any(text in block for text in page.rest)]
    assert 0 < choice.confidence <= 1


def test_plain_text_is_kept_whole() -> None:
    document = blocks.lines("A line\n\n• another")
    assert choose(document).inside == [True, True]


@pytest.mark.parametrize("html", ["<html></html>", "<nav>Home</nav>", "<ul><li><a href=x>Home</a></ul>", "<p>x</p>"])
def test_pages_with_little_or_nothing(html: str) -> None:
    document = read(html)
    assert len(choose(document).inside) == len(document.blocks)


TOLD = ["The river rose two metres overnight.", "Shops along the quay stayed shut.", "It fell again on Monday."]


@pytest.mark.parametrize(
    ("texts", "copy"),
    [
        ([*TOLD, *TOLD], range(3, 6)),
        ([*TOLD, *TOLD, "Read by a thousand people."], range(3, 6)),
        ([*TOLD, "A year ago it was dry.", TOLD[0], "So it began."], range(0)),  # told again, no copy
        ([*TOLD, "What came then took a week, and no one had thought of it. " * 9, *TOLD[:2]], range(0)),
        ([TOLD[0], TOLD[0]], range(0)),
        ([], range(0)),
    ],
)
def test_an_article_that_stands_twice_is_kept_once(texts: list[str], copy: range) -> None:
    document = read("".join(f"<p>{text}</p>" for text in texts))
    assert without_copy(document, [True] * len(texts)) == [index not in copy for index in range(len(texts))]


TALE = "".join(
    f"<p>The river rose {size} metres overnight, and the shops along the quay stayed shut on Monday, the council said, "
    "while the school was closed.</p>"
    for size in ("two", "three", "four")
)
TEASERS = "".join(
    f"<li><a href=/{i}>Story number {i}</a><p>What this story tells, in one sentence of some length, is {i}.</p></li>"
    for i in range(6)
)
UNLINKED = TEASERS.replace("<a href", "<b title").replace("</a>", "</b>")


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (f"<div id=a>{TALE}</div><ul>{TEASERS}</ul>", 3),
        (f"<div><ul>{TEASERS}</ul></div><div id=a>{TALE}</div>", 3),
        (f"<div id=a>{TALE}<ul>{TEASERS}</ul></div>", 15),  # the article's own list, right below its lead
        (f"<article><div id=a>{TALE}</div><div><ul>{TEASERS * 2}</ul></div></article>", 27),  # a round-up with its lead
        (f"<ul>{TEASERS}</ul>", 12),  # nothing else
        (f"<p>The ten best of them, and why we chose these.</p><div><ul>{TEASERS}</ul></div>", 13),
        (f"<div id=a>{TALE}</div><ul>{UNLINKED}</ul>", 15),
        (f"<div id=a>{TALE}</div><ul>{TEASERS.partition('<li><a href=/3')[0]}</ul>", 9),  # too few to tell
    ],
)
def test_the_teasers_beside_an_article_are_left_out(html: str, kept: int) -> None:
    document = read(html)
    inside = without_teasers(document, [True] * len(document.blocks))
    assert sum(inside) == kept
    assert sum("river" in block.text for block, flag in zip(document.blocks, inside, strict=True) if flag) == (
        3 if "river" in html else 0
    )


def test_odd_characters_do_not_disturb() -> None:
    choice = choose(read("<p>" + "😀\x85\u2028، text. " * 40 + "</p><p>two, and more of it here.</p>"))
    assert len(choice.inside) == 2


def test_the_model_was_fitted_on_these_features() -> None:
    assert content_model.shipped().features == list(NAMES)


def test_a_row_has_a_column_for_every_name() -> None:
    document = read(PAGES[0].html)
    rows, table = features(document)
    assert table.shape == (len(rows), len(NAMES))
    assert table.dtype == np.float32
    assert np.isfinite(table).all()


def test_all_comparisons_at_once_reach_the_leaf_that_a_walk_reaches() -> None:
    spec = json.loads(files("newsspider.reading").joinpath(content_model.FILE).read_text(encoding="utf-8"))
    chance = random.Random(1)  # noqa: S311  # numbers to test with, no secrets
    table = np.array([[chance.choice((0, 1, chance.gauss(0, 30))) for _ in NAMES] for _ in range(50)], dtype=np.float32)

    def walk(tree: list[list[float]], row: list[float]) -> float:
        node = tree[0]
        while len(node) > 1:
            node = tree[int(node[2] if row[int(node[0])] <= node[1] else node[3])]
        return node[0]

    sums = [sum(walk(tree, row) for tree in spec["trees"]) for row in table.tolist()]
    assert np.allclose(content_model.Model(spec)(table), 1 / (1 + np.exp(-np.array(sums))))


def test_nothing_likely_keeps_the_best() -> None:
    assert content_model.keep([0.3, 0.2, 0.1]) == [True, True, False]
    assert content_model.keep([0.9, 0.2, 0.1]) == [True, False, False]
    assert content_model.keep([0.1, 0.05]) == [False, False]
    assert content_model.keep([]) == []


def test_class_words_as_bits() -> None:
    assert bits("") == 0
    assert bits("comment-list") == bits("comments")
    assert bits("a cookie-bar") & bits("onetrust-consent-sdk")


def test_labels_take_the_copy_of_a_text_that_stands_in_the_article() -> None:
    teaser = "The harbour town of Wexley will close its last coal pier."
    truth = f"{teaser}\nUnions said on Tuesday that the offer came too late.\nMore soon."
    page = [
        "Most read",
        teaser,
        *["Weather"] * 8,
        teaser,
        "Unions said on Tuesday that the offer came too late.",
        "More soon.",
    ]
    assert [index for index, label in enumerate(labels(page, truth)) if label] == [10, 11, 12]


def test_the_score_of_a_body() -> None:
    assert body_score("a b c d e", "a b c d e", "")[3] == 1
    assert body_score("Title\na b c d e", "a b c d e", "Title")[3] == 1
    assert body_score("a b c d e", "", "")[3] == 0
    assert body_score("a b c d e", "a b c d", "")[:3] == (0.5, 0, 0.5)
