"""No line of any log names a person together with an amount: the NIP is struck out before anything is written."""

from __future__ import annotations

import logging
import re
from typing import Any

NIP = re.compile(r"(?<!\d)\d{14}(?P<end>\d{4})(?!\d)")
# Ten thousand and more, plain or in groups, as rupiah are written.
AMOUNT = re.compile(r"(?<![\d.])(?:\d{5,13}|\d{1,3}(?:[._,]\d{3})+)(?![\d])")


def quieted(said: str) -> str:
    """The line without whose amount it is; a line that names nobody, or no amount, stays as it is."""
    if not NIP.search(said):
        return said
    unnamed = NIP.sub(r"(NIP …\g<end>)", said)
    return unnamed if AMOUNT.search(NIP.sub("", said)) else said


def install() -> None:
    """Have every record of this process pass here, whoever writes it and wherever it goes; twice is once."""
    former = logging.getLogRecordFactory()
    if getattr(former, "is_quiet", False):
        return

    def record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        made = former(*args, **kwargs)
        try:
            said = made.getMessage()
        except (TypeError, ValueError, KeyError):  # its writer's fault, told by logging itself
            return made
        quiet = quieted(said)
        if quiet != said:
            made.msg, made.args = quiet, ()
        return made

    record.is_quiet = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(record)
