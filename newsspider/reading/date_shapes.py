"""The shapes that a day is written in, as patterns over folded text; and a whole text of digits alone."""

import re

SHAPES = [
    # 2022年10月11日, 112年2月16日 (Minguo: three digits), 2022년 10월 11일
    re.compile(r"(?<!\d)(?P<year>\d{3,4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})(?!\d)\s?[日号일]?"),
    # 2022-10-11, 2022/10/11, 2022.10.11, 2022. 10. 11., also with the time glued on: 2022-10-1108:10
    re.compile(
        r"(?<![\d.])(?P<year>\d{4})\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})"
        r"(?!\d(?!\d?:\d\d))"
    ),
    re.compile(
        r"(?P<era>民国|令和|平成)\s?(?P<year>\d{1,3}|元)\s?[年/.-]\s?(?P<month>\d{1,2})\s?[月/.-]\s?(?P<day>\d{1,2})(?!\d)\s?[日号]?"
    ),
    re.compile(
        r"(?P<year>[〇零○一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})[日号]"
    ),
    # October 11, 2022; 11 October 2022; 11 de octubre de 2022; 11. Oktober 2022; 2022. október 11.; 2022 Oct 11
    re.compile(
        r"(?<!\w)(?P<name>[^\W\d_]{3,12})\.?\s{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s{1,2})(?P<year>\d{4})(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]{1,2}(?:de\s|of\s)?(?P<name>[^\W\d_]{3,12})\.?,?"
        r"[\s-]{1,2}(?:del?\s)?(?P<year>\d{4})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>\d{4})[.,]?\s(?P<name>[^\W\d_]{3,12})\.?\s(?P<day>\d{1,2})(?!\d)\.?"),
    # Tue Oct 11 08:10:00 CST 2022
    re.compile(
        r"(?<!\w)(?P<name>[^\W\d_]{3,4})\s{1,2}(?P<day>\d{1,2})\s(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s"
        r"(?:(?P<clockzone>[A-Z]{1,5}|[+-]\d{4})\s)?(?P<year>\d{4})(?!\d)"
    ),
    re.compile(r"(?<![\d./-])(?P<one>\d{1,2})(?P<sep>[-/.])\s?(?P<two>\d{1,2})(?P=sep)\s?(?P<year>\d{4})(?!\d)"),
]
DIGIT_SHAPES = [shape for shape in SHAPES if "P<name>" not in shape.pattern]
COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<offset>Z|[+-]\d{4})?)?"
)
