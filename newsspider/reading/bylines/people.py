"""A run of role words and names → people: 广州日报全媒体记者夏强、廖靖文摄; 见习记者黄芷倩记者林宇云."""

import re

from newsspider.reading.bylines.sheet import Person
from newsspider.reading.fold import Strand
from newsspider.reading.names import (
    has_surname,
    is_han_name,
    is_medium,
    is_organisation,
    is_prose,
    last_after_titles,
    split_names,
)
from newsspider.reading.patterns import words
from newsspider.reading.places import ends_with_place, is_place
from newsspider.reading.roles import CREDIT_ROLES, EDITOR_ROLES

_KINDS = (
    "全媒体|融媒体|融媒|全媒|新媒体|首席|高级|资深|特派|前方|见习|实习|特约|图片|摄影|文字|视频|专栏|跟队|财经|体育|时政|本报|本网|本台|本刊|"
    "本社|驻[一-鿿]{1,3}"
)
_ROLE = re.compile(
    rf"(?P<kinds>(?:{_KINDS}){{0,4}})(?P<word>记者|通讯员|通信员|实习生|评论员|撰稿人|(?<=专栏)(?:作者|作家)|摄影师|特派员)"
)
_WORD_ROLES = {
    "记者": "reporter",
    "通讯员": "correspondent",
    "通信员": "correspondent",
    "实习生": "intern",
    "评论员": "commentator",
    "撰稿人": "contributor",
    "作者": "author",
    "作家": "author",
    "摄影师": "photographer",
    "特派员": "special_correspondent",
}
# What stands behind names: the verb, and the role it gives ("": it changes nothing).
_VERBS = {
    verb: role
    for role, table in {
        "": """
            摄影报道 摄影报导 图文报道 综合报道 综合报导 报道 报导 专访
            文/图 图/文 文图 图文 文并图 文/摄 文、图 图、文 文/摄影
            撰文 采写 整合 综合 整理 编辑整理 综合整理 综合采写 对此文亦有贡献 对本文亦有贡献 对此文有贡献
            对本文有贡献 对此文也有贡献
            """,
        "translator": "编译 翻译",
        "contributor": "供稿 投稿",
        "photographer": "摄影 拍摄 翻摄 摄 供图 提供 传真",
        "aerial_photographer": "航拍",
        "videographer": "摄像 摄制 视频",
        "illustrator": "制图 绘图 绘 漫画",
    }.items()
    for verb in words(table)
}
_VERB = re.compile(r"[\s/]{0,3}(" + "|".join(sorted(_VERBS, key=len, reverse=True)) + r")[\s)。]*$")
_APART_VERB = re.compile(r"(?:\s|/)\s?(文|图)$")  # as a last syllable they may belong to the name
_PROVIDED = re.compile(
    r"(?:受访者|受访单位|受访对象|采访对象|资料|网络|网友|读者|市民|警方|主办方|官方|视觉中国|IC ?[Pp]hoto|"
    r"东方IC|图虫|CFP|ICphoto|剧照|截图|"
    r"视频截图|来源|来自|翻摄|本报资料|档案|示意|取自|翻拍)"
)
_BIOGRAPHY = re.compile(r"[,;。]\s?(?:系|现任|现为|供职于|就职于|单位)")
_LONGEST = 160


def read_people(value: Strand, role: str, *, label: bool) -> list[Person] | None:
    """The people in a value that holds nothing else ([] when it only says "unknown"); None when it holds more.

    `role` is what the label before it gives, "" without a label; a credit's role holds for everybody in the value,
    and so does an agency before the first role word. `label`: pen names and names without a surname are accepted.
    """
    value = value.trim(" \x1f,;、|:/—-·▲△▼●■◆□○◎☆★※*()[]【】〔〕<>。.")
    if len(value.key) > _LONGEST:
        return None
    if not value.key or _PROVIDED.match(value.key):
        return []
    value, given = _without_verb(value)
    kind = given or role
    roles = list(_ROLE.finditer(value.key))
    if not roles:
        return _unmarked(value, kind, label=label)
    people: list[Person] = []
    agency = None
    lead = value.cut(0, roles[0].start())
    if lead.key:
        if lead.key[-1] in " \x1f、,|" and not is_medium(lead.shown.strip(" 、,|\x1f")):
            before = _unmarked(lead, kind or "author", label=label)
            if before is None:
                return None
            people += before
        else:
            agency = agency_of(lead)
            if agency is None:
                return None
    for index, match in enumerate(roles):
        end = roles[index + 1].start() if index + 1 < len(roles) else len(value.key)
        names, agency_next = _names_and_agency(value.cut(match.end(), end), last=index + 1 == len(roles))
        if names is None:
            return None
        own = _role_of(match, given if given in CREDIT_ROLES else role)  # 记者 … 编译 stays a reporter
        people += [Person(name, own, agency) for name in names]
        agency = agency_next or (agency if "记者" in match["word"] and not names else None)
    return people


