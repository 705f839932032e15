from collections.abc import Sequence
from itertools import product

import lxml.html
import pytest

from newsspider.boilerplate import RULES
from newsspider.boilerplate.clean import clean
from newsspider.boilerplate.lexicon import fold, terms
from newsspider.boilerplate.rule import MARK, Rule, Sample
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
