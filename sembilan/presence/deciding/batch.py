"""Messages decided together: who sent them, what is known, what the rules say, stored, and answered.

What comes again is answered from the stored row. A meaning is what was signed: nothing here turns one into another.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi
from sembilan.presence.actions.presses import take
from sembilan.presence.deciding import keys
from sembilan.presence.deciding.facts import Known, Told, counted_at, locate, moment, row
from sembilan.presence.deciding.wire import Message
from sembilan.presence.queries import known, places, words
from sembilan.presence.queries.days import days_of
from sembilan.presence.queries.given import places_of
from sembilan.presence.queries.known import Phone, Taken
from sembilan.presence.queries.rules import judge, plan_of

BY = "phones"  # who a batch of presses comes from: each press names its own phone and is signed by it
AROUND = dt.timedelta(days=1)
WRONG_CLOCK = dt.timedelta(days=31)  # readers of a month look so far for presses of phones with a wrong calendar
TOO_OLD = dt.timedelta(days=62)  # what waited longer is put right as a correction
BAD, UNKNOWN, FINE = 400, 403, 200


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message and when it came."""

    message: Message
    received: dt.datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: a status and a JSON body."""

    status: int
    body: dict[str, Any]


def decide(instansi: Instansi | None, arrivals: Sequence[Arrival], seconds: float = 0) -> list[Reply]:
    """The answers, in order; runs in a transaction of the instansi and writes in it.

    Rules, hours and places may be as they were so many seconds ago; phones, presses, units and leave never.
    """
    phones = known.phones({one.message.device for one in arrivals}) if instansi else {}
    replies: list[Reply | None] = []
    for one in arrivals:
        with translation.override(one.message.language):
            replies.append(_turned_away(one, phones.get(one.message.device)))
    if instansi is not None and None in replies:
        told = {
            number: _told(one, phones[one.message.device], ZoneInfo(instansi.zone))
            for number, one in enumerate(arrivals)
            if replies[number] is None
        }
        signed = [one for each in told.values() for one in each if _is_signed(one)]
        answers = _Batch(instansi, signed, seconds).answers()
        for number, each in told.items():
            body = [answers.get((one.phone.employee, one.sent.id)) or _unsigned(one) for one in each]
            received = int(arrivals[number].received.timestamp() * 1000)
            replies[number] = Reply(FINE, {"received_at": received, "presses": body})
    return [one or Reply(BAD, {}) for one in replies]


def _turned_away(arrival: Arrival, phone: Phone | None) -> Reply | None:
    """The answer to who is not let in at all; nothing for everybody else."""
    message, received = arrival.message, arrival.received
    if phone is None:
        return Reply(UNKNOWN, {"sentence": _("Telepon ini belum terdaftar. Masuk lalu daftarkan telepon ini.")})
    moments = [counted_at(one, message, received) for one in message.presses]
    if phone.ended_at and all(at >= phone.ended_at for at in moments):
        return Reply(UNKNOWN, {"sentence": _("Telepon ini sudah tidak terdaftar. Masuk lalu daftarkan lagi.")})
    if any(abs(moment(one.pressed_at) - at) > WRONG_CLOCK for one, at in zip(message.presses, moments, strict=True)):
        return Reply(BAD, {"sentence": _("Tanggal telepon salah lebih dari sebulan. Setel tanggal otomatis.")})
    if any(received - at > TOO_OLD for at in moments):
        return Reply(BAD, {"sentence": _("Ketukan lebih dari dua bulan yang lalu. Ajukan perbaikan kehadiran.")})
    return None


def months_of(arrivals: Sequence[Arrival]) -> set[dt.date]:
    """The months in which presses about now may fall, by their first days, whatever the zone; none far from now."""
    pressed = [(moment(one.pressed_at), each.received) for each in arrivals for one in each.message.presses]
    near = [at for at, received in pressed if abs(at - received) <= WRONG_CLOCK]
    return {(at + side).date().replace(day=1) for at in near for side in (-AROUND, AROUND)}


def _told(arrival: Arrival, phone: Phone, zone: ZoneInfo) -> list[Told]:
    message, received = arrival.message, arrival.received
    return [
        Told(
            one, message, phone, received, counted_at(one, message, received),
            moment(one.pressed_at).astimezone(zone).date(),
        )
        for one in message.presses
    ]  # fmt: skip


def _is_signed(told: Told) -> bool:
    text = told.sent.signed(told.message.instansi, told.message.device)
    return keys.fits(told.phone.key, told.sent.signature, text)


def _unsigned(told: Told) -> dict[str, Any]:
    with translation.override(told.message.language):
        why = _("Tanda tangan telepon tidak cocok. Daftarkan telepon ini lagi lalu tekan lagi.")
        return words.unsigned(str(told.sent.id), told.at, why)


def _taken_number(number: uuid.UUID) -> dict[str, Any]:
    why = _("Nomor ketukan ini sudah dipakai. Tekan tombol sekali lagi.")
    return words.unsigned(str(number), dt.datetime.now(dt.UTC), why)


class _Batch:
    """Signed presses of one instansi, decided together."""

    def __init__(self, instansi: Instansi, told: Sequence[Told], seconds: float) -> None:
        self.instansi = instansi
        self.seconds = seconds
        self.told = sorted(told, key=lambda one: (one.at, one.sent.id))
        self.people = {one.phone.employee: one.phone.nip for one in self.told}
        self.dates = sorted({one.day for one in self.told})

    def answers(self) -> dict[tuple[int, uuid.UUID], dict[str, Any]]:
        """The answer to each press, by whose it is and its id."""
        if not self.told:
            return {}
        known.lock(self.people)
        first, last = self.dates[0] - AROUND, self.dates[-1] + AROUND
        self.known = self._known(first, last)
        stored = {(one.employee, one.id): one for each in self.known.history.values() for one in each}
        fresh: dict[tuple[int, uuid.UUID], Told] = {}
        for one in self.told:
            key = (one.phone.employee, one.sent.id)
            if key not in stored:
                fresh.setdefault(key, one)
        stored |= self._store(list(fresh.values()))
        return self._said(stored)

    def _known(self, first: dt.date, last: dt.date) -> Known:
        instansi, seconds = self.instansi, self.seconds
        about = known.about(instansi.pk, self.people, {one.phone.install for one in self.told}, self.dates)
        found = Known(
            {}, days_of(instansi, self.people, self.dates, seconds), about.excused,
            known.sharers(instansi.pk, about.several, first, last),
        )  # fmt: skip
        for day in self.dates:
            paths = {who: path for (who, on), path in about.paths.items() if on == day}
            near = places_of(instansi.pk, self.people, day, paths, seconds)
            found.places |= {(who, day): places for who, places in near.items()}
        found.history.update(about.presses)
        return found

    def _store(self, fresh: Sequence[Told]) -> dict[tuple[int, uuid.UUID], Taken]:
        """Decide on new presses in the order of their moments, so that each knows those before it; store them."""
        rows, taken = [], {}
        for told in fresh:
            locate(told, self.known.places[told.phone.employee, told.day])
        for part in self._rounds(fresh):
            facts = [row(number, one, self.known) for number, one in enumerate(part)]
            for told, (decision, reasons) in zip(part, self._judged(part, facts), strict=True):
                one = _taken(told, decision, reasons)
                self.known.history[one.employee].append(one)
                self._share(told)
                taken[one.employee, one.id] = one
                rows.append(_row(told, one))
        added = take(instansi_id=self.instansi.pk, rows=rows, by=BY) if rows else set()
        return {key: one for key, one in taken.items() if one.id in added}

    def _rounds(self, fresh: Sequence[Told]) -> list[list[Told]]:
        """A person's first presses together, then everybody's second: one knows what the one before it became."""
        rounds: list[list[Told]] = []
        counted: dict[int, int] = {}
        for told in fresh:
            turn = counted[told.phone.employee] = counted.get(told.phone.employee, -1) + 1
            if turn == len(rounds):
                rounds.append([])
            rounds[turn].append(told)
        return rounds

    def _judged(self, part: Sequence[Told], facts: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, int]]]:
        """By the rules of the month each press was made in."""
        found: list[tuple[int, dict[str, int]]] = [(0, {})] * len(part)
        for month in {one.day.replace(day=1) for one in part}:
            numbers = [number for number, one in enumerate(part) if one.day.replace(day=1) == month]
            rows = [{**facts[number], "nip": place} for place, number in enumerate(numbers)]
            for number, judged in zip(numbers, judge(plan_of(self.instansi, month, self.seconds), rows), strict=True):
                found[number] = judged
        return found

    def _share(self, told: Told) -> None:
        """Who presses now is one of those on her browser, for whoever follows in the same batch."""
        key = (told.phone.install, told.day)
        shared: Any = self.known.sharers
        shared.setdefault(key, set()).add(told.phone.employee)

    def _said(self, stored: Mapping[tuple[int, uuid.UUID], Taken]) -> dict[tuple[int, uuid.UUID], dict[str, Any]]:
        own = {one.pk: one for each in self.known.places.values() for one in each or ()}
        asked = {(one.phone.employee, one.sent.id): one.message.language for one in self.told}
        lacking = {stored[key].place or 0 for key in asked.keys() & stored.keys()} - own.keys() - {0}
        own |= known.places(lacking) if lacking else {}
        said = {}
        for key, language in asked.items():
            with translation.override(language):
                said[key] = self._answer(stored[key], own) if key in stored else _taken_number(key[1])
        return said

    def _answer(self, press: Taken, own: Mapping[int, places.Place]) -> dict[str, Any]:
        place = own.get(press.place or 0)
        zone = ZoneInfo((place.zone if place else "") or self.instansi.zone)
        day = self.known.days.get((press.employee, press.day)) or self.known.days[press.employee, self.dates[0]]
        return words.answer(press, words.Spoken(zone, place.name if place else "", day))


def _taken(told: Told, decision: int, reasons: dict[str, int]) -> Taken:
    sent = told.sent
    return Taken(
        told.phone.employee, sent.id, told.day, sent.meaning, told.at, sent.lat, sent.lon, sent.accuracy,
        told.place.pk if told.place else None, decision, reasons,
    )  # fmt: skip


def _row(told: Told, taken: Taken) -> dict[str, Any]:
    """The press as it is stored."""
    return {
        "day": told.day,
        "id": taken.id,
        "employee_id": taken.employee,
        "meaning": taken.meaning,
        "at": told.at,
        "pressed_at": moment(told.sent.pressed_at),
        "sent_at": moment(told.message.sent_at),
        "received_at": told.received,
        "latitude": told.sent.lat,
        "longitude": told.sent.lon,
        "accuracy_m": told.sent.accuracy,
        "place_id": taken.place,
        "distance_m": told.metres_off,
        "device_id": told.phone.pk,
        "decision": taken.decision,
        "reasons": _json(taken.reasons),
        "photo_sha256": told.sent.photo,
        "signature": told.sent.signature,
    }


def _json(reasons: Mapping[str, int]) -> str:
    return "{" + ", ".join(f'"{name}": {number}' for name, number in reasons.items()) + "}"
