"""Where the labels of a line stand: 来源: 作者/ 编辑| and, between spaces, 编辑 刘晓阳."""

import re
from dataclasses import dataclass

from newsspider.reading.fold import Strand
from newsspider.reading.patterns import any_of
from newsspider.reading.roles import LABELS, Label

_ANY = any_of(LABELS)
# Between spaces alone only words that are nobody's name and no role word that an agency may precede.
_SPACED = any_of(
    word for word in LABELS if len(word) > 1 and LABELS[word].kind != "date" and not word.endswith(("记者", "员", "生"))
)
_START = r"(?:(?<=[\s\x1f|,;(\[【〔])|^)"
_BOTH = r"文\s?[、/&]\s?(?:图|摄影?)|图\s?[、/&]\s?文|图文|文图"
_LABEL = re.compile(
    rf"(?=[{''.join(sorted({label[0] for label in LABELS}))}稿])(?:"
    rf"{_START}(?P<spaced>(?:{_BOTH}|(?:{_SPACED})(?:[、/&](?:{_ANY}))?)(?=\s+[^\s/:|]))"
    # …记者 张三 文/图 says what 张三 made and announces nobody
    rf"|(?!(?:{_BOTH})[\s)\]】]*(?:$|\x1f))(?:"
    rf"(?P<boxed>(?<=[【\[])(?:{_ANY})[\]】]\s?[:/|]?\s?(?=[^\s]))"
    rf"|(?P<labels>(?:{_ANY})(?:\s?[、/&]\s?(?:{_ANY})){{0,2}})[\])】]?\s{{0,3}}[:/|—]{{1,2}}\s{{0,3}}"
    # 责任编辑刘晓阳: three characters and the end, for 编辑部 and 校对管理 are none
    rf"|{_START}(?P<glued>责任编辑|责编|编辑|校对|值班主任|值班编委)(?=[一-鿿]{{3}}(?:[\s\x1f|,;)\]】〕]|$))"
    rf"|{_START}(?P<from>(?:本文|文章|稿件|信息|新闻|内容|图文)?(?:来源于|来源自|转自|转载自|摘自)"
    r"|(?:本文|文章|稿件|信息|新闻)来自)\s?:?\s?))"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A label in a line: the span it takes, and what it announces (文/图 and 图、视频 announce several)."""

    start: int
    end: int
    labels: tuple[Label, ...]
    colon: bool


def marks_in(line: Strand) -> list[Mark]:
    """The labels of a line, from left to right."""
    marks = []
    for match in _LABEL.finditer(line.key):
        strong = match["labels"] or (match["boxed"] or "").strip(" ]】:/|")
        words = strong or match["spaced"] or match["glued"]
        labels = tuple(LABELS[word] for word in re.split(r"\s?[、/&]\s?", words)) if words else (LABELS["来源"],)
        marks.append(Mark(*match.span(), labels, colon=bool(strong)))
    return marks


def roles_of(labels: tuple[Label, ...]) -> list[str]:
    """The roles that a label gives to the people after it: 文/图 one (author), 图、视频 two."""
    roles = [label.role for label in labels]
    if (
        "author" in roles
        and len(roles) > 1
        and all(label.kind == "credit" or label.role == "author" for label in labels)
    ):
        return ["author"]
    return list(dict.fromkeys(roles))
