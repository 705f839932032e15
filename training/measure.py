"""The accuracy of the fitted model by cross-validation."""

from collections.abc import Callable, Sequence

from newsspider.reading.content_model import Model, keep
from training.corpus import FOLDS, Page
from training.fit import Example, export, fit, learned_from
from training.scoring import body_score, f1


def measure(examples: Sequence[Example]) -> str:
    """A table: part, pages, body F1, shares of pages with F1 of .9 or more and below .5."""
    models = [Model(export(fit(learned_from(examples, without=fold)))) for fold in range(FOLDS)]
    scored = []
    for each in examples:
        kept = each.rows[keep(models[each.page.fold](each.table).tolist())]
        said = "\n".join(each.texts[row] for row in kept)
        scored.append((each.page, body_score(each.page.body, said, each.page.title)))
    groups: dict[str, Callable[[Page], bool]] = {"all": lambda page: True, "zh": lambda page: page.language[:2] == "zh"}
    for part in dict.fromkeys(each.page.part for each in examples):
        groups[part] = lambda page, part=part: page.part == part  # type: ignore[misc]  # a default holds the loop's value
    lines = [f"{'part':<12}{'pages':>7}{'F1':>8}{'>=.9':>8}{'<.5':>8}"]
    for name, chosen in groups.items():
        scores = [score for page, score in scored if chosen(page)]
        good, bad = (sum(map(test, scores)) / len(scores) for test in (lambda s: s[3] >= 0.9, lambda s: s[3] < 0.5))
        lines.append(f"{name:<12}{len(scores):>7}{f1(scores):>8.4f}{good:>8.3f}{bad:>8.3f}")
    return "\n".join(lines)
