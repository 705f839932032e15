"""`python -m newsspider.demo` serves the sample portal for a browser until Ctrl-C."""

from contextlib import suppress
from threading import Event

from newsspider.demo.server import Portal

with Portal() as portal, suppress(KeyboardInterrupt):
    print(f"{portal.url}/  (Ctrl-C ends it)", flush=True)
    Event().wait()
