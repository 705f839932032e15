"""What a byline says, and the sheet on which the readers of its parts write it down."""

from dataclasses import dataclass, field, replace

from newsspider.article import Author, Edition, Editor
from newsspider.reading.dates import When
from newsspider.reading.roles import CREDIT_ROLES


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and on which day a dispatch was written: 新华社北京11月17日电; month and day as numbers."""

    agency: str | None = None
    place: str | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """What one block says about the article.

    authors wrote the text (文/图 by one person: an author). credits made what stands beside it, with the role of what
    they made (photographer, videographer, narrator …), also when a 记者 did; the same person may be in both.
    in_house: 本报讯. edition: 《人民日报》（2024年05月10日 04 版）. ip_region, views, comments: as
    portals print them.
    whole: the block is nothing but such matter and can leave the article; False: prose opens or ends with it.
    """

    published: When | None = None
    modified: When | None = None
    source: str | None = None
    authors: tuple[Author, ...] = ()
    editors: tuple[Editor, ...] = ()
    credits: tuple[Author, ...] = ()
    rights: str | None = None
    dateline: Dateline | None = None
    in_house: bool = False
    edition: Edition | None = None
    ip_region: str | None = None
    views: int | None = None
    comments: int | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A name as found: `role` is an author's, credit's or editor's."""

    name: str
    role: str
    agency: str | None = None


@dataclass(slots=True)
class Sheet:
    """The fields of one line or block while they are read; `bare`: words that their surroundings must explain."""

    published: When | None = None
    modified: When | None = None
    source: str | None = None
    people: list[Person] = field(default_factory=list)
    editors: list[Person] = field(default_factory=list)
    rights: str | None = None
    dateline: Dateline | None = None
    in_house: bool = False
    edition: Edition | None = None
    ip_region: str | None = None
    views: int | None = None
    comments: int | None = None
    bare: list[str] = field(default_factory=list)
    labelled: bool = False
    noise: bool = False

    def add(self, other: "Sheet") -> None:
        """Take over what this sheet lacks; lists grow."""
        for name in (
            "published",
            "modified",
            "source",
            "rights",
            "dateline",
            "edition",
            "ip_region",
            "views",
            "comments",
        ):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.people += other.people
        self.editors += other.editors
        self.bare += other.bare
        self.in_house |= other.in_house
        self.labelled |= other.labelled
        self.noise |= other.noise

    def says_something(self) -> bool:
        """Whether there is any field on it; `bare` words and noise are none."""
        return any(
            (self.published, self.modified, self.source, self.people, self.editors, self.rights, self.dateline)
        ) or bool(self.in_house or self.edition or self.ip_region or self.views is not None or self.labelled)

    def byline(self, whole: bool) -> Byline:
        """The finished form: one entry a person and role, in the page's order."""
        authors: dict[str, Author] = {}
        credited: dict[tuple[str, str], Author] = {}
        for person in self.people:
            found = Author(person.name, person.role, person.agency)
            if person.role in CREDIT_ROLES:
                credited.setdefault((person.name, person.role), found)
            elif person.name not in authors:
                authors[person.name] = found
            elif authors[person.name].role == "author":  # the same person, named again with a more exact role
                agency = authors[person.name].agency or person.agency
                authors[person.name] = replace(found, agency=agency)
        return Byline(
            published=self.published,
            modified=self.modified,
            source=self.source,
            authors=tuple(authors.values()),
            editors=tuple(dict.fromkeys(Editor(each.name, each.role) for each in self.editors)),
            credits=tuple(credited.values()),
            rights=self.rights,
            dateline=self.dateline,
            in_house=self.in_house,
            edition=self.edition,
            ip_region=self.ip_region,
            views=self.views,
            comments=self.comments,
            whole=whole,
        )
