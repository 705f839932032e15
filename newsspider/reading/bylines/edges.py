"""Byline matter at the edges of prose.

本报讯（记者 …）昨日 …, 新华社北京5月19日电 …, … 。（编辑/徐卫民）, … 新华社记者 李梦馨 摄
"""

import re
from datetime import datetime, tzinfo

from newsspider.reading.bylines.cues import WORDS, has_strong_cue, look
from newsspider.reading.bylines.line import read_whole
from newsspider.reading.bylines.people import read_people
from newsspider.reading.bylines.sheet import Dateline, Person, Sheet
from newsspider.reading.fold import Strand
from newsspider.reading.names import is_medium

_OPENING = 200  # characters of a paragraph's start and end that are looked at
_CLOSING = 200
_IN_HOUSE = re.compile(
    r"[\[【(〔]?本[报网台刊社](?:综合)?(?:讯|快讯|消息|专讯)[\]】)〕]?\s?"
    r"(?:\((?P<who>[^()]{2,80})\)|(?P<who2>(?:见习|实习)?记者[^,。:()]{2,30}?)(?:摄影)?(?:报[道导])?\s?[:,])?"
)
_NEWS = re.compile(
    r"(?P<agency>[^\s,。()\d]{2,12}?)(?:快讯|讯|消息)\s?"
    r"(?:\((?P<who>[^()]{2,80})\)|(?P<who2>(?:见习|实习)?记者[^,。:()]{2,30}?)报[道导]\s?[:,])"
)
_AGENCY_NEWS = re.compile(r"[\[【(](?P<agency>[^\s,。()【】\[\]\d]{2,10}?)(?P<kind>专讯|讯|报道|报导)[\]】)]")
_DATELINE = re.compile(
    r"据?(?P<agency>[^\s,。()\d记]{1,8}?(?:社|网|报|台(?![湾北南中东])|客户端|新闻(?!网)|电讯)(?:[-—][^\s,。()\d记-]{1,8}?[网报社])?)(?P<place>[^\s\d,。()记]{0,10}?)\s?"
    r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:专电|外电|电|讯|消息)\s?"
    r"(?:\((?P<who>[^()]{2,80})\)|(?P<who2>(?:见习|实习)?记者\s?[^\s,。:()“]{2,20}?)(?:报[道导])?(?:\s?[:,]|[\s“]))?"
)
_REPORT = re.compile(r"(?:[^\s,。/]{2,8}\s)?记者[^\s,。/]{2,16}/[^\s,。/]{0,8}报[道导]")
_BRACKETED = re.compile(r"[(〔【\[](?P<inner>[^()〔〕【】\[\]]{2,80})[)〕】\]]")
_SENTENCE_END = re.compile(r"[。!?”」;…]\s?|\s{2,}")


def read_opening(line: Strand, text: str, *, zone: tzinfo | None, now: datetime | None) -> Sheet | None:
    """The fields with which a prose paragraph opens, or None."""
    head = line.cut(0, _OPENING)
    indent = len(head.key) - len(head.key.lstrip())
    if match := _DATELINE.match(head.key, indent + (head.key[indent : indent + 1] in ("(", "【", "[", "〔"))):
        return _dateline(head, match)
    if match := _IN_HOUSE.search(head.key):
        return _in_house(head, match, text, zone, now)
    if (match := _NEWS.match(head.key, indent)) and is_medium(match["agency"]):
        return _news(head, match)
    if (match := _AGENCY_NEWS.match(head.key, indent)) and is_medium(match["agency"]):
        agency = head.shown[match.start("agency") : match.end("agency")]
        return Sheet(source=agency) if match["kind"].startswith("报") else Sheet(dateline=Dateline(agency=agency))
    match = _REPORT.match(head.key, indent) or _BRACKETED.match(head.key, indent)
    if match:
        inner = head.cut(*match.span("inner" if match.re is _BRACKETED else 0))
        return _signed(read_whole(inner, inner.written, zone=zone, now=None))
    return None


def read_closing(line: Strand, text: str, *, zone: tzinfo | None) -> Sheet | None:
    """The fields with which a prose paragraph ends, or None."""
    if look(line.key) != WORDS:
        return None
    whole = line.trim(" \x1f")
    offset = max(0, len(whole.key) - _CLOSING)
    tail = whole.cut(offset)
    end = len(tail.key.rstrip(")]】〕。 \x1f"))
    starts = []
    if end < len(tail.key) and (opening := max(tail.key.rfind(each, 0, end) for each in "([【〔")) >= 0:
        starts += [opening + 1, opening]  # with the bracket (李守铭摄) is a credit
    sentences = [match.end() for match in _SENTENCE_END.finditer(tail.key, 0, end) if match.end() < end]
    if sentences:
        starts.append(sentences[-1])
    if tail.key[:end].endswith(("摄", "摄影", "提供", "供图")):
        starts.append(tail.key.rfind(",", 0, end) + 1)
    for start in starts:
        if start == 0 and offset == 0 and end == len(tail.key):
            continue
        piece = tail.cut(start)
        if not has_strong_cue(piece.key):
            continue
        sheet = _signed(read_whole(piece, piece.written, zone=zone, now=None))
        if sheet:
            return sheet
    return None


def _signed(sheet: Sheet | None) -> Sheet | None:
    # At an edge of prose only what names people, a source or a printed page is believed; dates belong to the prose.
    if sheet is None or not (
        sheet.people or sheet.editors or sheet.source or sheet.edition or sheet.dateline or sheet.labelled
    ):
        return None
    if not sheet.edition:
        sheet.published = sheet.modified = None
    sheet.bare = []
    return sheet


def _people(head: Strand, match: re.Match[str]) -> list[Person]:
    group = "who" if match["who"] else "who2"
    return read_people(head.cut(*match.span(group)), "", label=False) or [] if match[group] else []


def _dateline(head: Strand, match: re.Match[str]) -> Sheet:
    agency = head.shown[match.start("agency") : match.end("agency")]
    place = head.shown[match.start("place") : match.end("place")] or None
    ours = agency[:1] == "本"
    month = int(match["month"]) if match["month"] else None
    dateline = Dateline(None if ours else agency, place, month, int(match["day"]))
    return Sheet(dateline=dateline, people=_people(head, match), in_house=ours)


def _news(head: Strand, match: re.Match[str]) -> Sheet | None:
    agency = head.shown[match.start("agency") : match.end("agency")]
    people = [Person(each.name, each.role, each.agency or agency) for each in _people(head, match)]
    return Sheet(people=people) if people else None


def _in_house(head: Strand, match: re.Match[str], text: str, zone: tzinfo | None, now: datetime | None) -> Sheet | None:
    sheet = Sheet(in_house=True)
    if head.key[: match.start()].strip():
        before = read_whole(head.cut(0, match.start()), text[: match.start()], zone=zone, now=now)
        if before is None:
            return None
        sheet = before
        if sheet.published and sheet.source is None:
            sheet.source = next(filter(is_medium, sheet.bare), None)
        sheet.in_house, sheet.bare = True, []
    sheet.people += _people(head, match)
    return sheet
