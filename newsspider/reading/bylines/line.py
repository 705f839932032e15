"""A line that is nothing but byline matter: dates out, noise out, labels found, every piece between them explained."""

import re
from collections.abc import Callable
from datetime import datetime, tzinfo

from newsspider.article import Edition
from newsspider.reading.bylines.labels import Mark, marks_in, roles_of
from newsspider.reading.bylines.noise import rights_of, without_noise
from newsspider.reading.bylines.people import read_people
from newsspider.reading.bylines.report import may_report, read_report, read_shot
from newsspider.reading.bylines.sheet import Person, Sheet
from newsspider.reading.dates import dates_in, find_date
from newsspider.reading.fold import Strand
from newsspider.reading.names import is_han_name, is_medium, is_placeholder
from newsspider.reading.roles import LABELS

LONGEST = 240  # characters of a line that may be byline matter as a whole
_EDGE = ' \t\x1f,;、|:/—-·・⋅•▲△▼●■◆□○◎☆★※*()[]【】〔〕<>。."“”'
_DATE_LABELS = "|".join(sorted((word for word in LABELS if LABELS[word].kind == "date"), key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|星期[一二三四五六日天]|周[一二三四五六日])"
# With the letters that labels begin with in front: to try each label at each character before a date is slow.
_DATE_LABEL = re.compile(
    rf"(?=[最更修本编发出星周수입abcdflmpstuvwо{''.join(sorted({word[0] for word in _DATE_LABELS.split('|')}))}])"
    r"(?:(?:(?P<modified>(?:最后|最近|最新)?(?:更新|修改)(?:时间|日期|于|在)?|"
    r"(?:last )?(?:updated|modified|update)(?: on)?|aktualisiert(?: am)?|"
    r"mis à jour(?: le)?|modifié(?: le)?|actualizado(?: el)?|aggiornato(?: il)?|обновлено|bijgewerkt|수정)"
    rf"|(?:本帖)?最后由.{{1,30}}编辑|编辑于|{_DATE_LABELS}|发布|发表|发稿|出版"
    r"|(?:first )?(?:published|posted|created|date)(?: on| at)?|publié(?: le)?|"
    r"veröffentlicht(?: am)?|publicado(?: el| em)?|pubblicato(?: il)?|опубликовано|입력|stand)"
    rf"\s?[:|]?\s?(?:{_WEEKDAY}[.,]{{0,2}}\s?)?$|(?<!\w){_WEEKDAY}[.,]{{0,2}}\s?$)",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND = re.compile(r"[\s,(]{0,3}(?:星期|周)[一二三四五六日天]\)?(?=[\s\x1f|,)]|$)")
_DATE_VERB = re.compile(r"\s?(?:(?P<modified>更新|修改|编辑)|发布|发表|刊登|出版|讯)(?=[\s\x1f|,)]|$)")
_EDITION = re.compile(r"《\s?(?P<paper>[^《》]{2,16}?)\s?》\s?\(\s?(?P<inner>[^()]{6,40})\)")
_PAGE = re.compile(r"第?\s?(?P<page>[A-Z]?\d{1,3})\s?版\s?[:：]?\s?(?P<name>\S{0,10})\s*$")
_NUMBER_BEHIND = re.compile(r"\s[\[(]?\s?\d{5,}.{0,20}$")
_QUOTED_ALONE = re.compile(r"^《\s?([^《》]{2,30})》$")
_MEDIUM_AND_NAME = re.compile(
    r"([一-鿿]{2,8}(?:日报|晚报|晨报|早报|商报|时报|都市报|日報|晚報|晨報|早報|商報|時報|电视台|電視台|新闻网|新聞網|通讯社|通訊社))"
    r"([一-鿿]{2,4})"
)
_NAVIGATION = re.compile("本[报网台刊版期文篇]|今日|新媒体|责任|文字|图文|首页|正文|新闻|原创")
_OF_PEOPLE = re.compile("记者|通讯员|通信员|实习生|评论员|撰稿人|专栏")
_DESK = re.compile(r"(?:^|(?<=[\s\x1f(\[【]))[一-鿿]{2,8}[网报台社]$")  # 新民网编辑：刘景
_MOST_SIGNED = 5  # words of a medium and its people without a label
_ROLE_APART = re.compile(r"(?<=[\s)])(?=\S{0,12}(?:记者|通讯员|实习生))")


def read_whole(
    line: Strand,
    text: str,
    *,
    zone: tzinfo | None,
    now: datetime | None,
    unmarked: Callable[[Strand], Sheet | None] | None = None,
) -> Sheet | None:
    """The fields of a line in which everything is byline matter; None when something is not.

    `unmarked` reads the pieces of a line that has no Chinese labels.
    """
    if len(line.key) > LONGEST:
        return None
    if line.key.rstrip().endswith((",", "、")):
        return None  # 2014年2月26日， opens a sentence
    sheet = Sheet()
    line = _without_edition(line, text, sheet, zone)
    line = _without_dates(line, text, sheet, zone, now)
    if rights := rights_of(line):
        if marks_in(line):
            return None
        sheet.rights = rights
        return sheet
    line = without_noise(line, sheet)
    if unmarked:
        for match in re.finditer(r"[^\x1f]{1,240}", line.key):
            found = unmarked(line.cut(*match.span()))
            if found is None:
                return None
            sheet.add(found)
        return sheet if sheet.says_something() else None
    # Before the labels: 記者陳大文／台北報導 has no label 文/.
    if may_report(line.key) and (report := read_report(line.trim(_EDGE)) or read_shot(line.trim(" \x1f▲△)。"))):
        sheet.add(report)
        return sheet
    marks = marks_in(line)
    start = 0
    for mark, following in zip([None, *marks], [*marks, None], strict=True):
        end = following.start if following else len(line.key)
        piece = line.cut(mark.end if mark else start, end)
        if following and following.labels[0].kind == "editor" and (desk := _DESK.search(piece.key)):
            piece = piece.cut(0, desk.start()) if desk.start() or not mark else piece
        if mark:
            if not _read_labelled(mark, piece, sheet):
                return None
        elif not _read_unmarked(piece, sheet) and not _stands_apart(piece, sheet, marks):
            return None
    return sheet if sheet.says_something() or sheet.bare or sheet.noise else None


def _stands_apart(piece: Strand, sheet: Sheet, marks: list[Mark]) -> bool:
    # A few words of navigation before the labels spoil no labels: 鉅亨網新聞中心 (來源：財訊) 2012-01-12 09:01
    return any(mark.colon for mark in marks) and piece.key[-1] in " \x1f([【|" and _is_aside(piece, sheet)


def _is_aside(piece: Strand, sheet: Sheet) -> bool:
    # A few words that explain nothing and spoil no labels beside them: 来源：广州日报 打印 【深圳最牛工资单】
    piece = piece.trim(_EDGE)
    if len(piece.key) > 24 or re.search(r"[,。!?:]", piece.key):
        return False
    sheet.bare.append(piece.written)
    return True


def _without_edition(line: Strand, text: str, sheet: Sheet, zone: tzinfo | None) -> Strand:
    match = _EDITION.search(line.key)
    if not match:
        return line
    inner = slice(match.start("inner"), match.end("inner"))
    found = find_date(line.key[inner], text[inner], zone)
    if not found:
        return line
    page = _PAGE.search(line.key[inner], found[1])
    sheet.published = found[2]
    sheet.edition = Edition(
        paper=line.shown[match.start("paper") : match.end("paper")].strip(),
        date=found[2].at[:10],
        page=page["page"] if page else None,
        page_name=(page["name"] or None) if page else None,
    )
    return line.blank(*match.span())


def _without_dates(line: Strand, text: str, sheet: Sheet, zone: tzinfo | None, now: datetime | None) -> Strand:
    for start, end, when in dates_in(line.key, text, zone=zone, now=now):
        label = _DATE_LABEL.search(line.key, max(0, start - 44), start)
        if weekday := _WEEKDAY_BEHIND.match(line.key, end):
            end = weekday.end()
        verb = _DATE_VERB.match(line.key, end)
        if (label and label["modified"]) or (not label and verb and verb["modified"]):
            sheet.modified = sheet.modified or when
        else:
            sheet.published = sheet.published or when
        sheet.labelled |= bool(label)
        line = line.blank(label.start() if label else start, verb.end() if verb else end)
    return line


def _read_labelled(mark: Mark, piece: Strand, sheet: Sheet) -> bool:
    # The value runs to the next gap; what stands behind the gap has no label.
    value = piece.trim(_EDGE.replace(".", "") if mark.labels[0].kind == "source" else _EDGE)
    value, _, rest = _parted(value)
    kind = mark.labels[0].kind
    if rest.key and not _read_unmarked(rest, sheet) and not (kind == "source" and _is_aside(rest, sheet)):
        return False
    if kind == "source":
        return _read_source(value, sheet)
    if kind == "other":  # what it announces is nobody's field, yet it is no prose
        sheet.labelled = True
        return len(value.key) <= 60 and "。" not in value.key
    if kind == "date":
        sheet.labelled = True  # a date without its year may be no more than this
        return re.fullmatch(r"[\d\s:./年月日-]{0,30}", value.key) is not None
    roles = roles_of(mark.labels)
    people = read_people(value, roles[0], label=mark.colon or " " in piece.key[:1])
    if people is None:
        return False
    sheet.labelled = True
    for role in roles:
        named = [Person(each.name, role if len(roles) > 1 else each.role, each.agency) for each in people]
        if kind == "editor":
            sheet.editors += named
        else:
            sheet.people += named
    return True


def _parted(value: Strand) -> tuple[Strand, str, Strand]:
    at = value.key.find("\x1f")
    if at < 0:
        return value, "", value.cut(len(value.key))
    return value.cut(0, at).trim(_EDGE), "\x1f", value.cut(at).trim(_EDGE)


def _read_source(value: Strand, sheet: Sheet) -> bool:
    # A role word behind a space or in brackets opens the people: 来源：中国青年报 记者 张三.
    at = _ROLE_APART.search(value.key.replace("(", " "))
    if at and at.start():
        people = read_people(value.cut(at.start()), "", label=False)
        if people is None:
            return False
        sheet.people += people
        value = value.cut(0, at.start())
    value = value.trim(" \x1f,;|:(/。")
    source = _NUMBER_BEHIND.sub("", " ".join(value.written.split()))
    source = _QUOTED_ALONE.sub(r"\1", source)
    sheet.labelled = True
    if source.count("(") + source.count("（") > source.count(")") + source.count("）"):  # the bracket was at the edge
        source += "）" if "（" in source else ")"
    if not source or is_placeholder(source):
        return True
    if len(source) > 60 or any(char in value.key for char in "。!?") or value.key.count(",") > 3:
        return False
    sheet.source = sheet.source or source
    return True


def _read_unmarked(piece: Strand, sheet: Sheet) -> bool:
    # Between marks, without a label of its own: people with role words, a report line, or words for later.
    bracketed = piece.key.strip(" \x1f")[:1] in ("(", "[", "【", "〔")
    piece = piece.trim(_EDGE)
    if not piece.key:
        return True
    if report := read_report(piece):
        sheet.add(report)
        return True
    if people := read_people(piece, "", label=False) if _speaks_of_people(piece.key) else None:
        sheet.people += people
        return True
    if "\x1f" in piece.key:
        head, _, tail = _parted(piece)
        return _read_unmarked(head, sheet) and _read_unmarked(tail, sheet)
    words = piece.shown.strip()
    if sheet.published and sheet.source is None and (signed := _medium_and_names(words)):
        sheet.source = signed[0]
        sheet.people += [Person(name, "author") for name in signed[1:]]
        return True
    if is_medium(words) or is_han_name(words):
        sheet.bare.append(f"({words})" if bracketed and is_han_name(words) else piece.written)
        return True
    return _NAVIGATION.fullmatch(piece.key) is not None


def _medium_and_names(text: str) -> list[str] | None:
    # Beside a date, 江洲日报 何永康 (also run together): the medium and who wrote for it.
    glued = _MEDIUM_AND_NAME.fullmatch(text)
    medium, *names = glued.groups() if glued else text.split()[:_MOST_SIGNED]
    if not names or not is_medium(medium) or not all(map(is_han_name, names)) or any(map(is_medium, names)):
        return None
    return [medium, *names]


def _speaks_of_people(key: str) -> bool:
    return _OF_PEOPLE.search(key) is not None or key.endswith(("供稿", "投稿", "供图", "贡献"))
