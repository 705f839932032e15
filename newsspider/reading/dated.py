"""Times in the small print near the headline, in any language: by label, by class word, by standing there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import Clock
from newsspider.reading.nearby import SHORT, Piece

# Labels of dates in the languages of larger news sites: label words that open or stand in a line.
_UPDATED: Final = re.compile(
    r"\b(?:(?:last\s)?(?:updated?|modified|edited|revised|reviewed)|aktualisier\w*|ge[äa]nderte?|stand|bijgewerkt|gewijzigd"
    r"|mise? à jour|mis à jour|modifié|actualizad[oa]|modificad[oa]|atualizad[oa]|aggiornat[oa]|aggiornamento|modificato"
    r"|uppdatera[dt]|oppdatert|opdateret|päivitetty|aktualizacja|zaktualizowano|aktualizováno|güncelle\w*"
    r"|обновл\w+|изменен\w*|оновлено|ενημ\w+|frissítve|diperbarui|cập nhật)\b|更新|修改|編輯於|수정|업데이트",
    re.I,
)
_PUBLISHED: Final = re.compile(
    r"\b(?:(?:first\s)?(?:published|posted|publication|released|issued|written|created)|veröffentlicht\w*|erstellt|publiziert"
    r"|vom|geplaatst|gepubliceerd|publié\w*|créé|publicad[oa]|creado|pubblicat[oa]|publicerad|publisert|publiceret|julkaistu"
    r"|opublikowan\w*|data (?:publikacji|dodania)|publikováno|vydáno|yayın\w*|giriş|опубликован\w*|опубліковано|дата"
    r"|δημοσι\w+|megjelent|közzétéve|dipublikasikan|đăng|date|datum|fecha|data)\b|发布|發佈|發布|发表|發表|时间|時間|日期|上传|上傳|입력|등록|掲載|公開|投稿",
    re.I,
)
_TIMED: Final = re.compile(r"(?:^|[\s_-])(?:date|datum|fecha|data-pub|time|posted|pub|publi\w*|pubtime|timestamp|dateline|entry-date|post-date|datepublished|datecreated|shijian|riqi)(?![a-z])|date|(?:pub|time)(?:$|[\s_-])")
_ELSEWHERE: Final = re.compile(r"comment|relat|recommend|sidebar|widget|footer|copyright|weather|popular|trend|teaser|caption")
_SHORT_YEAR: Final = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2}\.)(\d\d)(?![\d.])")
_GLUED: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")  # Published onNovember 30
_DATE_SHARE: Final = 0.2  # of a line, so much at least must be its date, or the line says something else
_ALONE: Final = 0.8  # as much of a line that does not stand between headline and text
_COPYRIGHT: Final = re.compile(r"©|\(c\)|copyright|rights reserved|版权|版權", re.I)


SURE: Final = 3  # ranks from which the markup or a label says that it is the time of publication


@dataclass(slots=True)
class Dated:
    """Times of publication with their ranks, and of change; the likeliest first."""

    published: list[tuple[int, Found[When]]] = field(default_factory=list)
    modified: list[Found[When]] = field(default_factory=list)


def small_print(pieces: Iterable[Piece], between: range, clock: Clock) -> Dated:
    """Times of publication and of change in the small print; `between`: the blocks from headline to first paragraph.

    What speaks for a date, from strong to weak: itemprop, <time>, a label, a class word, standing in a short line.
    """
    published, modified = (dates := Dated()).published, dates.modified
    for piece in pieces:
        element, marks = piece.element, piece.marks
        if _ELSEWHERE.search(marks) or (element is not None and element.tag == "figcaption"):
            continue
        placed = piece.block in between
        tag = element.tag if element is not None else ""
        machine = None
        if element is not None and (tag == "time" or "date" in marks or "publish" in marks):
            machine = element.get("datetime") or element.get("content") or (tag == "abbr" and element.get("title")) or None
        texts = [machine] if machine else []
        if len(piece.text) <= SHORT:
            texts.append(piece.text)
        if "datemodified" in marks or ("updat" in marks or "modif" in marks) and "datepublished" not in marks:
            modified += [Found(when, "time", said) for said in texts if (when := _near_date(said, clock, 0.0))][:1]
            continue
        strong = "datepublished" in marks or "datecreated" in marks or "pubdate" in marks
        timed = tag == "time" or strong or _TIMED.search(marks) is not None
        for said in texts:
            if not any(char.isdigit() for char in said) or _COPYRIGHT.search(said):
                continue
            labels = _UPDATED.search(said), _PUBLISHED.search(said)
            when = _near_date(said, clock, 0.0 if timed or any(labels) else _DATE_SHARE if placed else _ALONE)
            if not when:
                continue
            at = said.find(when.raw[:6]) if when.raw else -1
            updated = labels[0] and (not labels[1] or labels[1].start() > labels[0].start()) and (at < 0 or labels[0].start() < at)
            reader = "time" if tag == "time" or strong else "byline"
            if updated and not strong:
                modified.append(Found(when, reader, said))
                if labels[1] and (rest := _near_date(said[labels[1].start():], clock, 0.0)):
                    published.append((3, Found(rest, reader, said)))
            else:
                rank = 4 * strong + 3 * (bool(labels[1]) + placed) + 2 * timed
                published.append((rank, Found(when, reader, said)))
    published.sort(key=lambda ranked: -ranked[0])  # stable: the nearest of the same rank first
    return dates


def _near_date(said: str, clock: Clock, share: float) -> When | None:
    said = _GLUED.sub(" ", _SHORT_YEAR.sub(r"\g<1>20\2", said))
    when = clock.read(said)
    return when if when and len(when.raw) >= share * len(said) else None
