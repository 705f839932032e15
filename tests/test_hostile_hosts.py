"""Hosts that refuse, are not there, or link to what is no address: counted, one line each, no traceback."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.process import FAST, crawl

HEADLINE = "渔港镇码头完成加固十二艘渔船靠岸"
LIST = "<html><body>" + "".join(
    f"<a href='{url}'>{HEADLINE}{number}</a>"
    for number, url in enumerate(
        ("http://127.0.0.1:99999/p/2850951.html", "http://127.0.0.1:abc/p/2850952.html", "/p/2850950.html")
    )
)


class Site(BaseHTTPRequestHandler):
    """A list, a robots.txt that allows all, and nothing but 403 behind them."""

    def do_GET(self) -> None:
        status, kind, said = {
            "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow:\n"),
            "/": (200, "text/html", LIST),
            "/moved.html": (302, "text/html", ""),
        }.get(self.path, (403, "text/html", "no"))
        body = said.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "file:///etc/hostname")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the crawl's own log is looked at."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_one_page_that_is_refused_ends_blocked_whatever_robots_txt_says(tmp_path: Path, site: str) -> None:
    run = crawl(tmp_path, "article", "-a", f"url={site}p/2850950.html", *FAST)
    assert run.code == 13, run.last_line
    assert run.record["fates"]["blocked"] == 1


def test_a_link_with_a_bad_port_does_not_lose_the_list(tmp_path: Path, site: str) -> None:
    run = crawl(tmp_path, "news", "-a", f"url={site}", *FAST)
    assert "Traceback" not in run.stderr
    assert run.record["fates"]["blocked"] == 1, run.last_line


def test_a_host_that_is_not_there_is_told_of_without_a_traceback(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/p/1.html"
    run = crawl(tmp_path, "article", "-a", f"url={url}", *FAST, "-s", "RETRY_TIMES=0")
    assert run.record["fates"]["failed"] == 1
    assert "Traceback" not in run.stderr
    assert len(run.stderr.splitlines()) < 15, run.stderr


def test_a_redirect_to_a_file_is_not_followed(tmp_path: Path, site: str) -> None:
    run = crawl(tmp_path, "article", "-a", f"url={site}moved.html", *FAST)
    assert [each["why"] for each in run.record["reasons"]] == ["redirects to an address that is not fetched"]
