"""Who is to be reminded of an SKP on a day, by the rules: who has none or has it still, and with whom one waits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sembilan.notices.models import Notice
from sembilan.organisation.models import Instansi
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.skp.models import Skp, State
from sembilan.skp.queries.board import FROM, NONE, PEOPLE, SINCE, STATE
from sembilan.skp.queries.board_due import CODES, deadlines, judged
from sembilan.terms.frames.skp import SkpState

SENT = "(select max(t.at)::date from skp_skpstep t where t.skp_id = s.id and t.state = s.state)"
FACTS = f"""
    select e.id, e.nip, greatest({SINCE}, %(first)s), {STATE}, {SENT}, s.agreed_on, s.id, s.penilai_nip {FROM}
    and e.status not in ('CLTN', 'Pensiun', 'Berhenti', 'Meninggal')
"""
COLUMNS = ("pk", "number", "skp_since", "state", "skp_sent", "skp_agreed", "skp", "rater")


@dataclass(frozen=True)
class Told:
    """One reminder: to whom, of which step; `key` says it once, however often the day comes round."""

    nip: str
    key: str
    due: dt.date | None = None
    has_one: bool = False


@dataclass(frozen=True)
class Nudge:
    """A reminder to who agrees: how many wait, since when the longest, and the keys of each."""

    nip: str
    keys: tuple[str, ...]
    count: int
    since: dt.date


def is_used(instansi: Instansi, year: int) -> bool:
    """Whether the region keeps SKP here at all; one that does not is not told that it has none."""
    return Skp.objects.filter(instansi=instansi, year__in=(year - 1, year)).exists()


def reminders(instansi: Instansi, day: dt.date, sentences: Iterable[str]) -> tuple[list[Told], list[Nudge]]:
    """Everybody who has come to a new step on a day and was not told of it."""
    facts = _facts(instansi, day)
    if not facts:
        return [], []
    by_nip = {int(one["number"]): one for one in facts}
    found = judged(instansi, (_row(one, day) for one in facts), day)
    said = _said(day, sentences)
    own = [
        Told(by_nip[row["nip"]]["number"], key, row["skp_due"], by_nip[row["nip"]]["skp"] is not None)
        for row in found.iter_rows(named=True)
        if row["skp_reminder"] and (key := _key(by_nip[row["nip"]], row["skp_reminder"])) not in said[_nip(row)]
    ]
    waiting = [(by_nip[row["nip"]], row["skp_nudge"]) for row in found.iter_rows(named=True) if row["skp_nudge"]]
    return own, _nudges(waiting, day, said)


def _facts(instansi: Instansi, day: dt.date) -> list[dict[str, Any]]:
    starts, dues = deadlines(instansi, day.year, day)
    given: dict[str, Any] = {
        "year": day.year,
        "first": starts[0],
        "day": day,
        "starts": starts[1:],
        "dues": dues[1:],
        "due": dues[0],
    }
    with connection.cursor() as cursor:
        cursor.execute(FACTS.format(under="true", where="true", more=PEOPLE), given)
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]


def _nudges(waiting: list[tuple[dict[str, Any], int]], day: dt.date, said: dict[str, set[str]]) -> list[Nudge]:
    """By who agrees: those who lead her today, else who is named in it."""
    people = Employee.objects.in_bulk([one["pk"] for one, _step in waiting])
    led_by = superiors(people.values(), day) if people else {}
    theirs: dict[str, list[tuple[str, dt.date]]] = defaultdict(list)
    for one, step in waiting:
        key = f"{one['skp']}:{one['skp_sent']}:{step}"
        for nip in led_by.get(one["pk"]) or [one["rater"]]:
            if nip and key not in said[nip]:
                theirs[nip].append((key, one["skp_sent"]))
    return [
        Nudge(nip, tuple(key for key, _at in found), len(found), min(at for _key, at in found))
        for nip, found in theirs.items()
    ]


def _said(day: dt.date, sentences: Iterable[str]) -> dict[str, set[str]]:
    """The keys each was told this year."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = Notice.objects.filter(said__in=list(sentences), at__year=day.year).values_list("nip", "data")
    for nip, data in rows:
        found[nip] |= set(data.get("keys", ()))
    return found


def _row(one: dict[str, Any], day: dt.date) -> dict[str, Any]:
    told = {name: one[name] for name in ("skp_since", "skp_sent", "skp_agreed")}
    state = SkpState.NONE if one["state"] == NONE else CODES[State(one["state"])]
    return told | {"nip": int(one["number"]), "skp_year": dt.date(day.year, 1, 1), "skp_state": state}


def _key(one: dict[str, Any], step: int) -> str:
    return f"{one['skp_since']}:{step}"


def _nip(row: dict[str, Any]) -> str:
    return f"{row['nip']:018d}"
