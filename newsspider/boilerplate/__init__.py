"""CLEAN, second half: rules by theme, each with samples of what it drops and what it must keep."""

from typing import Final

from newsspider.boilerplate.adverts import ADVERTS
from newsspider.boilerplate.bylines import BYLINES
from newsspider.boilerplate.comments import COMMENTS
from newsspider.boilerplate.footers import FOOTERS
from newsspider.boilerplate.login import LOGIN
from newsspider.boilerplate.navigation import NAVIGATION
from newsspider.boilerplate.pagers import PAGERS
from newsspider.boilerplate.pictures import PICTURES
from newsspider.boilerplate.rankings import RANKINGS
from newsspider.boilerplate.related import RELATED
from newsspider.boilerplate.rights import RIGHTS
from newsspider.boilerplate.rule import Rule
from newsspider.boilerplate.share import SHARE

# Headed widgets before the rules for single lines, so that a line inside a widget counts for the widget. Comments come
# first of all: what readers wrote is then no longer taken for the article's last paragraph. Menus come last, because
# every list of links without a known heading looks like one.
# Whose lines are no article's in any surroundings: the choice of the main content does without them.
FURNITURE: Final[tuple[Rule, ...]] = (COMMENTS, LOGIN, RANKINGS, PICTURES, RELATED, ADVERTS, RIGHTS, FOOTERS)
RULES: Final[tuple[Rule, ...]] = (
    COMMENTS,
    LOGIN,
    BYLINES,
    RANKINGS,
    PICTURES,
    RELATED,
    SHARE,
    PAGERS,
    ADVERTS,
    RIGHTS,
    FOOTERS,
    NAVIGATION,
)
