"""NEWSSPIDER_SCRIPT: one Chinese script for every line of the export."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsspider.repair.scripts import converter, traditional
from newsspider.repair.simplified import simplified
from tests.process import FAST, crawl
from tests.site import Answer, Site, page, paragraphs, title_of

PAIRS = [  # Simplified, Traditional: each a phrase where characters alone would go wrong
    ("看着台湾", "看著臺灣"),
    ("著名作家的著作", "著名作家的著作"),
    ("原著", "原著"),
    ("显著提高", "顯著提高"),
    ("随着发展", "隨著發展"),
    ("着火了", "著火了"),
    ("皇后后来", "皇后後來"),
    ("理发", "理髮"),
    ("里面", "裡面"),
    ("公里", "公里"),
    ("干部干净", "幹部乾淨"),
    ("乾隆", "乾隆"),
    ("台风平台", "颱風平臺"),
    ("一只", "一隻"),
    ("面条", "麵條"),
    ("关系系统", "關係系統"),
    ("制造制度", "製造制度"),
    ("重复复杂", "重複複雜"),
]


@pytest.mark.parametrize(("hans", "hant"), PAIRS)
def test_phrases_both_ways(hans: str, hant: str) -> None:
    assert traditional(hans) == hant
    assert simplified(hant) == hans


@pytest.mark.parametrize(
    ("script", "language", "converts"),
    [
        ("hans", "zh-Hant", True),
        ("hans", "zh-Hant-HK", True),
        ("hans", "zh-Hans", False),
        ("hant", "zh-Hans", True),
        ("hant", "zh-Hant", False),
        ("hant", "zh", True),
        ("hans", "ja", False),
        ("hant", "en", False),
        ("hant", None, False),
        ("", "zh-Hans", False),
    ],
)
def test_only_chinese_of_the_other_script_is_converted(script: str, language: str | None, converts: bool) -> None:
    assert (converter(script, language) is not None) == converts


def test_a_run_in_one_script(tmp_path: Path) -> None:
    with Site(1) as site:
        english = "<h1>Harbour closed</h1>" + "<p>The harbour was closed on Monday because of the storm.</p>" * 9
        site.extra["/e/1.html"] = Answer(200, page("Harbour closed", english))
        urls = f"{site.article_url(0)},{site.url}/e/1.html"
        arguments = ("article", "-a", f"url={urls}", *FAST)
        lines = {line["url"]: line for line in crawl(tmp_path, *arguments, "-s", "NEWSSPIDER_SCRIPT=hant").lines}
        plain = {line["url"]: line for line in crawl(tmp_path, *arguments).lines}
        hant, hans = lines[site.article_url(0)], plain[site.article_url(0)]
        assert hant["title"] == traditional(title_of(0)) != title_of(0)
        assert hant["text"] == traditional("\n\n".join(paragraphs(0, 1)))
        assert (hant["language"], hant["source"]) == ("zh-Hans", hans["source"])
        assert hant["content_hash"] == hans["content_hash"], "of the page's own words: no revision for its script"
        assert (hant["flags"], hans["flags"]) == (["script_converted"], [])
        other = f"{site.url}/e/1.html"
        shown = [sys.executable, "-m", "scrapy", "show", site.article_url(0), "--json", "-s", "NEWSSPIDER_SCRIPT=hant"]
        told = json.loads(subprocess.run(shown, capture_output=True, text=True, timeout=60, check=True).stdout)
        assert told["article"]["text"] == hant["text"]
        assert {**lines[other], "fetched_at": ""} == {**plain[other], "fetched_at": ""}


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("NEWSSPIDER_SCRIPT=traditional", "it takes hans, hant"),
        ("NEWSSPIDER_OBEY_RIGHTS=noai,nofollow", "'nofollow': it takes noindex"),
    ],
)
def test_a_bad_value_is_an_error_before_anything_is_fetched(tmp_path: Path, setting: str, said: str) -> None:
    with Site(1) as site:
        run = crawl(tmp_path, "article", "-a", f"url={site.article_url(0)}", "-s", setting)
        assert (run.code, sum(site.asked.values())) == (1, 0)
    assert said in run.last_line
