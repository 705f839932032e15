"""Bylines in alphabets: Von …, Par …, Por …; (Reporting by X; Editing by Y); PARIS (Reuters) -.

Simple and safe: a list of capitalised names to the end of the line, or nothing. "By 2030 the city will" is prose.
"""

import re

from newsspider.reading.bylines.sheet import Dateline, Person, Sheet
from newsspider.reading.date_months import MONTHS
from newsspider.reading.fold import Strand
from newsspider.reading.patterns import words

_BY = re.compile(
    r"(?:(?:(?:Written|Reported|Words|Story|Text|Texte|Article|Texto)\s)?(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|Door|DOOR)"
    r"|Author|Authors|Autor|Autorin|Auteur|Autore|Автор)\s?:?\s(?P<names>\S.{1,200})"
)
_EDITED = re.compile(r"(?:(?:Copy |Web |News |Responsible )?Editors?|Edited by)\s?:?\s(?P<names>\S.{1,120})")
_PARTS = re.compile(
    r"\s?[,;|/•·\x1f—–]\s?(?:and\s|und\s|et\s|y\s)?|\s(?:and|AND|und|et|y|e|en|och|og|&|with|avec|mit|con|com|\||-)\s"
)
_NAME = r"(?:(?:[A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁ][\w'’-]{0,24}\.?)|(?:[A-Z]\.){1,3})"
_PERSON = re.compile(
    rf"(?:Dr\.?\s|Prof\.?\s|Sir\s)?{_NAME}"
    rf"(?:\s(?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|bin|ibn|al|el|ter|ten|zu)\s){{0,2}}{_NAME}){{1,3}}"
)
_ORGANISATION = re.compile(
    r"(?:Reuters|AFP|AP|dpa|DPA|EFE|ANSA|Xinhua|Bloomberg|(?:The )?Associated Press|Agence France-Presse"
    r"|PTI|ANI|IANS|UPI|TASS|CNN|BBC|NPR"
    r"|(?:[A-Z][\w.&'’-]{0,20}\s){0,4}"
    r"(?:News|Times|Post|Press|Agency|Staff|Reporters?|Correspondents?|Writers?|Desk|Bureau|Team"
    r"|Magazine|Journal|Herald|Tribune|Guardian|Editors?|Editor|Service|Network|Online|Redaktion|Redacción|Rédaction))"
)
_STAFF = re.compile(
    r"(?:[Tt]he\s)?(?P<who>(?:[A-Z][\w.&'’-]{0,20}\s){1,4}(?:[Ss]taff|[Nn]ewsroom|[Ee]ditorial [Bb]oard))"
)
_FOR = re.compile(r"\s(?:of|for|from)\s(?P<medium>[A-Z]\S.{0,40})$")
_TITLED = re.compile(
    rf"(?P<who>{_PERSON.pattern})(?:,\s|\s\|\s)(?:[A-Z][A-Za-z&-]{{2,15}}\s){{0,3}}(?:Writer|Reporter|Correspondent|Columnist)"
)
_TITLE_WORDS = frozenset(("staff", "writer", "reporter", "reporters", "correspondent", "editor", "bureau", "desk"))
_PROSE_WORDS = frozenset(
    words(
        """
        the a an this that these those then now all any some no not and or but far law next last my your his
        her its our their it he she we they in on at of for to from with as if so is are was be being by means
        contrast comparison default definition design nature end day night week month year years time january
        february march april may june july august september october november december monday tuesday wednesday
        thursday friday saturday sunday today tomorrow noon midnight early late mid christmas easter using
        making doing getting putting adding necessary popular demand
        """
    )
) - {"may", "april", "june", "august"}
_MONTH_NAMES = frozenset(MONTHS)
_CLAUSE = re.compile(
    r"(?:additional |further )?(?P<what>reporting|written|writing|compiled|story|text|editing|edited|"
    r"photography|photos?|photographs?|"
    r"translation|translated|graphics?|video|videography|research)\s"
    r"(?:and (?:writing|reporting|editing)\s)?by:?\s(?P<names>.{3,160})",
    re.IGNORECASE,
)
# Between two of them: "Reporting by Ann Lee, with additional reporting by Bo Chen, editing by Max Koll".
_NEXT_CLAUSE = re.compile(
    r";\s{0,3}|,\s(?:with\s|and\s)?(?=(?:additional |further )?(?:reporting|writing|editing)\s(?:and \w+\s)?by\b)",
    re.IGNORECASE,
)
_CLAUSE_ROLES = {
    word: role
    for role, table in {
        "editor": "editing edited",
        "photographer": "photography photo photos photograph photographs",
        "translator": "translation translated",
        "illustrator": "graphic graphics",
        "videographer": "video videography",
        "reporter": "reporting",
    }.items()
    for word in words(table)
}
_CREDIT = re.compile(
    r"(?P<what>Photo|Photos|Foto|Fotos|Image|Picture|Video|Illustration|Photograph|Photography)\s?(?:credit\s?:?|by|:|/|©)\s?(?P<names>\S.{2,80})",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]{1,24}(?:[ ,/]{1,2}[A-ZÀ-Þ][\w.'’-]{0,24}){0,4}?)?"
    r"(?:,?\s(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2}))?\s?"
    r"\((?P<agency>Reuters|REUTERS|AP|AFP|CNN|CN|dpa|DPA|EFE|ANSA|Xinhua|IANS|PTI|ANI|UPI|TASS|Bloomberg|KYODO|Kyodo|CNA|Yonhap)\)\s?(?:[-–—]{1,2}|_)\s?"
)
_SOURCE = re.compile(r"(?:Source|Quelle|Fuente|Fonte|Источник)\s?[:：]\s?(?P<source>[^.!?\x1f]{2,60})$")
_ASIAN = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
_WHERE = re.compile(r"\s(?:in|at|for)(?:\s[A-Z][\w.'-]{0,24}){1,4}")


def read_latin(line: Strand) -> Sheet | None:
    """The fields of a line that is a byline as a whole (its dates already blanked), or None."""
    text = line.trim(" \x1f|·•—–-()[]*").shown
    if not text:
        return Sheet()
    if match := _SOURCE.fullmatch(text):
        return Sheet(source=match["source"].strip(" ,").lstrip("("), labelled=True)
    if match := _CREDIT.fullmatch(text):
        role = {"v": "videographer", "il": "illustrator"}.get(match["what"][:1].lower(), "photographer")
        role = "illustrator" if match["what"].lower() == "illustration" else role
        people = _people(match["names"], role)
        return Sheet(people=people, labelled=True) if people else None
    if closing := _closing(text):
        return closing
    if match := _BY.fullmatch(text):
        if staff := _STAFF.fullmatch(match["names"]):
            return Sheet(people=[Person(staff["who"], "organisation")], labelled=True)
        people = _people(match["names"], "author")
        return Sheet(people=people, labelled=True) if people else None
    if match := _TITLED.fullmatch(text):
        people = _people(match["who"], "author")
        return Sheet(people=people, labelled=True) if people else None
    if ":" in text and (match := _EDITED.fullmatch(text)):
        people = _people(match["names"], "editor")
        return Sheet(editors=people, labelled=True) if people else None
    return None


def read_latin_edges(line: Strand) -> Sheet | None:
    """The dateline with which a prose paragraph opens, or the credits with which it ends in brackets."""
    if match := _DATELINE.match(line.shown):
        month = MONTHS.get((match["month"] or "").casefold())
        day = int(match["day"]) if match["day"] and month else None
        agency = match["agency"]
        return Sheet(dateline=Dateline(agency, match["place"], month, day))
    tail = line.shown.rstrip()[-300:]
    if tail.endswith(")") and (opening := tail.rfind("(")) >= 0:
        return _closing(tail[opening + 1 : -1])
    return None


def _closing(text: str) -> Sheet | None:
    # Reporting by X in Paris; Editing by Y and Z
    sheet = Sheet(labelled=True)
    for clause in _NEXT_CLAUSE.split(text.rstrip(" .")):
        match = _CLAUSE.fullmatch(clause.strip())
        if not match:
            return None
        role = _CLAUSE_ROLES.get(match["what"].lower(), "author")
        people = _people(_WHERE.sub("", match["names"]), role)
        if people is None:
            return None
        (sheet.editors if role == "editor" else sheet.people).extend(people)
    return sheet


def _people(text: str, role: str) -> list[Person] | None:
    # A list of names, of which the first is a person's or a known agency's; None when anything else is in it.
    people: list[Person] = []
    parts = [part for part in (each.strip(" .,|") for each in _PARTS.split(text)) if part]
    for index, part in enumerate(parts):
        medium = _FOR.search(part)
        if medium and _ORGANISATION.fullmatch(medium["medium"]) and _PERSON.fullmatch(part[: medium.start()]):
            people = [Person(each.name, each.role, each.agency or medium["medium"]) for each in people]
            people.append(Person(part[: medium.start()], role, medium["medium"]))
            continue
        if any(word.strip(".").casefold() in _PROSE_WORDS for word in part.split()) and not _ORGANISATION.fullmatch(
            part
        ):
            return None
        if _ORGANISATION.fullmatch(part):
            words = {word.casefold() for word in part.split()}
            if people and not words & _TITLE_WORDS:
                people = [Person(each.name, each.role, each.agency or part) for each in people]
            elif not people and not words <= _TITLE_WORDS:
                people.append(Person(part, "organisation" if role == "author" else role))
        elif _PERSON.fullmatch(part) and not (part.split()[0].casefold() in _MONTH_NAMES and index):
            people.append(Person(part, role))
        else:
            return None
    return people or None


def is_latin(line: str) -> bool:
    """Whether a line has no Chinese, Japanese or Korean characters."""
    return line.isascii() or not _ASIAN.search(line)
