"""The language a page is written in, as a BCP 47 tag."""

import re
from typing import Final

from newsspider.reading.alphabets import spelt_in, written_in

# The commonest characters that differ between the two scripts, from the Table of General Standard Chinese Characters.
_HANS: Final = re.compile(
    "[这个们来时会国为说对开关学发经过现进动问题长样还没让从产业设报记实体认区门见东车马书读场处亲义乡]"
)
_HANT: Final = re.compile(
    "[這個們來時會國為說對開關學發經過現進動問題長樣還沒讓從產業設報記實體認區門見東車馬書讀場處親義鄉]"
)
_TAG: Final = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?:[-_]([A-Za-z0-9]{2,8}))?")
_HANT_REGIONS: Final = frozenset(("hant", "tw", "hk", "mo"))
_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_NOT_CHINESE: Final = re.compile(r"[\u3040-\u30ff\uac00-\ud7a3]")
_KANA: Final = re.compile(r"[\u3040-\u30ff]+")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]+")
# The commonest words that are no words of the other languages here, for pages that declare no language.
_COMMON: Final = {
    "en": frozenset("the of and to that is was for with on by this are from has at it be were they would".split()),
    "de": frozenset("der die und das den von ist mit sich auf für nicht ein eine dem".split()),
    "fr": frozenset("le les des et est dans du qui une sur pour pas au avec il".split()),
    "es": frozenset("el los y las del en por con una su para como al lo más".split()),
    "it": frozenset("il di che è della del per non una sono con gli nel alla dei".split()),
    "pt": frozenset("o do da em não uma os no na para dos como mais ao ele".split()),
    "nl": frozenset("het van een dat niet zijn op te voor met aan er ook maar bij".split()),
    "ru": frozenset("и в не на что с по это как его для от из но они".split()),
    "pl": frozenset("i w nie na się z do jest to że o jak za od przez".split()),
    "tr": frozenset("ve bir bu için ile çok olarak olan daha gibi kadar sonra".split()),
    "id": frozenset("yang dan di dengan untuk ini dari pada itu tidak akan ke".split()),
    "sv": frozenset("och att det som en på är av för med till inte".split()),
    "vi": frozenset("của và là có được trong cho không một với các những".split()),
}
_SPOKEN_IN: Final = {
    word: [tag for tag in _COMMON if word in _COMMON[tag]] for word in frozenset().union(*_COMMON.values())
}
SAMPLE: Final = 1_000  # characters that tell the script
SPOKEN: Final = 3_000  # characters that tell the language of a page that does not say it
TEMPLATES: Final = "en"  # what templates declare before anyone has thought of it
ARTICLE: Final = " the "
FEW: Final = 5  # of them in a text that may not be in English after all
SURE: Final = 10  # of another language's words that contradict the declared one …
TIMES: Final = 4  # … where there are so many times more of them


def language_of(text: str, declared: str | None) -> str | None:
    """BCP 47 tag of `text`, which the page declares to be `declared`; None when neither tells.

    For Chinese the script is read from the characters, since declarations of it are mostly copied templates; a page
    in Han characters without kana or hangul is Chinese whatever it declares. So is one in Greek letters Greek, and one
    that declares English, without its words and full of those of another language, is in that one.
    """
    sample = text[:SAMPLE]
    if sample.isascii() or not _ASIAN.search(sample):
        return _in_letters(text, sample, declared)
    han = sum(map(len, _HAN.findall(sample)))
    kana = hangul = 0
    if _NOT_CHINESE.search(sample):
        kana = sum(map(len, _KANA.findall(sample)))
        hangul = sum(map(len, _HANGUL.findall(sample)))
    if han > 0.3 * len(sample) and not kana + hangul:
        letters = len(sample) - han  # at most, which changes nothing then
    else:
        letters = sum(map(str.isalpha, sample)) - han - kana - hangul
    if hangul > 0.2 * (han + kana + hangul + letters):
        return "ko"
    if kana > 0.1 * (han + kana):
        return "ja" if han + kana > letters * 0.2 else _normal(declared)
    if han > 0.3 * (han + letters):
        return _chinese(len(_HANS.findall(sample)), len(_HANT.findall(sample)), declared)
    return _in_letters(text, sample, declared)


