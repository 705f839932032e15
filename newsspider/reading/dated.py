"""Times in the small print near the headline, in any language: by label, by class word, by standing there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element

from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import Clock
from newsspider.reading.nearby import SHORT, Piece
from newsspider.reading.patterns import by_initial, opening_with


class Labels:
    """Label words of dates that open or stand in a line: of scripts that part words, and of the others."""

    def __init__(self, words: str, others: str) -> None:
        self.words: Final = words
        self.others: Final = others
        words = rf"\b(?:{by_initial(words)})\b"
        self._plain: Final = re.compile(words, re.I)  # none of the others is in ASCII, and to try each is slow
        rests: dict[str, list[str]] = {}
        for each in others.split("|"):
            rests.setdefault(each[0], []).append(each[1:])
        others = opening_with({first: "|".join(each) for first, each in rests.items()})
        self._any: Final = re.compile(f"{words}|{others}", re.I)

    def of(self, text: str) -> re.Pattern[str]:
        """The pattern that finds what this text may hold of them."""
        return self._plain if text.isascii() else self._any

    def end(self, text: str) -> int:
        """Where the last of them ends; -1: none."""
        return max([match.end() for match in self.of(text).finditer(text)], default=-1)


# In the languages of larger news sites.
_UPDATED: Final = Labels(
    r"(?:last\s)?(?:updated?|modified|edited|revised|reviewed)|aktualisier\w*|ge[äa]nderte?|stand|bijgewerkt|gewijzigd"
    r"|mise? à jour|mis à jour|modifié|actualizad[oa]|modificad[oa]|atualizad[oa]|aggiornat[oa]|aggiornamento"
    r"|modificato"
    r"|uppdatera[dt]|oppdatert|opdateret|päivitetty|aktualizacja|zaktualizowano|aktualizováno|güncelle\w*"
    r"|обновл\w+|изменен\w*|оновлено|обновена|ενημ\w+|frissítve|diperbarui|dikemas kini|cập nhật|aktuali[sz]\w+"
    r"|ažurirano|posodobljeno|atjaun\w+|atnaujinta|uuendatud|uppfært|ажурирано|жаңартылды|yenilən\w+",
    r"更新|修改|編輯於|수정|업데이트|تحديث|روزرسانی|به‌روز|עודכן|עדכון|अपडेट|আপডেট|แก้ไข|อัปเดต|อัพเดท",
)
_PUBLISHED: Final = Labels(
    r"(?:first\s)?(?:published|posted|publication|released|issued|written|created)|veröffentlicht\w*|erstellt|publiziert"
    r"|gepostet|vom|geplaatst|gepubliceerd|publié\w*|créé|publicad[oa]|creado|pubblicat[oa]|publicerad|publisert|publiceret|julkaistu"
    r"|opublikowan\w*|data (?:publikacji|dodania)|publikováno|vydáno|yayın\w*|giriş|опубликован\w*|опубліковано|дата"
    r"|δημοσι\w+|ανάρτηση|megjelent|közzétéve|dipublikasikan|diterbitkan|diposting|đăng|date|datum|fecha|data"
    r"|zveřejněno|publikov\w+|zverejnené|objavljen\w*|publicat|publicēts|paskelbta|avaldatud|birt|објављено|публикува\w+"
    r"|апублікавана|жарияланды|dərc|опубл|размещено|inlägg|lagt ut",
    r"发布|發佈|發布|发表|發表|时间|時間|日期|上传|上傳|입력|등록|게시|승인|掲載|公開|投稿|配信|公表|発表|نشر|انتشار|פורסם|תאריך|प्रकाशित|প্রকাশ|เผยแพร่|วันที่|โพสต์",
)
_TIMED: Final = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|data-pub|time|posted|pub|publi\w*|pubtime|timestamp|dateline|entry-date|post-date|datepublished|datecreated|shijian|riqi)(?![a-z])|date|(?:pub|time)(?:$|[\s_-])"
)
ELSEWHERE: Final = re.compile(
    r"comment|relat|recommend|sidebar|widget|footer|copyright|weather|popular|trend|teaser|caption"
)
_SHORT_YEAR: Final = re.compile(r"(\d(?<![\d.]\d)\d?\.\d{1,2}\.)(\d\d)(?![\d.])")
_GLUED: Final = re.compile(r"([A-Z])(?<=[^\W\d_A-Z][A-Z])")  # Published onNovember 30
# Of Iran's calendar and Thailand's too, whose months' abbreviations end in a full stop: ต.ค. 65.
_YEAR: Final = re.compile(
    r"(?:19|20)\d\d|(?<!\d)(?:1[34]|25)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d|[〇零○]|[٠-٩۰-۹०-९০-৯]{4}|[คพย]\.\s?\d\d"
)
# What a date has at least, also one that counts from now: a cheap look.
_DATED: Final = re.compile(
    opening_with(
        {
            r"\d": r"(?<=1)9\d\d|(?<=2)0\d\d|(?<=1)(?<!\d1)[34]\d\d(?!\d)|(?<=2)(?<!\d2)5\d\d(?!\d)"
            r"|[./-]\d{1,2}[./-]\d\d|\s?(?:[月日년天分秒小个個]|(?i:[smhd]\w{0,6} ago))|\d{1,2}\s?年",
            "〇零○": "",
            "٠-٩۰-۹०-९০-৯": "[٠-٩۰-۹०-९০-৯]{3}",
            "คพย": r"\.\s?\d\d",
            "昨今前": "[天日]",
            "dD": "(?i:ay)(?:(?<=(?i:today))|(?<=(?i:yesterday)))",
            "wW": "(?<=(?i:just now))",
            "０-９": "[０-９]",
        }
    )
)
_END: Final = "\0"  # between lines: no part of a date
_DATED_LINE: Final = re.compile(rf"(?:{_DATED.pattern})[^{_END}]*")
_SIGNED: Final = re.compile(r"\W{0,3}(?:by|von|par|por|di|door|av|af)\s\D{2,40}\s(?:am|on|le|el|il|op)\s", re.I)
_WEEKDAY: Final = re.compile(r"[^\W\d_]{2,13}(?:-feira)?[.,]{0,2}\s{0,2}")
_COPYRIGHT: Final = re.compile(
    opening_with({"©": "", "(": r"[cC]\)", "cC": "(?i:opyright)", "rR": "(?i:ights reserved)", "版": "[权權]"})
)
BEFORE: Final = 40  # characters before a date in which its label stands
AFTER: Final = 24  # characters after it: 4月2日更新, 2024.05.15 입력, 19. Mai 2010 um 23:03 Uhr gepostet
SHARE: Final = 0.2  # of a line, so much at least must be its date, or the line says something else
OPENING: Final = 0.1  # as much of a line that opens with it
ALONE: Final = 0.8  # as much of a line where nothing else says that the date is the article's
OVER: Final = 3  # blocks above the headline, where a line that is all date or has a time of day is the article's too
UNDER: Final = 4  # blocks from the headline on in which it may stand, even below a lead
DATES: Final = 3  # dates read in one line
SURE: Final = 6  # ranks from which the markup or a label says that it is the time of publication


@dataclass(slots=True)
class Dated:
    """Times of publication with their ranks, and of change; the likeliest first."""

    published: list[tuple[int, Found[When]]] = field(default_factory=list)
    modified: list[Found[When]] = field(default_factory=list)


def small_print(pieces: Iterable[Piece], title: int, prose: int, clock: Clock, *, changes_only: bool = False) -> Dated:
    """Times of publication and of change in the small print.

    `title` and `prose`: the blocks of headline and first paragraph. `changes_only`: the times of change will do.

    What speaks for a date, from strong to weak: itemprop, <time>, a label, a class word, standing in a short line.
    """
    read: dict[str, list[tuple[When, str, float]]] = {}  # a container of one line says the same as the line
    dates, between = Dated(), range(title - OVER, max(prose, title + UNDER))

    for piece in pieces:
        marks, element = piece.marks, piece.element
        if element is None or element.tag == "figcaption":
            continue
        machine, text = _machine(element), piece.text if len(piece.text) <= SHORT else ""
        lines = [said for said in (machine, text) if said and may_date(said)]
        if not lines or ELSEWHERE.search(marks):
            continue
        strong = "datepublished" in marks or "datecreated" in marks or "pubdate" in marks
        timed = element.tag == "time" or strong or _TIMED.search(marks) is not None
        changed = "datemodified" in marks or (
            ("updat" in marks or "modif" in marks)
            and not (strong or "publish" in marks)  # "entry-date published updated"
        )
        for said in lines:
            if said is machine and not (timed or changed):
                continue
            if changes_only and not (changed or _UPDATED.of(said).search(said)):
                continue
            if said not in read:
                read[said] = list(dates_of_line(said, clock))
            for when, label, share in read[said]:
                opens = (timed or piece.block == title - 1) and not said.find(when.raw)
                placed = piece.block in between and (
                    piece.block >= title or share >= ALONE or opens or when.precision != "day"
                )
                least = 0.0 if timed or label else ALONE if not placed else SHARE if said.find(when.raw) else OPENING
                if share < least:
                    break
                found = Found(when, "time" if element.tag == "time" or strong else "byline", said)
                if changed or (label == "updated" and not strong):
                    dates.modified.append(found)
                else:
                    rank = 8 * strong + 6 * ((label == "published") + placed) + 4 * timed + (share >= ALONE)
                    dates.published.append((rank, found))
    dates.published.sort(key=lambda ranked: -ranked[0])  # stable: the nearest of the same rank first
    return dates


def may_date(text: str) -> bool:
    """A cheap look: may these words hold a date?"""
    return _DATED.search(text) is not None


def may_date_of(texts: Sequence[str]) -> list[int]:
    """The indexes of the texts that may hold a date: most have no sign of one, and are searched all at once."""
    joined = _END.join(texts)
    if joined.count(_END) >= len(texts):  # one holds it itself
        return [index for index, text in enumerate(texts) if may_date(text)]
    found, index, at = list[int](), 0, 0
    for match in _DATED_LINE.finditer(joined):
        index += joined.count(_END, at, match.start())
        at = match.end()
        found.append(index)
    return found


def _machine(element: _Element) -> str | None:
    return (
        element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None)
    )


def dates_of_line(said: str, clock: Clock) -> Iterator[tuple[When, str, float]]:
    """The dates of a line, each with its label ("published", "updated" or "") and its share of the line."""
    if _COPYRIGHT.search(said):
        return
    text = " ".join(said.split())
    if _SHORT_YEAR.search(text):
        text = _SHORT_YEAR.sub(r"\g<1>20\2", text)
    if _GLUED.search(text):
        text = _GLUED.sub(r" \1", text)
    start = 0
    for _ in range(DATES):
        rest = text[start:]
        when = clock.read(rest) if not start or _YEAR.search(rest) else None
        if not when:
            return
        at = text.find(when.raw, start)
        at, end = (at, at + len(when.raw)) if at >= 0 else (start, len(text))
        before, after = text[max(start, at - BEFORE) : at], text[end : end + AFTER]
        label = _label(before, after) or ("published" if _SIGNED.fullmatch(text[:at]) else "")
        day = at if not label and _WEEKDAY.fullmatch(text[:at]) else 0  # Saturday, 9 September 2017
        yield when, label, (len(when.raw) + day) / len(text)
        start = end


def _label(before: str, after: str) -> str:
    updated, published = (_UPDATED.end(before), _PUBLISHED.end(before)) if before else (-1, -1)
    if updated >= 0 or published >= 0:
        return "updated" if updated >= published else "published"
    if not (after := after.lstrip()):
        return ""
    return "updated" if _UPDATED.of(after).match(after) else "published" if _PUBLISHED.of(after).match(after) else ""
