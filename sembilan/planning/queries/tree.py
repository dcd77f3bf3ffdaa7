"""The pohon kinerja, one level at a time: a unit opens to its goals and units, a goal to what serves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sembilan.organisation.models import Instansi, Unor
from sembilan.planning.models import Goal, Indicator
from sembilan.planning.numbers import say_milli
from sembilan.planning.queries.achievement import FULL, Judged, facts_of, judged, rules, tone
from sembilan.planning.queries.goals import standing
from sembilan.planning.queries.reach import goals_seen, units_seen
from sembilan.planning.queries.serving import Serving, serving
from sembilan.web.templatetags.say import bp as said_bp

A_LEVEL = 100  # nodes of one kind that open at once; the rest is found by words
FOUND = 50
DEEP = 5  # goals over a goal that its page shows


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
    more: bool = False  # whether nodes were left out


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


def under_unit(asked: Asked, unor: Unor) -> tuple[Node, Level]:
    """A unit, and what it opens to: its goals that no goal of its own stands over, then the units right under it."""
    goals = list(_goals(asked).filter(unor=unor).exclude(parent__unor=unor).order_by("kode")[: A_LEVEL + 1])
    below = list(units_seen(asked.by).filter(parent=unor)[: A_LEVEL + 1])
    told = _judged(asked, [unor, *below[:A_LEVEL]], goals[:A_LEVEL])
    nodes = [_goal_node(one, told) for one in goals[:A_LEVEL]] + [_unit_node(one, told) for one in below[:A_LEVEL]]
    return _unit_node(unor, told), Level(nodes, len(goals) > A_LEVEL or len(below) > A_LEVEL)


def under_goal(asked: Asked, goal: Goal) -> tuple[Node, Level]:
    """A goal, and what it opens to: its indicators, the goals that serve it wherever they are, the people who do."""
    below = list(_goals(asked).filter(parent=goal).order_by("unor__path", "kode")[: A_LEVEL + 1])
    told = _judged(asked, [], [goal, *below[:A_LEVEL]])
    people = serving([goal.pk], asked.year, asked.by).get(goal.pk, [])
    nodes = [_indicator_node(one, told) for one in told.of_goal(goal.pk)]
    nodes += [_goal_node(one, told, one.unor.name) for one in below[:A_LEVEL]]
    nodes += [_person_node(one) for one in people[:A_LEVEL]]
    return _goal_node(goal, told), Level(nodes, len(below) > A_LEVEL or len(people) > A_LEVEL)


def top_level(asked: Asked, units: Sequence[Unor]) -> Level:
    """Several units the tree begins with."""
    told = _judged(asked, units, [])
    return Level([_unit_node(one, told) for one in units])


def searched(asked: Asked, words: str) -> Level:
    """Goals and units that hold all these words, of those this reader may see; indicators count for their goal."""
    goals, units = _goals(asked), units_seen(asked.by)
    for one in words.split()[:6]:
        held = Indicator.objects.filter(goal=OuterRef("pk"), name__icontains=one)
        goals = goals.filter(Q(text__icontains=one) | Q(kode__istartswith=one) | Exists(held))
        units = units.filter(Q(name__icontains=one) | Q(kode__istartswith=one))
    found, places = list(goals.order_by("unor__path", "kode")[: FOUND + 1]), list(units[: FOUND + 1])
    told = _judged(asked, places[:FOUND], found[:FOUND])
    nodes = [_unit_node(one, told) for one in places[:FOUND]]
    nodes += [_goal_node(one, told, one.unor.name) for one in found[:FOUND]]
    return Level(nodes, len(found) > FOUND or len(places) > FOUND)


def _judged(asked: Asked, units: Sequence[Unor], goals: Sequence[Goal]) -> Judged:
    """All indicators of these units and goals, judged at once."""
    stands = standing(asked.year).filter(unor__in=[one.pk for one in units])
    rows = Indicator.objects.filter(Q(goal__in=stands) | Q(goal__in=[one.pk for one in goals]))
    plan = rules(asked.instansi, asked.year, asked.quarter)
    return judged(plan, facts_of(rows, asked.year, asked.quarter), asked.quarter)


def _person_node(one: Serving) -> Node:
    return Node(
        "person", one.name, _("Pegawai"), over=one.jabatan, note=one.rhk, said=one.said, tone=one.tone, href=one.href
    )


def _unit_node(one: Unor, told: Judged) -> Node:
    found = told.units.get(one.pk, {})
    mean, count = found.get("mean_bp"), found.get("indicators", 0) + found.get("untargeted", 0)
    note = ngettext("%(n)s indikator", "%(n)s indikator", count) % {"n": count} if count else _("belum ada indikator")
    said = _("rata-rata %(bp)s") % {"bp": said_bp(mean)} if mean is not None else ""
    return Node("unit", one.name, _("Unit"), note=note, said=said, tone=tone(mean), key=one.kode, opens=True)


def _goal_node(one: Goal, told: Judged, over: str = "") -> Node:
    indicators = told.of_goal(one.pk)
    known = [bp for one_of in indicators if (bp := told.indicators.get(one_of.pk)) is not None]
    targeted = sum(one_of.pk in told.facts.targets for one_of in indicators)
    said, colour = "", ""
    if targeted:
        said = _("%(n)s dari %(of)s target tercapai") % {"n": sum(bp >= FULL for bp in known), "of": targeted}
        colour = tone(min(known)) if len(known) == targeted else ""
    note = _("belum ada indikator") if not indicators else "" if targeted else _("belum ada target")
    return Node("goal", one.text, str(one.get_level_display()), over=over, note=note, said=said, tone=colour,
                key=str(one.pk), opens=True)  # fmt: skip


def _indicator_node(one: Indicator, told: Judged) -> Node:
    """An indicator: reached of target."""
    target, real, bp = told.facts.targets.get(one.pk), told.facts.reached.get(one.pk), told.indicators.get(one.pk)
    figures = {"real": say_milli(real), "target": say_milli(target), "unit": one.measure}
    measured = _("realisasi %(real)s dari target %(target)s %(unit)s") % figures
    note = _("belum ada target") if target is None else measured
    said = _("capaian %(bp)s") % {"bp": said_bp(bp)} if bp is not None else ""
    label = _("Indikator kinerja utama") if one.is_key else _("Indikator")
    return Node("indicator", one.name, label, note=note, said=said, tone=tone(bp), key=str(one.pk))


def way_to_unit(asked: Asked, unor: Unor) -> list[Unor]:
    """The units over one, from the top, that this reader may see."""
    codes = unor.path.split(".")[:-2]
    return list(units_seen(asked.by).filter(kode__in=codes))


def with_way(goals: QuerySet[Goal]) -> QuerySet[Goal]:
    """Goals with those over them at hand."""
    return goals.select_related("unor", *("parent__" * depth + "parent__unor" for depth in range(DEEP)))


def way_to_goal(goal: Goal) -> list[Goal]:
    """The goals over one, from the top; they are of its own unit or of those above, which whoever sees it sees."""
    found: list[Goal] = []
    one = goal
    while one.parent and len(found) < DEEP:
        one = one.parent
        found.insert(0, one)
    return found


def _goals(asked: Asked) -> Any:
    return standing(asked.year).filter(pk__in=goals_seen(asked.by).values("pk")).select_related("unor")
