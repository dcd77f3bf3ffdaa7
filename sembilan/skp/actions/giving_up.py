"""An adendum that is not needed after all: given up, the SKP says again, line by line, what was agreed."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.skp.actions.course import locked, take_step, tell_people, those_who_agree
from sembilan.skp.actions.lines import delete_line
from sembilan.skp.models import WITH_PENILAI, Role, Skp, SkpStep, State
from sembilan.skp.queries.reach import may_rate
from sembilan.skp.queries.rows import NAMED, Rows, lines_of, may_give_up, opening_of, still_there

GIVEN_UP = gettext_noop("Adendum SKP %(year)s %(name)s dibatalkan: %(note)s")


@action("skp.give_up_adendum")
def give_up_adendum(*, skp: Skp, text: str, seen: int | None = None, by: Any) -> Skp:
    """Give an open adendum up: what was agreed before stands again as it was, and the reason is kept."""
    tell(skp.instansi_id, f"skp:{skp.pk}", adendum=skp.adendum)
    found = locked(skp, None)
    opening = opening_of(found)
    if opening is None and _gave_up(found, by):
        done_before()
        return found
    if opening is None:
        raise Refused(_not_open(found))
    if not may_give_up(found, opening.by, actor_name(by), rates=may_rate(by, found)):
        raise Refused(_not_yours(found, is_opener=actor_name(by) == opening.by))
    if not text.strip():
        raise Refused(_("Tulis mengapa adendum ini tidak jadi."))
    found = locked(skp, seen)
    waits = those_who_agree(found)
    put_back(found, (opening.contents or {})["rows"])
    given_up = found.adendum
    found.adendum -= 1
    take_step(found, State.AGREED, by=by, text=text.strip(), contents={"given_up": given_up})
    tell_people(found, [found.employee.nip, *waits], GIVEN_UP, by=by, note=text.strip())
    return found


@part
def put_back(skp: Skp, rows: Rows) -> None:
    """Let an SKP say what these rows say; what came after them goes, or ends where something stands on it."""
    for name, value in rows["head"].items():
        setattr(skp, name, value)
    there = still_there(rows["rhk"])
    for one in rows["rhk"]:
        one |= {name: None for name in NAMED if (name, one[name]) not in there}
    before = {kind: {one["id"]: one for one in rows[kind]} for kind in lines_of(skp)}
    for one in lines_of(skp)["rhk"].exclude(pk__in=before["rhk"]):
        delete_line(skp, one)
    for kind, found in lines_of(skp).items():
        _put_back(skp, found, before[kind], of_rhk=before["rhk"] if kind == "measure" else None)
    for role, rhk in rows["roles"]:
        Role.objects.filter(pk=role, draft=None).update(draft=rhk)


@part
def _put_back(skp: Skp, found: Any, before: dict[int, Rows], of_rhk: Any) -> None:
    """Lines of one kind; measures of an RHK that ended with the adendum stay with it."""
    now = {one.pk: one for one in (found if of_rhk is None else found.filter(rhk__in=of_rhk))}
    for pk, one in now.items():
        if pk not in before and not hasattr(one, "ended_on"):
            delete_line(skp, one)
    for pk, said in before.items():
        _write(now.get(pk) or found.model(instansi_id=skp.instansi_id), said, is_new=pk not in now)


@part
def _write(row: Model, said: Rows, *, is_new: bool) -> None:
    fields = {one.attname: one for one in row._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in said.items()}
    if not is_new and all(getattr(row, name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save(force_insert=is_new)


def _gave_up(skp: Skp, by: Any) -> bool:
    """Whether this person took the last step, and it was this one."""
    last = SkpStep.objects.filter(skp=skp).order_by("-pk").first()
    return last is not None and "given_up" in (last.contents or {}) and last.by == actor_name(by)


def _not_open(skp: Skp) -> str:
    stands = _("Sekarang: %(state)s.") % {"state": skp.get_state_display()}
    if skp.adendum and skp.state != State.AGREED:
        return _("Isi sebelum adendum ini tidak tersimpan baris demi baris. Kembalikan isinya menurut yang disetujui, "
                 "lalu ajukan.")  # fmt: skip
    return f"{_('Tidak ada adendum yang sedang dibuka, jadi tidak ada yang dibatalkan.')} {stands}"


def _not_yours(skp: Skp, *, is_opener: bool) -> str:
    if is_opener and skp.state in WITH_PENILAI:
        return _("Adendum ini sedang di penilai. Tarik kembali lebih dahulu, lalu batalkan.")
    return _("Adendum dibatalkan oleh yang membukanya atau oleh penilai.")
