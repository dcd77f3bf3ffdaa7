"""A talk as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sembilan.dialog.models import Pledge, Talk
from sembilan.dialog.queries import reach
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name

TONES = {
    Talk.State.ASKED: "warn", Talk.State.PLANNED: "info", Talk.State.HELD: "good", Talk.State.DROPPED: "",
}  # fmt: skip


def page_of(by: Any, talk: Talk) -> dict[str, Any]:
    """Everything on the page of a talk for this reader."""
    me, (employee, partner) = actor_name(by), reach.sides(talk)
    pledges = list(talk.pledges.order_by("due_on", "pk"))
    back = list(reach.returned(talk, by)) if talk.state in reach.OPEN else []
    notes = {note.by: note for note in talk.notes.order_by("pk")}
    people = named({employee, partner, *notes, *(one.owner_nip for one in (*pledges, *back))}, today())
    is_side = me in (employee, partner)
    return {
        "talk": talk, "tone": TONES[Talk.State(talk.state)], "is_side": is_side, "is_open": talk.state in reach.OPEN,
        "employee": people.get(employee), "partner": people.get(partner), "is_mine": me == employee,
        "topics": list(talk.topics.order_by("number", "pk")),
        "notes": [(one.by, _name(people, one.by), one) for one in notes.values() if one.by != me],
        "own_note": notes.get(me), "pledges": lines(pledges, people), "returned": lines(back, people),
        "may_take_over": reach.may_take_over(by, talk), "other": _name(people, reach.other_side(talk, by)),
        "forms": list(talk.forms.order_by("form")), "has_forms": talk.kind != Talk.Kind.CHECK_IN,
    }  # fmt: skip


def lines(pledges: Iterable[Pledge], people: Mapping[str, Employee]) -> list[dict[str, Any]]:
    """Agreements with their owner's name and whether their day has passed."""
    return [
        {"pledge": one, "owner": _name(people, one.owner_nip), "is_late": one.done_on is None and one.due_on < today()}
        for one in pledges
    ]


def own_page(by: Any) -> dict[str, Any]:
    """What stands on the page of one's own talks, but for the list of those that are over."""
    talks = list(reach.mine(by).filter(state__in=reach.OPEN).select_related("employee").order_by("planned_at", "pk"))
    owed = list(reach.owed(by).order_by("due_on", "pk"))
    behind = reach.left_behind(by)
    return {
        "open_talks": told(by, talks), "owed": [{"pledge": one, "is_late": one.due_on < today()} for one in owed],
        "behind": told(by, behind), "leads": reach.leads(by), "follows": reach.follows(by),
    }  # fmt: skip


def told(by: Any, talks: Iterable[Talk]) -> list[dict[str, Any]]:
    """Talks as lines of a list: with whom, what, and whether the reader's answer is waited for."""
    found = list(talks)
    people = named({nip for talk in found for nip in reach.sides(talk)}, today())
    me = actor_name(by)
    return [
        {
            "talk": talk, "tone": TONES[Talk.State(talk.state)], "other": _name(people, reach.other_side(talk, by)),
            "employee": _name(people, talk.employee.nip),
            "is_turn": talk.state == Talk.State.ASKED and talk.asked_by != me,
        }
        for talk in found
    ]  # fmt: skip


def _name(people: Mapping[str, Employee], nip: str) -> str:
    found = people.get(nip)
    return found.full_name if found else nip
