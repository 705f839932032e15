"""The portal's HTTP server: loopback only, a port of the system's choice, a thread that dies with its block."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, ClassVar, Self

from newsspider.demo.pages import reply


class Portal:
    """`with Portal() as portal:` serves the sample portal at `portal.url` (no slash at its end) until it ends."""

    def __init__(self) -> None:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._server.base = self.url
        # 20 ms: how long the end of the block may wait for the thread to notice it.
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), name="demo-portal", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a client that keeps its connection open must not hold the end of the run
    request_queue_size = 64  # a crawler opens many connections at once; the library's 5 would refuse some
    base = ""

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A crawler that stops hangs up in the middle of answers; anything else is a bug and shows its traceback.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"
    protocol_version = "HTTP/1.1"
    server_version = "newsspider-demo"
    disable_nagle_algorithm = True  # header and body are two writes; Nagle would hold the second for 40 ms
    timeout: ClassVar[float | None] = 30

    def do_GET(self) -> None:
        answer = reply(self.path, self.server.base)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the crawl's own log says what was fetched."""
