"""What became of one request that brought no page."""

from dataclasses import dataclass

from newsspider.run.fates import Fate


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of a URL whose fetch brought no page. `network`: nothing came back at all. `not_modified`: HTTP 304.

    `unreachable`: nobody is there to answer. `challenge`: a page came, but one that asks for a person. `again`: the
    next run is to try once more, whatever the fate. `hollow`: a page came, but of those that stand for no article.
    """

    fate: Fate
    why: str
    detail: str = ""
    network: bool = False
    not_modified: bool = False
    challenge: bool = False
    unreachable: bool = False
    again: bool = False
    hollow: bool = False