def _in_letters(text: str, sample: str, declared: str | None) -> str | None:
    said = _normal(declared)
    if not sample.isascii() and (tag := written_in(sample, said)):
        return tag
    if said is None:
        return _spoken(text[:SPOKEN]) or (None if sample.isascii() else spelt_in(sample))
    is_template = said.partition("-")[0] == TEMPLATES and text.count(ARTICLE, 0, SPOKEN) < FEW
    return _spoken(text[:SPOKEN], said) if is_template else said


def _spoken(sample: str, declared: str | None = None) -> str | None:
    """The language whose commonest words are far more frequent in the sample than any other's; None: not clear.

    `declared`: one of these, which many short words of names and quotations do not overrule.
    """
    spoken = sample.lower().split()
    said = dict.fromkeys(_COMMON, 0)
    for word in spoken:
        for tag in _SPOKEN_IN.get(word, ()):
            said[tag] += 1
    counts = sorted(((said[tag], tag) for tag in _COMMON), reverse=True)
    (most, tag), (second, _) = counts[:2]
    if declared and (
        tag == declared.partition("-")[0] or most < SURE or most < TIMES * said[declared.partition("-")[0]]
    ):
        return declared
    least = 5 if second else 2  # of a text of one or two sentences
    return tag if most >= least and most > 0.08 * len(spoken) and most > 2 * second else None


def _chinese(hans: int, hant: int, declared: str | None) -> str:
    if hans == hant:
        tag = (_normal(declared) or "zh").lower()
        return (
            "zh-Hant"
            if _HANT_REGIONS.intersection(tag.split("-"))
            else "zh-Hans"
            if "hans" in tag or "cn" in tag
            else "zh"
        )
    return "zh-Hans" if hans > hant else "zh-Hant"


def _normal(declared: str | None) -> str | None:
    match = _TAG.match((declared or "").strip())
    if not match or match[1].lower() in ("und", "mul", "zxx"):
        return None
    language = match[1].lower()
    region = next((part for part in match.groups()[1:] if part and len(part) == 2 and part.isalpha()), None)
    if language == "zh":
        return "zh-Hant" if _HANT_REGIONS.intersection(p.lower() for p in match.groups()[1:] if p) else "zh"
    return f"{language}-{region.upper()}" if region else language


# Main languages of countries that all keep one clock (IANA zone1970.tab), for pages whose address names no country.
_ZONES: Final = {
    "zh": "Asia/Shanghai", "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "vi": "Asia/Ho_Chi_Minh", "th": "Asia/Bangkok",
    "de": "Europe/Berlin", "it": "Europe/Rome", "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw",
    "cs": "Europe/Prague", "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "sl": "Europe/Ljubljana",
    "hr": "Europe/Zagreb", "sr": "Europe/Belgrade", "bg": "Europe/Sofia", "ro": "Europe/Bucharest",
    "el": "Europe/Athens", "uk": "Europe/Kyiv", "lt": "Europe/Vilnius", "lv": "Europe/Riga", "et": "Europe/Tallinn",
    "fi": "Europe/Helsinki", "sv": "Europe/Stockholm", "da": "Europe/Copenhagen", "nb": "Europe/Oslo",
    "nn": "Europe/Oslo", "no": "Europe/Oslo", "is": "Atlantic/Reykjavik", "tr": "Europe/Istanbul",
    "he": "Asia/Jerusalem", "fa": "Asia/Tehran", "hi": "Asia/Kolkata",
}  # fmt: skip
_MONTH_FIRST: Final = frozenset(("US", "PH", ""))  # regions of English in which 03/04 is or may be the third of April


def zone_name(tag: str | None) -> str | None:
    """The IANA zone of the countries where this language (a BCP 47 tag) is at home, if all keep one clock."""
    return _ZONES.get((tag or "").partition("-")[0])


def day_first(tag: str | None, country: str) -> bool | None:
    """Whether 03/04 is the third of April in this language; None where it may be either.

    `country`: the top-level domain, which tells for English where the tag has no region.
    """
    language, _, region = (tag or "").partition("-")
    if not language or language in ("zh", "ja", "ko", "hu", "lt"):
        return None  # unknown, or they write the year first
    if language == "en":
        if country in ("uk", "au", "nz", "ie", "in", "za", "sg", "my", "ng", "ke", "pk"):
            return True
        return False if region == "US" else None if region in _MONTH_FIRST or region == "CA" else True
    return True
