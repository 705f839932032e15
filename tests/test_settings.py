"""The settings that a crawl is polite, bounded and safe by: whoever changes one changes it here too."""

from pathlib import Path

import pytest
from scrapy import Request
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

import newsspider.settings
from newsspider.commands._settings import unusable
from newsspider.middlewares import HonestUserAgent
from newsspider.spiders.article import ArticleSpider

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def settings() -> Settings:
    """The project's settings upon Scrapy's defaults, as a run has them."""
    given = Settings()
    given.setmodule(newsspider.settings, priority="project")
    return given


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("ROBOTSTXT_OBEY", True),
        ("ROBOTSTXT_USER_AGENT", "newsspider"),
        ("TELNETCONSOLE_ENABLED", False),
        ("REMOTE_CONTROL_ENABLED", False),
        ("COOKIES_ENABLED", False),
        ("AUTOTHROTTLE_ENABLED", True),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("DOWNLOAD_DELAY", 1.0),
        ("DOWNLOAD_TIMEOUT", 30),
        ("DOWNLOAD_MAXSIZE", 16 * MEGABYTE),
        ("DOWNLOAD_FAIL_ON_DATALOSS", True),
        ("RETRY_TIMES", 2),
        ("REDIRECT_MAX_TIMES", 5),
        ("MEMUSAGE_LIMIT_MB", 2048),
        ("NEWSSPIDER_MAX_PAGE", 8 * MEGABYTE),
        ("NEWSSPIDER_MAX_TAGS", 40_000),
        ("NEWSSPIDER_CONTACT", ""),
        ("FEED_EXPORT_ENCODING", "utf-8"),
    ],
)
def test_a_setting_is_what_the_project_promises(settings: Settings, name: str, value: object) -> None:
    assert settings[name] == value


@pytest.mark.parametrize("door", ["telnet.TelnetConsole", "remote_control.RemoteControl"])
def test_no_door_into_the_process_is_open(settings: Settings, door: str) -> None:
    assert settings.getdict("EXTENSIONS")[f"scrapy.extensions.{door}"] is None


def test_the_contact_is_in_the_user_agent_of_every_request() -> None:
    given = {"NEWSSPIDER_CONTACT": "https://reader.example/bot", "USER_AGENT": newsspider.settings.USER_AGENT}
    request = Request("https://news.example/")
    HonestUserAgent.from_crawler(get_crawler(ArticleSpider, given)).process_request(request)
    signed = (request.headers["User-Agent"] or b"").decode()
    assert signed.startswith("newsspider/")
    assert signed.endswith("(+https://reader.example/bot)")


def test_no_page_is_larger_than_what_is_downloaded(settings: Settings) -> None:
    assert settings.getint("NEWSSPIDER_MAX_PAGE") <= settings.getint("DOWNLOAD_MAXSIZE")


def test_every_setting_of_the_project_is_used_or_scrapy_s() -> None:
    """A misspelt name would silently set nothing."""
    names = {name for name in dir(newsspider.settings) if name.isupper()}
    package = Path(newsspider.settings.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "settings.py")
    unknown = {name for name in names if name not in Settings() and name not in source}
    assert unknown == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWSSPIDER_MAX_REQUESTS", "abc"),
        ("NEWSSPIDER_MAX_PAGE", "8MiB"),
        ("NEWSSPIDER_MAX_MINUTES", "-1"),
        ("NEWSSPIDER_NOW", "soon"),
        ("NEWSSPIDER_LOOK_AGAIN_HOURS", "a,b"),
        ("NEWSSPIDER_ARCHIVE", "maybe"),
        ("NEWSSPIDER_PRIVATE_HOSTS", "300.1.1.1/99"),
        ("NEWSSPIDER_SCRIPT", "hanz"),
        ("NEWSSPIDER_OBEY_RIGHTS", "noai,all"),
        ("DOWNLOAD_DELAY", "abc"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_setting(settings: Settings, name: str, value: str) -> None:
    given = settings.copy()
    given.set(name, value, priority="cmdline")
    assert (unusable(given) or "").startswith(f"{name} cannot be ")
    assert unusable(settings) is None
