"""What the pages of terminals show, put together from what is known."""

from __future__ import annotations

import csv
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone

from sembilan.attendance.models import ClockOffset, Terminal
from sembilan.exchange.terminals import queries
from sembilan.exchange.terminals.forms import OrderForm
from sembilan.exchange.terminals.models import Apart, Door, Order, Pull
from sembilan.exchange.terminals.orders import ORDERS, Span
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi
from sembilan.people.access import may

LATELY = 10
FORMULA = ("=", "+", "-", "@", "\t")


def of(terminal: Terminal, by: Any) -> dict[str, Any]:
    """One terminal with everything beside it."""
    now = timezone.now()
    row, door = queries.shown_one(terminal, now)
    apart = queries.apart(terminal)
    return {
        "terminal": terminal,
        "row": row,
        "address": door.address if door else "",
        "lines": queries.lines(terminal, by, now),
        "apart": apart[:LATELY],
        "apart_count": apart.count(),
        "offsets": ClockOffset.objects.filter(terminal=terminal).order_by("-since"),
        "orders": [
            (one, ORDERS[one.what].title) for one in Order.objects.filter(terminal=terminal).order_by("-pk")[:8]
        ],
        "kinds": [(what, kind) for what, kind in ORDERS.items() if may_order(what, by)],
        "pull": queries.pull_of(terminal),
        "may_correct": may(by, Permission.EDIT),
        "is_kept": queries.is_kept(by, terminal),
        "zone": terminal.zone,
    }


def may_order(what: str, by: Any) -> bool:
    """Whether somebody may give this order; what interrupts everyone is for who looks after the whole region."""
    return what in ORDERS and (not ORDERS[what].everywhere or may(by, Permission.ROSTER))


def span(form: OrderForm) -> Span | None:
    """The days whose punches are asked for again, in the terminal's own time."""
    first, last = form.cleaned_data.get("first"), form.cleaned_data.get("last")
    if not (first and last):
        return None
    return dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time(23, 59, 59))


def as_known(door: Door, instansi: Instansi) -> dict[str, Any]:
    """What stands in the form of a serial number: what was said when it was approved before."""
    known = Terminal.objects.filter(pk=door.terminal or 0).first() if door.region == instansi.pk else None
    if known is None:
        return {"zone": instansi.zone}
    return {"zone": known.zone, "name": known.name, "unor": known.unor_id, "place": known.place_id}


def pull_as_said(pull: Pull | None) -> dict[str, Any]:
    """What stands in the form; the key is never shown again."""
    return {"host": pull.host, "port": pull.port, "every_minutes": pull.every_minutes} if pull else {}


def apart_as_file(terminal: Terminal) -> HttpResponse:
    """The lines that do not count, for a spreadsheet; no cell begins as a formula."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="tersisih-{terminal.pk}.csv"'
    answer.write("\ufeff")
    sheet = csv.writer(answer, delimiter=";")
    sheet.writerow(["Diterima", "Sebab", "Putusan", "Baris"])
    info = ZoneInfo(terminal.zone)
    for one in queries.apart(terminal).iterator(chunk_size=2_000):
        raw = one.raw if not one.raw.startswith(FORMULA) else f"'{one.raw}"
        received = one.received_at.astimezone(info)
        why, verdict = Apart.Why(one.why).label, Apart.Verdict(one.verdict).label
        sheet.writerow([f"{received:%d-%m-%Y %H:%M:%S}", why, verdict, raw])
    return answer
