"""Sending decided evaluations to SIASN: asked for by the BKD, done one after another by the worker, told one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.annual import stands_back
from sembilan.exchange.siasn import ratings
from sembilan.exchange.siasn.access import Settings
from sembilan.exchange.siasn.actions import LINE
from sembilan.exchange.siasn.client import Siasn
from sembilan.exchange.siasn.errors import NotReached, NotThere, SiasnError
from sembilan.exchange.siasn.models import RatingSent
from sembilan.organisation.models import Instansi
from sembilan.records import later
from sembilan.records.actions import action, actor_name, part, tell
from sembilan.records.tenancy import tenant
from sembilan.terms.period import Cycle, Period

DONE = (RatingSent.State.SENT, RatingSent.State.THERE)
AT_ONCE = 2_000  # asked for by one press; the rest by the next


@dataclass(frozen=True)
class Line:
    """One evaluation of a period: what would be sent, and what became of it."""

    evaluation: Evaluation
    parcel: ratings.Parcel
    sent: RatingSent | None

    @property
    def is_ready(self) -> bool:
        """Whether it may go: whole, and not yet there in this wording."""
        return not self.parcel.lacks and not (
            self.sent
            and self.sent.fingerprint == self.parcel.fingerprint
            and self.sent.state in (*DONE, RatingSent.State.WAITING)
        )


def decided(period: Period) -> QuerySet[Evaluation]:
    """The decided evaluations of a period; of who moved within it each part, of a year the one that stands for it."""
    rows = Evaluation.objects.filter(
        cycle=period.cycle, first__gte=period.first, until__lte=period.until, state=State.FINAL
    )
    if period.cycle == Cycle.TAHUN:
        rows = rows.exclude(stands_back())
    return rows.select_related("employee", "skp").order_by("employee__name", "pk")


def lines(evaluations: Sequence[Evaluation]) -> list[Line]:
    """These evaluations with what would be sent."""
    sent = {one.evaluation_id: one for one in RatingSent.objects.filter(evaluation__in=evaluations)}
    return [Line(one, ratings.parcel(one), sent.get(one.pk)) for one in evaluations]


def counts(period: Period) -> dict[str, int]:
    """How many of the period are decided, and how many of them stand where."""
    found = RatingSent.objects.filter(evaluation__in=decided(period).values("pk"))
    told = dict(found.values_list("state").annotate(Count("pk")))
    return {"decided": decided(period).count(), **{str(one): told.get(str(one), 0) for one in RatingSent.State}}


def periods() -> list[tuple[Period, int]]:
    """The periods of which something is decided, with how many, the newest first."""
    found = Evaluation.objects.filter(state=State.FINAL).values_list("cycle", "first").annotate(Count("pk"))
    told: Counter[Period] = Counter()
    for cycle, first, count in found:
        told[Period.of(Cycle(cycle), first)] += count
    return sorted(told.items(), key=lambda one: (one[0].first, one[0].cycle), reverse=True)[:60]


@action("siasn.rating.ask")
def ask(*, instansi: Instansi, period: Period, by: Any) -> tuple[int, int]:
    """Have all that are ready sent; how many go, and how many lack something."""
    asked = lacking = 0
    for line in lines(list(decided(period)[:AT_ONCE])):
        lacking += bool(line.parcel.lacks)
        if line.is_ready:
            _wait(line, by=by)
            asked += 1
    tell(instansi.pk, "siasn", period=str(period), asked=asked, lacking=lacking)
    return asked, lacking


@part
def _wait(line: Line, *, by: Any) -> None:
    given = {"resource": line.parcel.resource, "fingerprint": line.parcel.fingerprint, "by": actor_name(by)}
    RatingSent.objects.update_or_create(
        evaluation=line.evaluation, instansi_id=line.evaluation.instansi_id,
        defaults=given | {"state": RatingSent.State.WAITING, "asked_at": timezone.now(), "ended_at": None},
    )  # fmt: skip
    later.defer("siasn.rating", instansi_id=line.evaluation.instansi_id, lock=LINE, evaluation_id=line.evaluation.pk)


@action("siasn.rating.end")
def end(
    *, sent: RatingSent, state: str, by: Any, their_id: str = "", failure: str = "", is_unsure: bool = False
) -> None:
    """Note what became of one."""
    sent.state, sent.failure, sent.is_unsure, sent.ended_at = state, failure[:300], is_unsure, timezone.now()
    sent.their_id = their_id or sent.their_id
    sent.save(update_fields=["state", "failure", "is_unsure", "ended_at", "their_id"])
    told = {"state": str(state), "id": their_id, "failure": failure}
    tell(sent.instansi_id, f"siasn:{sent.evaluation.employee.nip}", evaluation=sent.evaluation_id, **told)


def deliver(*, instansi_id: int, evaluation_id: int) -> None:
    """Send one; an earlier try that was not answered is looked for first, so that nothing stands there twice."""
    with tenant(instansi_id):
        sent = RatingSent.objects.select_related("evaluation__employee", "evaluation__skp").get(
            evaluation=evaluation_id
        )
        given = ratings.parcel(sent.evaluation)
        known = set(RatingSent.objects.filter(state__in=DONE).values_list("their_id", flat=True))
    if sent.state != RatingSent.State.WAITING:
        return
    result = _sent(sent, given, known)
    with tenant(instansi_id):
        end(sent=sent, by=sent.by, **result)


def _sent(sent: RatingSent, given: ratings.Parcel, known: Iterable[str]) -> dict[str, Any]:
    failed = RatingSent.State.FAILED
    if given.lacks:
        return {"state": failed, "failure": " ".join(given.lacks)}
    try:
        with Siasn(Settings.read()) as service:
            if sent.is_unsure and (there := _there(service, sent, given, set(known))):
                return {"state": RatingSent.State.THERE, "their_id": there}
            return {"state": RatingSent.State.SENT, "their_id": service.save(f"{given.resource}/save", given.payload)}
    except NotReached as fault:
        return {"state": failed, "failure": fault.sentence, "is_unsure": True}
    except SiasnError as fault:
        return {"state": failed, "failure": fault.sentence, "is_unsure": sent.is_unsure}


def _there(service: Siasn, sent: RatingSent, given: ratings.Parcel, known: set[str]) -> str:
    try:
        said = service.read(f"rw-{given.resource}", sent.evaluation.employee.nip)
    except NotThere:
        return ""
    return ratings.arrived(given, said, known)


def give_up(*, instansi_id: int, evaluation_id: int, sentence: str) -> None:
    """The line says why it did not go."""
    for sent in RatingSent.objects.filter(evaluation=evaluation_id).select_related("evaluation__employee"):
        end(sent=sent, state=RatingSent.State.FAILED, failure=sentence, by=sent.by, is_unsure=True)
