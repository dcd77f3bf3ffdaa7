"""The lines of an SKP, one at a time: an RHK, its measures, what is expected beyond a value's guides, the lampiran."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max, ProtectedError, QuerySet
from django.utils.translation import gettext as _

from sembilan.organisation.access import today
from sembilan.planning.models import Goal, Indicator
from sembilan.records.actions import Refused, action, done_before, part, tell
from sembilan.skp.actions.course import Stale, change, to_write
from sembilan.skp.models import Appendix, Expectation, Measure, Rhk, Skp
from sembilan.terms.berakhlak import Nilai

L = TypeVar("L", Rhk, Measure, Appendix)


@dataclass(frozen=True)
class RhkText:
    """What an RHK says."""

    text: str
    kind: str = Rhk.Kind.MAIN
    perspective: str = ""
    serves: Rhk | None = None
    serves_text: str = ""
    goal: Goal | None = None
    indicator: Indicator | None = None
    is_collaboration: bool = False
    partners: str = ""


@dataclass(frozen=True)
class MeasureText:
    """What a measure says."""

    text: str
    aspect: str = ""
    target_milli: int | None = None
    target_until_milli: int | None = None
    target_text: str = ""
    unit: str = ""
    direction: str = Indicator.Direction.UP


@action("skp.put_rhk")
def put_rhk(*, skp: Skp, said: RhkText, rhk: Rhk | None = None, seen: int | None = None, by: Any) -> Rhk:
    """Write an RHK, new or in place of what it said; the same new one sent twice is one."""
    tell(skp.instansi_id, f"skp:{skp.pk}", rhk=rhk.pk if rhk else None)
    values = {name: getattr(said, name) for name in RhkText.__dataclass_fields__}
    try:
        found = to_write(skp, seen, by=by)
    except Stale as stale:
        return _twin(stale, Rhk.objects.filter(skp=skp, ended_on=None, **values), is_new=rhk is None)
    if rhk is None:
        last = Rhk.objects.filter(skp=found).aggregate(last=Max("number"))["last"] or 0
        row = Rhk(instansi_id=found.instansi_id, skp=found, number=last + 1)
    else:
        row = _line(Rhk.objects.filter(skp=found, ended_on=None), rhk)
    return _written(found, row, values, by=by)


@action("skp.put_measure")
def put_measure(
    *, rhk: Rhk, said: MeasureText, measure: Measure | None = None, seen: int | None = None, by: Any
) -> Measure:
    """Write a measure of an RHK, new or in place of what it said; the same new one sent twice is one."""
    tell(rhk.instansi_id, f"skp:{rhk.skp_id}", rhk=rhk.pk, measure=measure.pk if measure else None)
    try:
        found = to_write(rhk.skp, seen, by=by)
    except Stale as stale:
        return _twin(stale, Measure.objects.filter(rhk=rhk, **asdict(said)), is_new=measure is None)
    here = _line(Rhk.objects.filter(skp=found, ended_on=None), rhk)
    if measure is None:
        row = Measure(instansi_id=found.instansi_id, rhk=here)
    else:
        row = _line(Measure.objects.filter(rhk=here), measure)
    return _written(found, row, asdict(said), by=by)


@action("skp.put_expectation")
def put_expectation(*, skp: Skp, value: Nilai, text: str, seen: int | None = None, by: Any) -> None:
    """Write what the leader expects beyond the guides of a value; empty takes it away."""
    tell(skp.instansi_id, f"skp:{skp.pk}", value=int(value))
    found = to_write(skp, seen, by=by)
    rows = Expectation.objects.filter(skp=found, value=value)
    if not text.strip():
        rows.delete()
    else:
        given = {"text": text.strip(), "instansi_id": found.instansi_id}
        Expectation.objects.update_or_create(skp=found, value=value, defaults=given)
    change(found, by=by)


@action("skp.put_appendix")
def put_appendix(
    *, skp: Skp, kind: str, text: str, line: Appendix | None = None, seen: int | None = None, by: Any
) -> Appendix:
    """Write a line of the lampiran."""
    tell(skp.instansi_id, f"skp:{skp.pk}", kind=kind)
    values = {"kind": kind, "text": text}
    try:
        found = to_write(skp, seen, by=by)
    except Stale as stale:
        return _twin(stale, Appendix.objects.filter(skp=skp, **values), is_new=line is None)
    row = (
        _line(Appendix.objects.filter(skp=found), line) if line else Appendix(instansi_id=found.instansi_id, skp=found)
    )
    return _written(found, row, values, by=by)


@action("skp.drop_line")
def drop_line(*, skp: Skp, line: Rhk | Measure | Appendix, seen: int | None = None, by: Any) -> None:
    """Take a line out. What work or ratings stand on stays as ended, so that they keep what they are about."""
    tell(skp.instansi_id, f"skp:{skp.pk}", line=type(line).__name__.lower(), pk=line.pk)
    found = to_write(skp, seen, by=by)
    if not type(line).objects.filter(pk=line.pk).exists():
        done_before()
        return
    delete_line(found, line)
    change(found, by=by)


@part
def delete_line(skp: Skp, line: Rhk | Measure | Expectation | Appendix) -> None:
    """Take a line out; an RHK that something stands on ends today and stays."""
    try:
        with transaction.atomic():
            if isinstance(line, Rhk):
                Measure.objects.filter(rhk=line).delete()
            type(line).objects.filter(pk=line.pk).delete()
    except ProtectedError as kept:
        if not isinstance(line, Rhk):
            raise Refused(
                _("Ukuran ini sudah dipakai dalam evaluasi, jadi tidak dapat dihapus. Ubah isinya.")
            ) from kept
        Rhk.objects.filter(pk=line.pk).update(ended_on=max(today(), skp.valid.lower))


@part
def _written(skp: Skp, row: L, values: dict[str, Any], *, by: Any) -> L:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    change(skp, by=by)
    return row


def _line(rows: QuerySet[L], line: L) -> L:
    """The line as it is now, if it still stands there."""
    row = rows.filter(pk=line.pk).first()
    if row is None:
        raise Refused(_("Baris ini sudah dihapus orang lain. Buat yang baru bila masih diperlukan."))
    return row


def _twin(stale: Stale, rows: QuerySet[L], *, is_new: bool) -> L:
    """The line that was written by the first of two equal forms; where there is none, somebody else changed the SKP."""
    row = rows.order_by("-pk").first() if is_new else None
    if row is None:
        raise stale
    done_before()
    return row
