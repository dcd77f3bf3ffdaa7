"""Ctrl-C at a safe place: inside psycopg's COPY it can leave a lock taken for ever, so it waits for the next row."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Pressed:
    """Whether Ctrl-C was pressed while it was held back."""

    def __init__(self) -> None:
        self.yes = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Remember it; nothing more may be done inside a signal."""
        self.yes = True

    def heed(self) -> None:
        """Stop here if it was pressed."""
        if self.yes:
            self.yes = False
            raise KeyboardInterrupt


@contextmanager
def patient() -> Iterator[Pressed]:
    """Hold Ctrl-C back for a block; `heed()` inside lets it through, and so does the end of the block."""
    pressed = Pressed()
    if threading.current_thread() is not threading.main_thread():
        yield pressed
        return
    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
    pressed.heed()
