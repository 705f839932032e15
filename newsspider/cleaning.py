"""CLEAN: a Draft becomes an Article. Boilerplate goes out of each page's body, and every cut is recorded."""

from dataclasses import replace

from newsspider.article import Article, Cut
from newsspider.boilerplate import RULES
from newsspider.boilerplate.clean import Cleaned, clean
from newsspider.boilerplate.memory import SiteMemories, SiteMemory
from newsspider.boilerplate.repeated import learn, prose, without_repeated
from newsspider.delivery.jsonlines import clean_text
from newsspider.draft import Draft, Part
from newsspider.identity import article_id, content_hash, site
from newsspider.reading.blocks import join
from newsspider.reading.content import choose
from newsspider.repair.encoding import GARBLED
from newsspider.repair.misread import is_misread

STORY: int = 60  # characters from which a caption can be all the text that a picture story has
MOST_KEYWORDS: int = 100  # of one line: more is a stranger's joke
MOST_IMAGES: int = 200
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x0A})  # all but the line feed
SHORT: int = 40  # characters of text below which the flag `body_short` tells a careful reader to look


def to_article(draft: Draft, memories: SiteMemories | None = None) -> Article:
    """The article that a draft holds; its text is None where nothing of the body is left.

    `memories`: of the sites' pages so far; they learn this one. None: the page is judged by itself.
    """
    # The hash is over what is exported: what JSON readers would refuse goes out before.
    kept, cuts, flags = [], list[Cut](), list(draft.flags)
    for part, cleaned in zip(draft.parts, _cleaned(draft, memories), strict=True):
        kept += [part.document.blocks[index] for index in cleaned.kept]
        cuts += [*part.cuts, *cleaned.cuts]
        flags += cleaned.flags
    title = printable(draft.title or "") or None
    text = printable(join(kept)) or None
    if text and len(text) < SHORT:
        flags.append("body_short")
    if GARBLED not in flags and is_misread(f"{title or ''}\n{text or ''}"):
        flags.append(GARBLED)
    when = draft.published_at
    return Article(
        id=article_id(draft.canonical_url),
        url=draft.url,
        canonical_url=draft.canonical_url,
        site=site(draft.url) or "file",
        title=title,
        kicker=draft.kicker,
        subtitle=draft.subtitle,
        published_at=when.at if when else None,
        published_raw=when.raw if when else None,
        published_precision=when.precision if when else None,
        published_from=draft.readers.get("published_at"),
        modified_at=draft.modified_at.at if draft.modified_at else None,
        source=draft.source,
        authors=draft.authors,
        editors=draft.editors,
        section=draft.section,
        keywords=draft.keywords[:MOST_KEYWORDS],
        language=draft.language,
        text=text,
        images=draft.images[:MOST_IMAGES],
        edition=draft.edition,
        pages=len(draft.parts),
        content_hash=content_hash(title, text),
        fetched_at=draft.fetched_at,
        flags=list(dict.fromkeys(flags)),
        dropped=_summed(cuts),
        rights=draft.rights,
    )


def printable(text: str) -> str:
    """The text without what no reader of the export can show: controls, lone surrogates."""
    try:
        said = text.encode()
    except UnicodeEncodeError:
        return clean_text(text.translate(dict.fromkeys(_CONTROLS)))
    left = said.translate(None, _CONTROLS)  # such bytes are in no other character
    return text if len(left) == len(said) else left.decode()


def _cleaned(draft: Draft, memories: SiteMemories | None) -> list[Cleaned]:
    """Each page's blocks after the rules by words, and then after what its site repeats."""
    cleaned = [clean(part.document, RULES, part.inside, part.lifted) for part in draft.parts]
    if not any(each.kept for each in cleaned):  # a picture story: what its long captions tell is the article
        cleaned = [clean(part.document, RULES, part.inside, _short_captions(part)) for part in draft.parts]
    if memories is None or draft.kind:
        return cleaned
    memory = memories.of(site(draft.url))
    documents = [part.document for part in draft.parts]
    learn(memory, draft.title, zip(documents, cleaned, strict=True))
    return [_without_repeated(part, each, memory) for part, each in zip(draft.parts, cleaned, strict=True)]


def _short_captions(part: Part) -> dict[str, list[int]]:
    """What was lifted, but for captions long enough to be a story."""
    texts = part.document.blocks
    captions = [index for index in part.lifted.get("captions", ()) if len(texts[index].text) < STORY]
    return {**part.lifted, "captions": captions} if "captions" in part.lifted else part.lifted


def _without_repeated(part: Part, cleaned: Cleaned, memory: SiteMemory) -> Cleaned:
    """Where all that was chosen for the article is the site's, the choice is made again among the rest."""
    document = part.document
    found = without_repeated(document, cleaned, memory)
    if found is cleaned or prose(document, found.kept) or not prose(document, cleaned.kept):
        return found
    again = clean(document, RULES, choose(document, without=cleaned.kept).inside, part.lifted)
    found = without_repeated(document, again, memory)
    return replace(found, flags=(*found.flags, "body_second_choice"))


def _summed(cuts: list[Cut]) -> list[Cut]:
    """One cut a rule, over all pages."""
    blocks, chars = dict[str, int](), dict[str, int]()
    for cut in cuts:
        blocks[cut.rule] = blocks.get(cut.rule, 0) + cut.blocks
        chars[cut.rule] = chars.get(cut.rule, 0) + cut.chars
    return [Cut(rule, blocks[rule], chars[rule]) for rule in blocks]
