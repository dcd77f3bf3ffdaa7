"""What a terminal can be told to do, in the words its firmware knows. Nothing here deletes what it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.exchange.terminals.protocol import encoded

Span = tuple[dt.datetime, dt.datetime]
MOMENT = "%Y-%m-%d %H:%M:%S"
SET_TIME = "SET OPTION DateTime="


@dataclass(frozen=True)
class OrderKind:
    """One kind of order; `everywhere` is only for who looks after the whole region."""

    title: str | Promise
    text: str
    everywhere: bool = False


ORDERS: Mapping[str, OrderKind] = {
    "check": OrderKind(_("Kirim data yang belum terkirim"), "CHECK"),
    "log": OrderKind(_("Kirim ulang ketukan"), "DATA QUERY ATTLOG"),
    "users": OrderKind(_("Kirim daftar pengguna"), "DATA QUERY USERINFO"),
    "info": OrderKind(_("Kirim keterangan mesin"), "INFO"),
    "time": OrderKind(_("Setel jam mesin"), SET_TIME),
    "reboot": OrderKind(_("Nyalakan ulang"), "REBOOT", everywhere=True),
}


def text_of(what: str, span: Span | None = None) -> str:
    """The order as it is sent; the time to set is put in when it is handed out."""
    kind = ORDERS[what]
    if what == "log" and span:
        return f"{kind.text} StartTime={span[0]:{MOMENT}}\tEndTime={span[1]:{MOMENT}}"
    return kind.text


def line(number: int, text: str, now: dt.datetime) -> str:
    """One line of the answer to a poll; `now` is in the zone of the terminal."""
    return f"C:{number}:{text}{encoded(now) if text == SET_TIME else ''}"
