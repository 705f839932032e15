"""What became of one request that brought no page."""

from dataclasses import dataclass

from newsspider.run.fates import Fate


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of a URL whose fetch brought no page. `network`: nothing came back at all. `not_modified`: HTTP 304.

    `challenge`: a page came, but one that asks for a person.
    """

    fate: Fate
    why: str
    detail: str = ""
    network: bool = False
    not_modified: bool = False
    challenge: bool = False
