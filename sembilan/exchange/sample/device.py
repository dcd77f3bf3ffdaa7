"""A simulated terminal: it shakes hands, sends its memory, polls for orders and keeps what was not taken.

It speaks through whatever carries a call, so tests, the demo and measurements share it.
"""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

Send = Callable[[str, str, bytes | None], tuple[int, str]]  # method, address, body → status, text
MOMENT = "%Y-%m-%d %H:%M:%S"


def by_http(site: str) -> Send:
    """Calls over the wire, as a terminal makes them."""

    def send(method: str, address: str, body: bytes | None) -> tuple[int, str]:
        kind = {"Content-Type": "application/push;charset=UTF-8"}
        call = urllib.request.Request(site.rstrip("/") + address, body, kind, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(call, timeout=60) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()
        except OSError:
            return 0, ""

    return send


@dataclass
class Device:
    """One terminal with its memory; `ahead` is how far its clock is ahead of the true time."""

    serial: str
    send: Send
    ahead: dt.timedelta = dt.timedelta()
    suffix: str = ""
    memory: list[str] = field(default_factory=list)
    sent: int = 0
    options: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    def call(self, what: str, body: str | None = None, **params: str) -> tuple[int, str]:
        """One call: a body makes it a post."""
        address = f"/iclock/{what}{self.suffix}?{urlencode({'SN': self.serial, **params})}"
        return self.send("GET" if body is None else "POST", address, None if body is None else body.encode())

    def greet(self) -> None:
        """Shake hands and obey the options; a stamp of 0 has everything sent again."""
        status, text = self.call("cdata", options="all", pushver="2.4.1", PushOptionsFlag="1")
        if status == 200 and text.startswith("GET OPTION FROM"):
            self.options = dict(line.split("=", 1) for line in text.splitlines()[1:] if "=" in line)
            if self.options.get("Stamp") == "0":
                self.sent = 0

    def punch(self, pin: int, moment: dt.datetime, status: int = 0) -> None:
        """Somebody puts a finger on it; `moment` is the true local time."""
        self.memory.append(f"{pin}\t{moment + self.ahead:{MOMENT}}\t{status}\t1\t\t0\t0")

    def upload(self, most: int = 500, end: str = "\n") -> bool:
        """Send what was not taken yet; only `OK` with status 200 counts as taken."""
        while self.sent < len(self.memory):
            part = self.memory[self.sent : self.sent + most]
            status, text = self.call("cdata", end.join(part), table="ATTLOG", Stamp=str(self.sent + len(part)))
            if status != 200 or not text.startswith("OK"):
                return False
            self.sent += len(part)
        return True

    def again(self) -> None:
        """Forget what was taken: the whole memory goes again."""
        self.sent = 0

    def name(self, users: Iterable[tuple[int, str]]) -> None:
        """Say who its users are, with a template and a photo between them."""
        lines = [f"USER PIN={pin}\tName={name}\tPri=0\tPasswd=\tCard=\tGrp=1\tVerify=0" for pin, name in users]
        lines.append("FP PIN=1\tFID=0\tSize=8\tValid=1\tTMP=c2VjcmV0")
        self.call("cdata", "\n".join(lines), table="OPERLOG", OpStamp="1")

    def poll(self) -> list[str]:
        """Take orders and do them: answer each, and send what was asked for."""
        _status, text = self.call("getrequest")
        orders = [line[2:].split(":", 1) for line in text.replace("\r", "\n").split("\n") if line.startswith("C:")]
        for number, order in orders:
            self.done.append(order)
            if order == "CHECK" or order.startswith("DATA QUERY ATTLOG"):
                self.again()
                self.upload()
            self.call("devicecmd", f"ID={number}&Return=0&CMD={order.split(' ')[0]}\n")
        return [order for _number, order in orders]