def agency_of(lead: Strand) -> str | None:
    """The medium written right before a role word: 新华社, 中青报·中青网, 观察者网; None when it is none."""
    agency = lead.shown.strip(" \x1f,、|:/()[]【】〔〕《》▲△—-")
    if not agency or len(agency) > 20 or re.search(r"[,。:;!?\s]", agency):
        return None
    return agency if is_medium(agency) or is_organisation(agency) else None


def _without_verb(value: Strand) -> tuple[Strand, str]:
    for _ in range(2):
        verb = _VERB.search(value.key, max(0, len(value.key) - 12))
        apart = None if verb else _APART_VERB.search(value.key, max(0, len(value.key) - 4))
        verb = verb or apart
        if not verb or verb.start() == 0:
            return value, ""
        given = {"图": "photographer", "文": ""}[verb[1]] if apart else _VERBS[verb[1]]
        value = value.cut(0, verb.start())
        if given:
            return value, given
    return value, ""


def _role_of(match: re.Match[str], kind: str) -> str:
    kinds, word = match["kinds"], match["word"]
    if kind in CREDIT_ROLES or kind in EDITOR_ROLES or kind == "translator":
        return kind
    if "图片" in kinds or "摄影" in kinds:
        return "photographer"
    if "视频" in kinds:
        return "videographer"
    if word == "记者" and ("见习" in kinds or "实习" in kinds):
        return "trainee_reporter"
    if "特约" in kinds:
        return {"记者": "special_reporter", "通讯员": "special_correspondent"}.get(word, _WORD_ROLES[word])
    return _WORD_ROLES[word]


def _names_and_agency(part: Strand, *, last: bool) -> tuple[list[str] | None, str | None]:
    # The names after a role word; before the next role word its agency may stand: 张三 南方日报|记者李四.
    text = part.shown.strip(" \x1f:/")
    agency = None
    if not last and part.key[-1:] not in (" ", "\x1f", ""):
        head, _, tail = text.replace("、", " ").rpartition(" ")
        if head and is_medium(tail) and not is_han_name(tail):
            text, agency = text[: len(text) - len(tail)], tail
    if not text:
        return [], agency
    attached = part.key[:1] not in (" ", "\x1f", ":", "/")
    place = ends_with_place(text)
    if place and is_han_name(text[: -len(place)]):
        text = text[: -len(place)]
    names = split_names(text)
    if names is None or not all(_signs(name, attached) for name in names):
        return None, None
    return [name for name in names if not is_place(name)], agency


def _signs(name: str, attached: bool) -> bool:
    # Right after a role word prose is near (记者注意到): a surname is asked for, or a space and no verb.
    if is_han_name(name):
        return True
    if not "一" <= name[0] <= "鿿":
        return not any(map(str.isdigit, name))
    if is_prose(name) or len(name) > 5:
        return False
    return not attached or (len(name) == 4 and has_surname(name) and not is_organisation(name))


def _unmarked(value: Strand, role: str, *, label: bool) -> list[Person] | None:
    # Names without a role word. An organisation may sign; a title may stand before the name.
    text = _BIOGRAPHY.split(value.shown, maxsplit=1)[0].strip(" \x1f,、|:/()[]【】〔〕")
    role = role or "author"
    names = split_names(text)
    if names is None or not label:
        if label and is_han_name(name := last_after_titles(text).strip(" \"'”")) and name != text:
            return [Person(name, role)]
        if names is None or not names or not all(is_han_name(name) or is_organisation(name) for name in names):
            return None
    if role in CREDIT_ROLES and not all(_is_credited(name) for name in names):
        return []  # 图：123rf, 图：锐景视觉: a provider
    return [Person(name, _signing(name, role)) for name in names if not is_place(name[:2])]


def _is_credited(name: str) -> bool:
    return is_han_name(name) or " " in name or (len(name) <= 3 and not name.isascii() and not is_organisation(name))


def _signing(name: str, role: str) -> str:
    return "organisation" if role == "author" and is_organisation(name) else role
