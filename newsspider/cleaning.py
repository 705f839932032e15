"""CLEAN: a Draft becomes an Article. Boilerplate goes out of each page's body, and every cut is recorded."""

from newsspider.article import Article, Cut
from newsspider.boilerplate import RULES
from newsspider.boilerplate.clean import clean
from newsspider.delivery.jsonlines import clean_text
from newsspider.draft import Draft
from newsspider.identity import article_id, content_hash, site
from newsspider.reading.blocks import join

SHORT: int = 40  # characters of text below which the flag `body_short` tells a careful reader to look


def to_article(draft: Draft) -> Article:
    """The article that a draft holds; its text is None where nothing of the body is left."""
    # The hash is over what is exported: what JSON readers would refuse goes out before.
    kept, cuts, flags = [], list[Cut](), list(draft.flags)
    for part in draft.parts:
        cleaned = clean(part.document, RULES, part.inside, part.lifted)
        kept += [part.document.blocks[index] for index in cleaned.kept]
        cuts += [*part.cuts, *cleaned.cuts]
        flags += cleaned.flags
    title = clean_text(draft.title or "") or None
    text = clean_text(join(kept)) or None
    if text and len(text) < SHORT:
        flags.append("body_short")
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
        keywords=draft.keywords,
        language=draft.language,
        text=text,
        images=draft.images,
        edition=draft.edition,
        pages=len(draft.parts),
        content_hash=content_hash(title, text),
        fetched_at=draft.fetched_at,
        flags=list(dict.fromkeys(flags)),
        dropped=_summed(cuts),
        rights=draft.rights,
    )


def _summed(cuts: list[Cut]) -> list[Cut]:
    """One cut a rule, over all pages."""
    blocks, chars = dict[str, int](), dict[str, int]()
    for cut in cuts:
        blocks[cut.rule] = blocks.get(cut.rule, 0) + cut.blocks
        chars[cut.rule] = chars.get(cut.rule, 0) + cut.chars
    return [Cut(rule, blocks[rule], chars[rule]) for rule in blocks]
