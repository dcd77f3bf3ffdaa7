"""The chart of units: who leads each, in which capacity, and how full it is; as many levels as were opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from sembilan.formation.queries import scope
from sembilan.formation.queries.cells import NOTHING, Sums, cells
from sembilan.organisation.models import Unor
from sembilan.people.models import Acting, RiwayatJabatan, RiwayatUnor

MOST = 60  # children drawn under one unit; a school district has a thousand
MOST_OPEN = 12


@dataclass(frozen=True)
class Leader:
    """Who leads a unit: `mark` says Plt or Plh; without a name she is there but may not be read."""

    name: str
    mark: str = ""

    @property
    def initials(self) -> str:
        """The first letters of the first and the last word."""
        words = self.name.split()
        return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else "✓"


@dataclass
class Node:
    """A unit in the chart."""

    unit: Unor
    leaders: list[Leader]
    children_count: int
    sums: Sums | None = None
    children: list[Node] = field(default_factory=list)
    hidden: int = 0
    toggle: str | None = None

    @property
    def is_vacant(self) -> bool:
        """Whether the post that leads it is empty; at the root stands who was elected, no pegawai."""
        return bool(self.unit.leader_title and self.unit.parent_id) and not self.leaders


@dataclass(frozen=True)
class Chart:
    """One top with what was opened under it."""

    root: Node
    above: list[Unor]
    tops: list[Unor]
    day: dt.date


def chart_for(by: Any, kode: str, opened: Iterable[str], day: dt.date | None = None) -> Chart | None:
    """The chart from one unit down; nothing when this person may not open it."""
    tops = scope.tops_for(by)
    units = scope.units_for(by)
    top = units.filter(kode=kode).first() if kode else next(iter(tops), None)
    if top is None:
        return None
    day = day or timezone.localdate()
    wanted = tuple(dict.fromkeys(opened))[:MOST_OPEN]
    shown = _counted(units.filter(path__startswith=top.path)).filter(
        Q(pk=top.pk) | Q(parent=top) | Q(parent__kode__in=wanted)
    )
    root = _tree({one.pk: Node(one, [], one.below) for one in shown}, top)
    _led(root, day, scope.reads_names(by, top))
    sums = cells(top, day, {})
    root.sums = sums.all
    for child in root.children:
        child.sums = sums.children.get(child.unit.kode, NOTHING)
        child.toggle = _toggled(wanted, child.unit.kode)
    return Chart(root, scope.around(top, tops)[0], tops, day)


def _toggled(opened: tuple[str, ...], kode: str) -> str:
    """The opened units with one more or one fewer, as they stand in an address."""
    rest = [one for one in opened if one != kode]
    return ",".join(rest if kode in opened else [*rest, kode])


def _counted(units: QuerySet[Unor]) -> QuerySet[Any]:
    return units.annotate(below=Count("children"))


def _tree(nodes: dict[int, Node], top: Unor) -> Node:
    """Each unit under the one above it; what nobody opened hangs on nothing and is not shown."""
    for node in nodes.values():
        above = nodes.get(node.unit.parent_id or 0)
        if above is None or node.unit.pk == top.pk:
            continue
        if len(above.children) < MOST:
            above.children.append(node)
        else:
            above.hidden += 1
    return nodes[top.pk]


def _shown(node: Node) -> list[Node]:
    return [node, *(deeper for child in node.children for deeper in _shown(child))]


def _led(root: Node, day: dt.date, names: bool) -> None:
    """Say who holds the leading post of each unit shown, and who leads it as Plt or Plh."""
    nodes = {node.unit.pk: node for node in _shown(root)}
    title = RiwayatJabatan.objects.on(day).filter(employee=OuterRef("employee")).values("jabatan__name")[:1]
    holders = (
        RiwayatUnor.objects.on(day)
        .filter(unor__in=list(nodes))
        .exclude(unor__leader_title="")
        .annotate(title=Subquery(title))
        .filter(title__iexact=F("unor__leader_title"))
        .select_related("employee")
        .order_by("employee__name")
    )
    for one in holders:
        nodes[one.unor_id].leaders.append(Leader(one.employee.full_name if names else ""))
    for act in Acting.objects.on(day).filter(unor__in=list(nodes)).select_related("employee").order_by("kind", "pk"):
        nodes[act.unor_id].leaders.append(Leader(act.employee.full_name if names else "", act.kind.capitalize()))
