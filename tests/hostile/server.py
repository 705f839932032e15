"""A server that sends bytes as they are, right or wrong, and another that nobody may connect to."""

import socket
import socketserver
from collections import Counter
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self

from tests.hostile.cases import Answer, http

HEAD_BYTES = 65_536


class Forbidden:
    """A port of the same host: `asked` counts who came."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                came, _ = self.listener.accept()
                came.settimeout(1)
                with came, suppress(OSError):
                    self.asked.append(came.recv(1_000))
                    came.sendall(http("<p>the secrets of this machine</p>"))


class RawSite:
    """Answers by path. `asked`: path → how often; a path without an answer is a 404."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: Counter[str] = Counter()
        self.inner = Forbidden()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http://{self.host}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.inner.listener.close()
        self._server.shutdown()
        self._server.server_close()

    def serve(self, connection: socket.socket, path: str) -> bool:
        """Answer one request; whether the connection goes on."""
        self.asked[path] += 1
        answer = self.answers.get(path, http("not here", "404 Not Found"))
        if callable(answer):
            answer(connection)
            return False
        sent = answer.replace(b"@PORT", b"%05d" % self.inner.port)
        connection.sendall(sent)
        return b"\r\nX-Keep: 1\r\n" in sent


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128
    site: RawSite

    def handle_error(self, request: object, client_address: object) -> None:
        """The crawler hangs up on most of these."""


class _Handler(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        connection: socket.socket = self.request
        connection.settimeout(20)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        goes_on = True
        while goes_on:
            said = b""
            while b"\r\n\r\n" not in said and len(said) < HEAD_BYTES:
                more = connection.recv(HEAD_BYTES)
                if not more:
                    return
                said += more
            goes_on = self.server.site.serve(connection, said.split(b" ", 2)[1].decode("latin-1"))
