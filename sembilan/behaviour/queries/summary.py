"""What a closed round says of people: the rules' figures of the sums, and in words why something is not said."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.behaviour.models import Group, Round, Tally
from sembilan.behaviour.queries.in_force import plan
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.frames.behaviour import MONTH, SEEN
from sembilan.terms.rating import Rating

SCORES = 6  # 0 tidak tahu, 1 to 5
SIDES = {Group.SUPERIOR: "superior", Group.PEER: "peers", Group.SERVED: "served"}
MEANS = ("superior_mean", "peers_mean", "served_mean", "value_mean")
Sums = dict[str, int]


@dataclass(frozen=True)
class Line:
    """One value: the means of each side in hundredths, nothing where it is not said."""

    value: Nilai
    superior: int | None
    peers: int | None
    served: int | None
    mean: int | None


@dataclass(frozen=True)
class Summary:
    """What a round says of one person. `overall` is in hundredths, `suggested` a rating 1 to 3; it decides nothing."""

    employee_id: int
    round: Round
    overall: int | None
    suggested: int | None
    peers_raters: int
    served_raters: int
    has_superior: bool
    why: str = ""
    lines: tuple[Line, ...] = ()
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def word(self) -> str:
        """The suggested rating in words."""
        return Rating(self.suggested).label if self.suggested else ""


def behaviour_of(employee_ids: Collection[int], first: dt.date, until: dt.date) -> dict[int, Summary]:
    """Of these people what the newest closed round about a period that meets `[first, until)` says; by employee."""
    tallies = Tally.objects.filter(employee__in=employee_ids, round__first__lt=until, round__until__gt=first)
    if len(employee_ids) == 1:  # of one person her round comes along; of a region it is asked for once
        tallies = tallies.select_related("round__instansi")
    newest: dict[int, dict[str, Tally]] = {}
    for one in tallies.exclude(round__closed_on=None).order_by("round__until", "round", "employee", "group"):
        sides = newest.setdefault(one.employee_id, {})
        if any(other.round_id != one.round_id for other in sides.values()):
            sides.clear()
        sides[one.group] = one
    asked: dict[int, dict[int, dict[str, Tally]]] = defaultdict(dict)
    for employee, sides in newest.items():
        asked[next(iter(sides.values())).round_id][employee] = sides
    rounds = _rounds(newest, asked)
    told: dict[int, Summary] = {}
    for pk, people in asked.items():
        told |= _told(rounds[pk], people)
    return told


def _rounds(newest: Mapping[int, Mapping[str, Tally]], asked: Collection[int]) -> dict[int, Round]:
    if len(newest) == 1:
        (sides,) = newest.values()
        one = next(iter(sides.values())).round
        return {one.pk: one}
    return Round.objects.select_related("instansi").in_bulk(asked) if asked else {}


def of_round(round_: Round, employee_ids: Collection[int]) -> dict[int, Summary]:
    """The results of a round that is closed; while it is open nothing is said, so that no answer can be told apart."""
    if round_.closed_on is None:
        return {}
    people: dict[int, dict[str, Tally]] = defaultdict(dict)
    for tally in Tally.objects.filter(round=round_, employee__in=employee_ids).order_by("employee", "group"):
        people[tally.employee_id][tally.group] = tally
    return _told(round_, people) if people else {}


def _told(round_: Round, people: Mapping[int, Mapping[str, Tally]]) -> dict[int, Summary]:
    """What the rules of the day it was closed make of these sums."""
    frames, closed_on = _frames(people), round_.closed_on or round_.until
    judged = plan(round_.instansi, closed_on)
    results = {row["nip"]: row for row in judged.evaluate(frames).iter_rows(named=True)}
    lines: dict[int, list[Line]] = defaultdict(list)
    for row in judged.evaluate_grain(frames, "seen", MEANS).sort("nip", "value").iter_rows(named=True):
        lines[row["nip"]].append(Line(Nilai(row["value"]), *(row[name] for name in MEANS)))
    least = int(judged.parameters["least_raters"][1].value)
    return {pk: _summary(round_, pk, people[pk], results[pk], lines[pk], least) for pk in people}


def _summary(
    round_: Round, pk: int, sides: Mapping[str, Tally], result: dict[str, Any], lines: Iterable[Line], least: int
) -> Summary:
    raters = {group: sides[group].raters if group in sides else 0 for group in Group.values}
    shown = {Group.SUPERIOR: True, Group.PEER: result["peers_shown"], Group.SERVED: result["served_shown"]}
    remarks = {str(group.label): tuple(sides[group].remarks) for group in Group if group in sides and shown[group]}
    has_superior = raters[Group.SUPERIOR] > 0
    return Summary(
        pk, round_, result["overall"], result["suggested"], raters[Group.PEER], raters[Group.SERVED], has_superior,
        _why(has_superior, result["peers_shown"], result["served_shown"], least), tuple(lines), remarks,
    )  # fmt: skip


def _why(has_superior: bool, peers: bool, served: bool, least: int) -> str:
    """The sentence for what is not said."""
    if peers:
        return ""
    if served or has_superior:
        return _(
            "Jawaban rekan tidak ditampilkan: yang menjawab kurang dari %(n)s orang, dan dari sedikit jawaban "
            "pemberinya dapat ditebak."
        ) % {"n": least}
    return _("Belum ada yang dapat ditampilkan: yang menjawab kurang dari %(n)s orang.") % {"n": least}


def _frames(people: Mapping[int, Mapping[str, Tally]]) -> dict[str, pl.DataFrame]:
    """The sums as the rules read them; a person is a number here, as no NIP is needed."""
    month = [
        {
            "nip": pk,
            "peers_raters": sides[Group.PEER].raters if Group.PEER in sides else 0,
            "served_raters": sides[Group.SERVED].raters if Group.SERVED in sides else 0,
        }
        for pk, sides in people.items()
    ]  # fmt: skip
    seen = [{"nip": pk, "value": int(v)} | _sums(sides, v) for pk, sides in people.items() for v in Nilai]
    return {"month": pl.DataFrame(month, schema=MONTH.schema), "seen": pl.DataFrame(seen, schema=SEEN.schema)}


def _sums(sides: Mapping[str, Tally], value: Nilai) -> Sums:
    told: Sums = {}
    for group, name in SIDES.items():
        at = (value - 1) * SCORES
        counts = sides[group].counts[at : at + SCORES] if group in sides else [0] * SCORES
        told[f"{name}_sum"] = sum(score * count for score, count in enumerate(counts))
        told[f"{name}_count"] = sum(counts[1:])
    return told
