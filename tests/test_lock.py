import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsspider.delivery.errors import Locked, StorageError
from newsspider.delivery.lock import RunLock

STARTED = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from newsspider.delivery.lock import RunLock
RunLock(Path(sys.argv[1])).acquire(datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_run_is_told_who_and_since_when(tmp_path: Path) -> None:
    with RunLock(tmp_path / "site") as first:
        first.acquire(STARTED)
        with pytest.raises(Locked, match=rf"process {os.getpid()} since 2026-11-22T13:00:00\+00:00") as caught:
            RunLock(tmp_path / "site").acquire(STARTED)
        assert "\n" not in str(caught.value)
    again = RunLock(tmp_path / "site")
    again.acquire(STARTED)
    again.release()


def test_another_spider_is_free(tmp_path: Path) -> None:
    with RunLock(tmp_path / "one") as one, RunLock(tmp_path / "two") as two:
        one.acquire(STARTED)
        two.acquire(STARTED)
        assert one.path != two.path


def test_a_dead_process_holds_nothing(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(Locked) as caught:
        RunLock(tmp_path).acquire(STARTED)
    assert (caught.value.pid, caught.value.since) == (holder.pid, "2026-11-22T12:00:00+00:00")
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    lock = RunLock(tmp_path)
    lock.acquire(STARTED)
    lock.release()


def test_a_holder_that_has_not_signed_yet_is_still_a_holder(tmp_path: Path) -> None:
    first = RunLock(tmp_path)
    first.acquire(STARTED)
    first.path.write_text("{half")
    with pytest.raises(Locked, match=r"process \? since \?"):
        RunLock(tmp_path).acquire(STARTED)
    first.release()


def test_a_folder_that_cannot_be_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        RunLock(tmp_path / "file").acquire(STARTED)
