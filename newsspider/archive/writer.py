"""The archive of a live crawl: its raw responses as WARC 1.1, each record a gzip member of its own.

`<run-id>.warc.gz.part` grows by whole records (one write(2) each, synced in groups) and becomes `<run-id>.warc.gz` by
one rename when it is complete; the next file is `<run-id>-2.warc.gz`.
"""

import os
from datetime import UTC, datetime
from hashlib import sha256
from http.client import responses
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from scrapy.http import Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsspider.delivery.errors import StorageError
from newsspider.delivery.writer import Group, part_of, publish
from newsspider.run.files import sync_folder

SUFFIX: Final = ".warc.gz"
ROLE: Final = "newsspider-role"  # an extension field (ISO 28500, 4): what the crawl fetched this page for
ARTICLE: Final = "article"
FURTHER: Final = "further"  # page of an article
OTHER: Final = "other"  # a list, robots.txt


class ArchiveWriter:
    """Writes one run's archive. Methods raise StorageError; the records before are still whole."""

    def __init__(self, folder: Path, run_id: str, software: str, max_bytes: int, group: Group) -> None:
        self.folder = folder
        self.run_id = run_id
        self.software = software
        self.max_bytes = max_bytes
        self.group = group
        self.files: list[dict[str, Any]] = []
        self._fd = -1

    def add(self, response: Response, role: str) -> None:
        """Append a response as it was received."""
        if self._fd < 0:
            self._open()
        self._append(response_record(response, role, datetime.now(UTC)))
        if self.group.add():
            self.sync()
        if self.offset >= self.max_bytes:
            self.finish()

    def sync(self) -> None:
        """Make the records so far outlast a power failure."""
        self.group.clear()
        if self._fd >= 0:
            try:
                os.fsync(self._fd)
            except OSError as error:
                raise StorageError.of(part_of(self.path), error) from error

    def finish(self) -> None:
        """Publish the file at work, if there is one."""
        if self._fd < 0:
            return
        self.sync()
        os.close(self._fd)
        self._fd = -1
        publish(self.path)
        self.files.append(
            {
                "path": str(self.path),
                "records": self.records,
                "bytes": self.offset,
                "sha256": self._sha256.hexdigest(),
            }
        )

    def _open(self) -> None:
        number = len(self.files) + 1
        self.path = self.folder / f"{self.run_id}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        self.offset, self.records, self._sha256 = 0, 0, sha256()
        try:
            self._fd = os.open(part_of(self.path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
            sync_folder(self.folder)
        except OSError as error:
            raise StorageError.of(part_of(self.path), error) from error
        self._append(info_record(self.path.name, self.software))

    def _append(self, record: bytes) -> None:
        rest = memoryview(record)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError as error:
            os.ftruncate(self._fd, self.offset)
            os.lseek(self._fd, self.offset, os.SEEK_SET)
            raise StorageError.of(part_of(self.path), error) from error
        self._sha256.update(record)
        self.offset += len(record)
        self.records += 1


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio ships no types
    """An HTTP header in its own bytes; warcio would percent-encode what is not ASCII in it."""

    def __init__(self, head: bytes) -> None:
        super().__init__("HTTP", [])  # an empty one counts as none
        self.head = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """What is written."""
        self.headers_buff = self.head


def response_record(response: Response, role: str, received: datetime) -> bytes:
    """The gzip member of a response: status and headers as they came, the body still encoded."""
    reason = responses.get(response.status, "")
    lines = [f"{response.protocol or 'HTTP/1.1'} {response.status} {reason}".rstrip().encode("latin-1")]
    for name, values in response.headers.items():
        if name.lower() != b"transfer-encoding":  # the body is out of its chunks
            lines += [name + b": " + value for value in values]
    fields = {"WARC-Date": received.isoformat().replace("+00:00", "Z"), ROLE: role}
    if response.ip_address:
        fields["WARC-IP-Address"] = str(response.ip_address)
    return _record("response", response.url, fields, response.body, _Head(b"\r\n".join([*lines, b"", b""])))


def info_record(name: str, software: str) -> bytes:
    """The gzip member that opens a file: what wrote it."""
    said = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _record("warcinfo", "", {"WARC-Filename": name}, said)


def _record(kind: str, url: str, fields: dict[str, str], content: bytes, head: _Head | None = None) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_record(
        writer.create_warc_record(
            url, kind, payload=BytesIO(content), length=len(content), warc_headers_dict=fields, http_headers=head
        )
    )
    return out.getvalue()
