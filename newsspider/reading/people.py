"""Authors as machines are told of them and as the small print names them, cleaned of what is no name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from newsspider.article import Author
from newsspider.reading.headline import quiet
from newsspider.reading.names import is_organisation, is_placeholder
from newsspider.reading.structured import Structured, words

MAX_NAME: Final = 60  # characters
MAX_HAN: Final = 12  # Chinese ones; more are an organisation or a headline
PEOPLE: Final = 2  # the trust in names of people; there is none above
META: Final = tuple(
    "author authors article:author og:article:author og:author byl dc.creator dcterms.creator dc:creator"
    " parsely-author sailthru.author cxenseparse:author citation_author citation_authors article.author creator".split()
)
# What plug-ins of WordPress write into twitter:label1; the name is in twitter:data1.
WRITTEN_BY: Final = frozenset(
    "written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|author".split("|")
)
# These patterns begin with what each of their branches opens with: most characters are not asked further.
_SPLIT: Final = re.compile(
    r"(?=[\s,，;；、|/•·])"
    r"(?:\s*[,，;；、|/•·]\s*|\s+(?:and|AND|und|et|y|e|en|og|och|ja|ve|i|и|và|dan|with|mit|&|\+)\s+|\s{0,3}\n\s{0,3})"
)
BY: Final = re.compile(
    r"^\W{0,3}(?:(?:view )?(?:all|more|alles?|mehr|weitere|tous les|todos los|tutti gli|meer)\s"
    r"(?:(?:posts|articles|stories|artikel|beiträge|artículos|articoli)\s)?(?:by|from|von|vom|de|di|van)\b"
    r"|(?:(?:written|posted|published|reported|words|story|text|article|analysis|opinion|commentary|perspective|review"
    r"|geschrieben|verfasst|publié|rédigé|escrito)\s)?"
    r"(?:by|von|par|por|di|door|av|af|przez|oleh)\b|(?:authors?|autor(?:in|en|es|i)?|auteur|autore|redaktion|redakteur(?:in)?"
    r"|text|tekst|tekstas|текст|yazan|автор|penulis|posts|beiträge von|articles? by|view all posts by)\s?(?=:)"
    r"|作者|记者|記者|文)[\s:：]{0,3}",
    re.I,
)
# What stands behind a name and is none: a job, a degree, a medium's "Staff".
_JOB: Final = re.compile(
    r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?:(?:(?:senior|chief|deputy|associate|contributing|managing|executive|special|political|staff|guest|freelance"
    r"|health|science|business|sports?|tech(?:nology)?|news|video|foreign|national|city|general)\s){0,3}"
    r"(?:staff|writers?|reporters?|editors?|correspondents?|contributors?|columnists?|journalists?|author|redakteur(?:in)?"
    r"|editor[ -]at[ -]large|redaktion|journalistin|korrespondent(?:in)?|reporterin|blogger|intern|producer)"
    r"|ph\.?\s?d\.?|m\.?d\.?|facp|cpa|mba|rd|jr\.?|cfp®?|(?<=\s)(?:著|編著|訳|監訳))\s{0,3}$",
    re.I,
)
# Behind a full name a degree, a medium, a place: "Ilana Muhlstein, MS, RDN", "Felipe Pereira, em Porto Alegre".
_BEHIND: Final = re.compile(r"[A-Z]{2,5}|(?:em|en|in|aus|from|at|à)\s.*")
_HAN: Final = re.compile("[㐀-鿿]")
_CODE: Final = re.compile(r"(?=[\s(\[<])(?:\s?[(\[][^()\[\]]{0,40}[)\]]\s{0,3}$|\s?<[^<>]{0,80}>)")
_NO_NAME: Final = re.compile(
    r"^(?:@|\W*$|[\d\W]+$|.*\?$|\w+(?:\.\w+){2,}$|\(|cc[- ]by"
    r"|(?:admin\w{0,12}|editors?|staff|null|none|undefined|guest|user|webmaster|author|video|unknown|n/?a|profile|default"
    r"|redaktion|佚名|未知|网络|本站|网易|编辑|小编)\d{0,4}$)"
    r"|(?=[hw@.%{}\[\]$=ipfbcd])(?:https?:|www\.|(?<=\w)@\w|\.(?:com|html?|php)\b|%[0-9a-f]{2}|[{}\[\]$=]"
    r"|(?:image|photo|foto|bild|credit|design|programming|html)s?\s?:)",
    re.I,
)
_THE: Final = re.compile(r"^(?:the|die|der|das|le|la|les|el|il|de|het)\s", re.I)
_SLUG: Final = re.compile(r"[a-z0-9_.-]{3,40}")  # lesothotimez, sarah-indra: a login
_ORGANISATION: Final = re.compile(
    r"\b(?:news|times|post|press|agency|redaktion|media|magazine|zeitung|nachrichten|online|team|staff|desk|bureau|inc|gmbh"
    r"|ltd|llc|verlag|foundation|institut\w?|university|network|group|company|TV|radio|AFP|dpa|APA|AP|Reuters|PTI|ANI|IANS"
    r"|EFE|ANSA|Xinhua|Condé Nast)\b"
    r"|\.(?:at|de|com|net|org|tv|fr|ch|tr|ca)$|e\.\s?V\.|新聞|新闻|通信|通讯|日报|日報|オンライン|デジタル|編集部",
    re.I,
)


def publishers(structured: Structured, host: str) -> frozenset[str]:
    """Names of the site and its publisher, without spaces and case: who is called so is no person."""
    said = [host, *host.split("."), *structured.meta.get("og:site_name", ()), *structured.meta.get("publisher", ())]
    for node in (structured.article, structured.page):
        said += words(node.get("publisher"))
    plain = {_plain(_THE.sub("", name)) for name in {*said}}
    return frozenset(name for name in plain if len(name) > 2)


def declared_authors(structured: Structured, site: frozenset[str]) -> tuple[list[Author], str] | None:
    """Authors of JSON-LD, else of the meta tags, with the reader's name; None when there are none.

    The site itself (`site`: its names as of `publishers`) and other organisations have the role "organisation"; a
    login is believed where nothing else is.
    """
    said = [
        (list(_json_ld(node.get("author") or node.get("creator"))), "jsonld")
        for node in (structured.article, structured.page)
    ]
    meta = structured.meta
    said += [([(content, False) for content in meta[name]], "meta") for name in META if name in meta]
    best: tuple[list[Author], str] | None = None
    most = -1
    for named, reader in said:
        if named and (people := authors(named, site)) and (trust := _trust(people)) > most:
            best, most = (people, reader), trust
            if trust == PEOPLE:
                break
    return best


def written_by(structured: Structured, site: frozenset[str]) -> list[Author]:
    """Who put the article in, as plug-ins of WordPress say it: often, but not always, who wrote it."""
    named = [
        (structured.first(f"twitter:data{number}") or "", False)
        for number in (1, 2)
        if (structured.first(f"twitter:label{number}") or "").lower() in WRITTEN_BY
    ]
    return authors(named, site)


def _trust(people: Sequence[Author]) -> int:
    # People before organisations before logins; the first of equals wins.
    if all(author.role == "organisation" for author in people):
        return 1
    return 0 if all(_SLUG.fullmatch(author.name) for author in people) else PEOPLE


def certain(people: Sequence[Author]) -> bool:
    """Whether these are people by name, and not an organisation or a login alone."""
    return _trust(people) == PEOPLE if people else False


def merge(declared: Sequence[Author], worded: Sequence[Author], *, whole: bool) -> list[Author]:
    """Declared authors, with the roles of the page's byline where both name the same people.

    `whole`: the byline's further people (photographers, correspondents) belong to the article as well.
    """
    roles = {_plain(author.name): author for author in worded}
    if not any(_plain(author.name) in roles for author in declared):
        return list(declared)
    if whole:
        return list(worded)
    return [replace(roles.get(_plain(author.name), author), name=author.name) for author in declared]


def _json_ld(value: Any) -> Iterable[tuple[str, bool]]:
    if isinstance(value, list):
        return [pair for each in value[:50] for pair in _json_ld(each)]
    kinds = words(value.get("@type")) if isinstance(value, dict) else []
    organisation = any("Organization" in kind for kind in kinds) and "Person" not in kinds
    return [(name, organisation) for name in words(value)]


def authors(named: Iterable[tuple[str, bool]], site: frozenset[str]) -> list[Author]:
    """The people and organisations in written names (each with whether it is declared an organisation), once each."""
    found: dict[str, Author] = {}
    for said, organisation in named:
        if _NO_NAME.search(said):
            continue
        firm = organisation or _plain(_THE.sub("", said)) in site
        parts = [said] if firm else _parts(said)
        for index, part in enumerate(parts):
            if index and " " in parts[0] and (_BEHIND.fullmatch(part) or _JOB.search(part)):
                continue
            name = clean_name(part)
            if name and (name == said or not _NO_NAME.search(name)):
                if _plain(_THE.sub("", name)) in site or _ORGANISATION.search(name) or is_organisation(name):
                    firm = True
                elif firm and index:
                    continue  # hessenschau.de, Frankfurt, Germany
                found.setdefault(_plain(name), Author(name, "organisation" if firm else "author"))
    return list(found.values())


def _parts(said: str) -> list[str]:
    # "Roy, Aniruddha" is one name: two single words are hardly two people.
    parts = [part for part in _SPLIT.split(said) if part]
    if len(parts) == 2 and "," in said and not any(" " in part for part in parts):
        return [f"{parts[1]} {parts[0]}"]
    return parts


def clean_name(said: str) -> str | None:
    """A name without label, job, degree, initials in brackets; None when nothing of a name is left."""
    name = " ".join(unicodedata.normalize("NFKC", said).split())
    name = _CODE.sub("", BY.sub("", name)).strip(' \t.,;:|·•-–—"“”*')
    if job := _JOB.search(name):
        if not job.start():
            return None
        if " " in (person := name[: job.start()].strip(" ,-")):  # one word more is a medium: Guardian staff reporter
            name = person
    if not name or len(name) > MAX_NAME or is_placeholder(name):
        return None
    return name if len(_HAN.findall(name)) <= MAX_HAN or is_organisation(name) else None


def _plain(name: str) -> str:
    if name.isascii():
        return quiet(name)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name)).casefold()
