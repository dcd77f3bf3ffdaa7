"""What terminals write, read line by line: punches, their newer form, operations with users, options.

A line counts when its PIN and its moment stand there whole; the codes after them are taken as far as they can be read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

PUNCH = re.compile(r"[ \t]*(\d{1,18})[\t ]+(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[\t ,](.*))?", re.ASCII)
UNSAID = 255  # the status of a terminal that does not ask for it
MOST_SMALL, MOST_INT = 32_767, 2_147_483_647


@dataclass(frozen=True, slots=True)
class Punch:
    """One punch; `moment` is what the terminal's clock showed, in its zone."""

    pin: int
    moment: dt.datetime
    status: int = UNSAID
    verify: int = 0
    workcode: int = 0

    @property
    def raw(self) -> str:
        """As a terminal writes it."""
        return f"{self.pin}\t{self.moment:%Y-%m-%d %H:%M:%S}\t{self.status}\t{self.verify}\t{self.workcode}"


@dataclass
class Found:
    """The punches of a post, and its lines that cannot be read."""

    punches: list[Punch] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)


def split(body: str) -> Iterator[str]:
    """The lines of a post that say anything, however they end."""
    for line in body.replace("\r", "\n").split("\n"):
        clean = line.replace("\0", "")
        if clean.strip():
            yield clean


def punches(body: str, zone: str) -> Found:
    """The lines of ATTLOG: PIN, moment, status, verify, workcode, whatever follows."""
    found, info = Found(), ZoneInfo(zone)
    for line in split(body):
        one = punch(line, info)
        if one is None:
            found.torn.append(line.strip())
        else:
            found.punches.append(one)
    return found


def punch(line: str, info: ZoneInfo) -> Punch | None:
    """One line of ATTLOG; nothing where PIN or moment cannot be read with certainty."""
    match = PUNCH.fullmatch(line)
    if match is None:
        return None
    pin, *clock, rest = match.groups()
    try:
        moment = dt.datetime(*map(int, clock), tzinfo=info)  # type: ignore[arg-type,misc]
    except ValueError:
        return None
    if not rest:
        return Punch(int(pin), moment)
    codes = rest.split("\t") if "\t" in rest else rest.replace(",", " ").split()
    status, verify, workcode = (_code(codes, place) for place in range(3))
    return Punch(
        int(pin),
        moment,
        UNSAID if status is None or status > MOST_SMALL else status,
        0 if verify is None or verify > MOST_SMALL else verify,
        workcode or 0,
    )


def _code(codes: list[str], place: int) -> int | None:
    text = codes[place].strip() if place < len(codes) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= MOST_INT else None


def events(body: str, zone: str) -> Found:
    """The lines of rtlog, the newer protocol: named fields; events of the door without a PIN are no punches."""
    found, info = Found(), ZoneInfo(zone)
    for line in split(body):
        said = fields(line)
        if said.get("pin", "0") in ("", "0") and "time" in said:
            continue
        one = punch("\t".join(said.get(name, "") for name in ("pin", "time", "inoutstatus", "verifytype")), info)
        if one is None:
            found.torn.append(line.strip())
        else:
            found.punches.append(one)
    return found


def fields(line: str) -> dict[str, str]:
    """`NAME=value` parts between tabs, the names in small letters."""
    parts = (part.partition("=") for part in line.strip().split("\t"))
    return {name.strip().lower(): value.strip() for name, _, value in parts if name}


def users(body: str) -> dict[int, str]:
    """The names a terminal gives its PINs, from the USER lines of OPERLOG; templates and pictures are passed over."""
    found = {}
    for line in split(body):
        word, _, rest = line.strip().partition(" ")
        if word.upper() != "USER":
            continue
        # One guide writes blanks between the fields; a name may hold blanks too, so it is read up to the next field.
        said = fields(rest if "\t" in rest else re.sub(r"\s(?=\w+=)", "\t", rest))
        pin, name = said.get("pin", ""), said.get("name", "")
        if pin.isascii() and pin.isdigit() and len(pin) <= 18 and name:
            found[int(pin)] = name[:80]
    return found


def options(body: str) -> dict[str, str]:
    """What a terminal says of itself: `~DeviceName=…,FWVersion=…`; a comma may stand inside a value."""
    parts = re.split(r"[\r\n]+|,(?=~?\w+=)", body)
    said = (part.strip().lstrip("~").partition("=") for part in parts)
    return {name: value[:100] for name, _, value in said if value and name in KEPT_OPTIONS}


KEPT_OPTIONS = frozenset(
    ("DeviceName", "FWVersion", "FirmVer", "UserCount", "TransactionCount", "OEMVendor", "Platform", "PushVersion")
)


@dataclass(frozen=True)
class Result:
    """What a terminal answered to an order."""

    order: int
    returned: int


def results(body: str) -> list[Result]:
    """The answers of a devicecmd post: `ID=12&Return=0&CMD=INFO`, one a line."""
    found = []
    for match in re.finditer(r"(?m)^\s*ID=(\d{1,15})&Return=(-?\d{1,9})\b", body, re.ASCII):
        found.append(Result(int(match[1]), int(match[2])))
    return found
