"""Report lines of Taiwan and Hong Kong, and photographers without a role word.

記者巫其倫／台北報導, 社會中心／綜合報導, 王煌忠／台中報導,
民視新聞/鄭博暉 台南-屏東, 中央社記者邱俊欽桃園19日電, 周斌 摄.
"""

import re

from newsspider.reading.bylines.people import read_people
from newsspider.reading.bylines.sheet import Dateline, Person, Sheet
from newsspider.reading.fold import Strand
from newsspider.reading.names import is_han_name, is_medium, is_organisation, split_names
from newsspider.reading.patterns import words
from newsspider.reading.places import ends_with_place, is_place

_REPORT = re.compile(
    r"(?:(?P<medium>[^/\s,。]{2,10})/\s?(?=记者))?(?P<who>[^/\x1f]{2,60})/\s?(?P<place>[^\s/,。]{0,10}?)(?P<kind>综合|即时|现场|专题|特稿|特别|采访|外电|连线)?(?:报[道导]|专访|电)$"
)
_DISPATCH = re.compile(
    r"(?P<agency>[^\s\d/,。()记]{0,10})记者(?P<who>[^\d,。()/]{2,40}?)(?P<month>\d{1,2}月)?(?P<day>\d{1,2})日(?:综合|外|专)?电$"
)
_CREWS = re.compile(r"(?P<medium>[^\s/,。()]{2,10})/(?P<who>[^\s/()]{2,40})\s(?P<place>[^\s,。()]{2,12})$")
_SHOT = re.compile(r"(?P<who>[^,。()/]{2,30}?)\s(?:摄|摄影)$")
_SHOT_IN_BRACKETS = re.compile(r"(?:(?P<agency>[^\s,。()]{2,6}[社网])发\s?)?\((?P<who>[^,。()/记]{2,20}?)\s?摄影?")
_SUFFIXED = re.compile(r"(?:[^\s/:,]{2,8}/(?:文|图|摄影?|视频)(?:[\s,;、]{1,3}|$)){1,4}")
_SUFFIX = re.compile(r"(?P<who>[^\s/:,;、]{2,8})/(?P<task>文|图|摄|视频)")
_TASKS = {"文": "author", "图": "photographer", "摄": "photographer", "视频": "videographer"}
_DESK = re.compile(r".{1,8}(?:中心|组|部|小组)$")
_NO_DESK = frozenset(
    words(
        """
        即时新闻 综合报道 综合报导 综合外电 综合 编辑部 本报 本报讯 即时 快讯 新闻
        """
    )
)


def may_report(key: str) -> bool:
    """A cheap look: what each of these lines holds at least."""
    return "/" in key or "摄" in key or "记者" in key


def read_report(piece: Strand) -> Sheet | None:
    """The fields of such a line, or None."""
    key = piece.key
    if not may_report(key):
        return None
    sheet = Sheet()
    if match := _REPORT.fullmatch(key):
        place = piece.cut(match.start("place"), match.end("place")).shown
        if not _read_who(piece.cut(*match.span("who")), sheet):
            return None
        if match["medium"]:
            if not is_medium(match["medium"]):
                return None
            sheet.source = piece.cut(*match.span("medium")).written
        if place:
            sheet.dateline = Dateline(place=place)
        sheet.labelled = True
        return sheet
    if _SUFFIXED.fullmatch(key):
        return _suffixed(piece)
    if match := _DISPATCH.fullmatch(key):
        return _dispatch(piece, match)
    if (match := _CREWS.fullmatch(key)) and is_medium(match["medium"]):
        names = split_names(piece.cut(*match.span("who")).shown)
        place = piece.cut(*match.span("place")).shown
        if not names or not all(map(is_han_name, names)) or not all(map(is_place, re.split("[-、]", place))):
            return None
        sheet.source = piece.cut(*match.span("medium")).written
        sheet.people = [Person(name, "reporter") for name in names]
        sheet.dateline = Dateline(place=place)
        return sheet
    if (match := _SHOT.fullmatch(key)) and "记者" not in key and "员" not in key:
        return _shot(piece.cut(*match.span("who")).shown)
    return None


def _read_who(who: Strand, sheet: Sheet) -> bool:
    who = who.trim(" \x1f,()[]【】〔〕")
    head, _, tail = who.key.partition(" ")
    if tail and "记者" not in head and "记者" in tail and is_medium(head):  # 聯合報 記者陳嘉寧
        sheet.source = who.written[: len(head)]
        who = who.cut(len(head) + 1)
    if who.key in _NO_DESK:
        return True
    if "记者" in who.key or "通讯员" in who.key or "实习生" in who.key:
        people = read_people(who, "", label=False)
        sheet.people = people or []
        return bool(people)
    if _DESK.fullmatch(who.key):
        sheet.people = [Person(who.shown, "desk")]
        return True
    names = split_names(who.shown)
    if names and all(map(is_han_name, names)):
        sheet.people = [Person(name, "reporter") for name in names]
        return True
    if is_medium(who.shown):
        sheet.source = who.written
        return True
    return False


def _suffixed(piece: Strand) -> Sheet | None:
    # 张三/文 李四/图
    people = []
    for match in _SUFFIX.finditer(piece.key):
        found = read_people(piece.cut(*match.span("who")), _TASKS[match["task"]], label=False)
        if not found:
            return None
        people += found
    return Sheet(people=people)


def _dispatch(piece: Strand, match: re.Match[str]) -> Sheet | None:
    who = piece.cut(*match.span("who")).shown
    agency = piece.cut(*match.span("agency")).shown or None
    if agency and not is_medium(agency):
        return None
    place = ends_with_place(who)
    names = split_names(who[: -len(place)] if place else who)
    if not names or not all(map(is_han_name, names)):
        return None
    month = int(match["month"][:-1]) if match["month"] else None
    return Sheet(
        source=agency,
        people=[Person(name, "reporter", agency) for name in names],
        dateline=Dateline(agency=agency, place=place, month=month, day=int(match["day"])),
    )


def read_shot(line: Strand) -> Sheet | None:
    """Photographers in brackets: (李守铭摄), 新华社发（刘满仓摄）."""
    match = _SHOT_IN_BRACKETS.fullmatch(line.key)
    if not match:
        return None
    names = split_names(line.cut(*match.span("who")).shown)
    if not names or not all(map(is_han_name, names)):
        return None
    agency = line.cut(*match.span("agency")).shown if match["agency"] else None
    return Sheet(people=[Person(name, "photographer", agency) for name in names])


def _shot(who: str) -> Sheet | None:
    # 城市摄影队 周斌: an organisation may lead.
    first, _, rest = who.partition(" ")
    agency = first if rest and is_organisation(first) else None
    names = split_names(rest if agency else who)
    if not names or not all(map(is_han_name, names)):
        return None
    return Sheet(people=[Person(name, "photographer", agency) for name in names])
