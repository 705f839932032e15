"""Every page kept by `scrapy save`, read again: page → cleaning must yield what expected.json says.

A field that is left out there may be what it likes, as `dropped` is on pages that are about the fields.
"""

from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from newsspider.commands._fixture import EXPECTED, expected, load
from newsspider.commands._page import article_spider, read

PAGES = Path(__file__).parent / "fixtures" / "pages"
FOLDERS = sorted(path.parent for path in PAGES.glob(f"*/{EXPECTED}"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_kept_page_yields_what_it_did(folder: Path) -> None:
    saved, wanted = load(folder)
    settings = get_project_settings()
    found = expected(read(article_spider(settings), saved, settings.getint("NEWSSPIDER_MAX_PAGE")))
    assert {name: found[name] for name in wanted} == wanted


def test_there_are_pages() -> None:
    assert FOLDERS
