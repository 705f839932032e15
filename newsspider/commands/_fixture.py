"""A page and what it yields, as a folder of three files: page.html, meta.json, expected.json."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from newsspider.commands._page import Reading, Saved
from newsspider.delivery.jsonlines import dump_line

PAGE, META, EXPECTED = "page.html", "meta.json", "expected.json"
VOLATILE: Final = ("fetched_at",)  # meta.json has it, so that times like "2 hours ago" stay what they were


def expected(reading: Reading) -> dict[str, Any]:
    """Every field of the article, in order, without the volatile ones."""
    article: dict[str, Any] = json.loads(dump_line(reading.article))
    return {name: value for name, value in article.items() if name not in VOLATILE}


def write(folder: Path, saved: Saved, reading: Reading) -> None:
    """Write the three files. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_bytes(saved.body)
    meta = {"url": saved.url, "headers": saved.headers, "fetched_at": saved.fetched_at.isoformat()}
    for name, content in ((META, meta), (EXPECTED, expected(reading))):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(folder: Path) -> tuple[Saved, dict[str, Any]]:
    """The page and what it must yield. Raises OSError, ValueError."""
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    fetched_at = datetime.fromisoformat(meta["fetched_at"])
    wanted: dict[str, Any] = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    return Saved(meta["url"], meta["headers"], (folder / PAGE).read_bytes(), fetched_at), wanted
