"""The pohon kinerja, one level at a time: a unit opens to its goals and units, a goal to what serves it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sembilan.organisation.models import Instansi, Unor
from sembilan.planning.models import Goal, Indicator, Reached
from sembilan.planning.numbers import say_milli
from sembilan.planning.queries.achievement import Judged, indicators_in, judged, tone
from sembilan.planning.queries.goals import reached_of, standing, targets_of
from sembilan.planning.queries.reach import goals_seen, units_seen
from sembilan.planning.queries.serving import Serving, serving
from sembilan.web.templatetags.say import bp as said_bp

A_LEVEL = 100  # nodes of one kind that open at once; the rest is found by words
FOUND = 50


@dataclass(frozen=True)
class Node:
    """One node: what it is, what it says, how much was reached (in words beside the colour), and how it opens."""

    kind: str  # unit, goal, indicator, person
    text: str
    label: str
    over: str = ""
    note: str = ""
    said: str = ""
    tone: str = ""
    key: str = ""  # the kode of a unit, the key of a goal
    href: str = ""  # where its own page is
    opens: bool = False


@dataclass
class Level:
    """What a node opens to."""

    nodes: list[Node] = field(default_factory=list)
    more: int = 0  # nodes that were left out


@dataclass(frozen=True)
class Asked:
    """Whose tree, for whom, of when."""

    instansi: Instansi
    by: Any
    year: int
    quarter: int


def tops(asked: Asked) -> list[Unor]:
    """The units the tree begins with."""
    return list(units_seen(asked.by).filter(parent=None)[:A_LEVEL])


def under_unit(asked: Asked, unor: Unor) -> Level:
    """What a unit opens to: its goals that no goal of its own stands over, then the units right under it."""
    goals = _goals(asked).filter(unor=unor).exclude(parent__unor=unor).order_by("kode")
    below = units_seen(asked.by).filter(parent=unor)
    shown, units = list(goals[: A_LEVEL + 1]), list(below[: A_LEVEL + 1])
    nodes = goal_nodes(asked, shown[:A_LEVEL]) + unit_nodes(asked, units[:A_LEVEL])
    more = (goals.count() - A_LEVEL if len(shown) > A_LEVEL else 0) + (
        below.count() - A_LEVEL if len(units) > A_LEVEL else 0
    )
    return Level(nodes, more)


def under_goal(asked: Asked, goal: Goal) -> Level:
    """What a goal opens to: its indicators, the goals that serve it wherever they are, and the people who do."""
    below = list(_goals(asked).filter(parent=goal).order_by("unor__path", "kode")[:A_LEVEL])
    people = serving([goal.pk], asked.year, asked.by).get(goal.pk, [])
    persons = [_person_node(one) for one in people[:A_LEVEL]]
    return Level(indicator_nodes(asked, goal) + goal_nodes(asked, below, over=True) + persons)


def _person_node(one: Serving) -> Node:
    return Node(
        "person", one.name, _("Pegawai"), over=one.jabatan, note=one.rhk, said=one.said, tone=one.tone, href=one.href
    )


def unit_nodes(asked: Asked, units: Sequence[Unor]) -> list[Node]:
    """Units with the mean of their indicators."""
    ids = [one.pk for one in units]
    told = judged(asked.instansi, indicators_in(ids, asked.year), asked.year, asked.quarter)
    return [_unit_node(one, told) for one in units]


def _unit_node(one: Unor, told: Judged) -> Node:
    found = told.units.get(one.pk, {})
    mean, count = found.get("mean_bp"), found.get("indicators", 0) + found.get("untargeted", 0)
    note = ngettext("%(n)s indikator", "%(n)s indikator", count) % {"n": count} if count else _("belum ada indikator")
    said = _("rata-rata %(bp)s") % {"bp": said_bp(mean)} if mean is not None else ""
    return Node("unit", one.name, _("Unit"), note=note, said=said, tone=tone(mean), key=one.kode, opens=True)


def goal_nodes(asked: Asked, goals: Sequence[Goal], *, over: bool = False) -> list[Node]:
    """Goals with how many of their indicators reached their target."""
    ids = [one.pk for one in goals]
    rows = Indicator.objects.filter(goal__in=ids)
    told = judged(asked.instansi, rows, asked.year, asked.quarter)
    of: dict[int, list[int]] = {}
    for pk, goal in rows.values_list("pk", "goal"):
        of.setdefault(goal, []).append(pk)
    return [_goal_node(one, of.get(one.pk, []), told, over) for one in goals]


def _goal_node(one: Goal, indicators: Collection[int], told: Judged, over: bool) -> Node:
    known = [bp for pk in indicators if (bp := told.indicators.get(pk)) is not None]
    targeted = len(told.targeted.intersection(indicators))
    reached = sum(bp >= 10_000 for bp in known)
    said, colour = "", ""
    if targeted:
        said = _("%(n)s dari %(of)s target tercapai") % {"n": reached, "of": targeted}
        colour = tone(min(known)) if len(known) == targeted else ""
    note = _("belum ada indikator") if not indicators else "" if targeted else _("belum ada target")
    return Node("goal", one.text, str(one.get_level_display()), over=one.unor.name if over else "", note=note,
                said=said, tone=colour, key=str(one.pk), opens=True)  # fmt: skip


def indicator_nodes(asked: Asked, goal: Goal) -> list[Node]:
    """The indicators of a goal: reached of target."""
    rows = Indicator.objects.filter(goal=goal).order_by("pk")
    found = list(rows)
    ids = [one.pk for one in found]
    told = judged(asked.instansi, rows, asked.year, asked.quarter)
    targets, reached = targets_of(ids, asked.year), reached_of(ids, asked.year)
    period = asked.quarter
    return [
        _indicator_node(one, targets.get((one.pk, period)), reached.get((one.pk, period)), told.indicators.get(one.pk))
        for one in found
    ]


def _indicator_node(one: Indicator, target: int | None, real: Reached | None, bp: int | None) -> Node:
    figures = {"real": say_milli(real.value_milli if real else None), "target": say_milli(target), "unit": one.measure}
    measured = _("realisasi %(real)s dari target %(target)s %(unit)s") % figures
    note = _("belum ada target") if target is None else measured
    said = _("capaian %(bp)s") % {"bp": said_bp(bp)} if bp is not None else ""
    label = _("Indikator kinerja utama") if one.is_key else _("Indikator")
    return Node("indicator", one.name, label, note=note, said=said, tone=tone(bp), key=str(one.pk))


def searched(asked: Asked, words: str) -> Level:
    """Goals and units that hold all these words, of those this reader may see; indicators count for their goal."""
    goals, units = _goals(asked), units_seen(asked.by)
    for one in words.split()[:6]:
        held = Indicator.objects.filter(goal=OuterRef("pk"), name__icontains=one)
        goals = goals.filter(Q(text__icontains=one) | Q(kode__istartswith=one) | Exists(held))
        units = units.filter(Q(name__icontains=one) | Q(kode__istartswith=one))
    found, places = list(goals.order_by("unor__path", "kode")[: FOUND + 1]), list(units[: FOUND + 1])
    nodes = unit_nodes(asked, places[:FOUND]) + goal_nodes(asked, found[:FOUND], over=True)
    return Level(nodes, int(len(found) > FOUND) + int(len(places) > FOUND))


def way_to_unit(asked: Asked, unor: Unor) -> list[Unor]:
    """The units over one, from the top, that this reader may see."""
    codes = unor.path.split(".")[:-2]
    return list(units_seen(asked.by).filter(kode__in=codes))


def way_to_goal(goal: Goal) -> list[Goal]:
    """The goals over one, from the top; they are of its own unit or of those above, which whoever sees it sees."""
    over = "parent__unor"
    chain = Goal.objects.select_related(*("parent__" * depth + over for depth in range(5)))
    found: list[Goal] = []
    one = chain.get(pk=goal.pk)
    while one.parent and len(found) < 5:
        one = one.parent
        found.insert(0, one)
    return found


def _goals(asked: Asked) -> Any:
    return standing(asked.year).filter(pk__in=goals_seen(asked.by).values("pk")).select_related("unor")
