"""`scrapy` with another content model than the shipped one: python -m benchmarks.crawl MODEL.json crawl warc -a …"""

import json
import sys
from functools import cache
from pathlib import Path

from scrapy.cmdline import execute

from newsspider.reading import content_model


def main(path: Path, arguments: list[str]) -> None:
    """Run the command; exits as it does."""

    @cache
    def of_fold() -> content_model.Model:
        return content_model.Model(json.loads(path.read_text(encoding="utf-8")))

    content_model.shipped = of_fold  # content.py asks for it by this name, page by page
    execute(["scrapy", *arguments])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
