"""Cases as pages show them: whose, in which state, and who may see or sign them."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from sembilan.career.models import Case, CaseStep, Signature
from sembilan.career.queries.lists import LOOK
from sembilan.organisation.access import Permission
from sembilan.people.access import may, scope_for, visible
from sembilan.people.models import Employee


def with_state(rows: QuerySet[Case]) -> QuerySet[Any]:
    """Each with `state`, its newest step."""
    newest = CaseStep.objects.filter(case=OuterRef("pk")).order_by("-id")
    return rows.select_related("employee", "signature", "instansi").annotate(
        state=Subquery(newest.values("state")[:1]), since=Subquery(newest.values("at")[:1])
    )


def cases(by: Any) -> QuerySet[Any]:
    """The cases of whom somebody looks after, and to a signer all; one's own once it is signed."""
    rows = with_state(Case.objects.all()).order_by("-id")
    if scope_for(by).is_all(LOOK) or may(by, Permission.SIGN):
        return rows
    own = Q(employee__nip=scope_for(by).own_nip, signature__isnull=False)
    led: QuerySet[Employee] = visible(by, None, LOOK).exclude(nip=scope_for(by).own_nip)
    return rows.filter(own | Q(employee__in=led))


def to_sign(by: Any) -> QuerySet[Any]:
    """The letters that wait for a signature, the oldest first."""
    return cases(by).filter(state=CaseStep.State.TO_SIGN).order_by("since", "pk")


def steps(case: Case) -> list[Any]:
    """What was done with a case, with the names of who did it."""
    found = list(case.steps.order_by("id"))
    names = dict(Employee.objects.filter(nip__in={one.by for one in found}).values_list("nip", "name"))
    return [
        {"state": one.get_state_display(), "code": one.state, "at": one.at, "by": names.get(one.by, one.by),
         "note": one.note}
        for one in found
    ]  # fmt: skip


def signature_of(code: str) -> Signature | None:
    """The signature of the letter with this code."""
    return Signature.objects.select_related("case", "document").filter(case__code=code).first()
