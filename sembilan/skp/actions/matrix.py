"""Writing a cell of the matriks peran hasil, and drafting SKP from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, part, tell
from sembilan.records.models import Event
from sembilan.skp.actions.bulk import hold_drafts
from sembilan.skp.actions.course import Stale, change
from sembilan.skp.models import WITH_OWNER, Rhk, Role, Skp, State
from sembilan.skp.queries.bulk_rows import plain
from sembilan.skp.queries.matrix import cell_of, day_in, may_edit, seen, team_of

VERB = "skp.put_roles"


@dataclass(frozen=True)
class Part:
    """A role as it was typed: which one it was before, if any; what it says; direct or not."""

    text: str
    is_direct: bool = True
    role: int | None = None


@dataclass
class Drafted:
    """What drafting made, and what it left with the reason."""

    skps: int = 0
    rhks: int = 0
    left: list[tuple[Employee, str]] = field(default_factory=list)


@action("skp.put_roles")
def put_roles(*, output: Rhk, employee: Employee, parts: Sequence[Part], mark: str, by: Any) -> list[Role]:
    """Let a cell say this: what one person takes of one result of her leader. `mark` is the cell as it was seen."""
    tell(output.instansi_id, _target(output, employee), parts=len(parts))
    skp = _held(output).skp
    unor = skp.unor
    if not may_edit(by, unor):
        raise Refused(_("Matriks ini diisi oleh pimpinan unit, pengelolanya, atau BKD."))
    there = cell_of(output, employee)
    if mark != seen(there):
        raise Stale(_changed(output, employee))
    if len({plain(one.text) for one in parts}) < len(parts):
        raise Refused(_("Peran yang sama tertulis dua kali untuk orang ini. Hapus salah satunya."))
    known = {one.pk for one in there}
    if any(one.role not in known for one in parts) and not team_of(unor, day_in(skp.year)).has(employee.nip):
        raise Refused(_("Pegawai ini tidak lagi di bawah pimpinan unit. Perannya hanya dapat dihapus."))
    _write(output, employee, there, parts)
    return cell_of(output, employee)


@action("skp.draft_from_matrix")
def draft_skps(*, unor: Unor, people: Collection[Employee], roles: Collection[Role], year: int, by: Any) -> Drafted:
    """Let the SKP of people draft themselves from their roles: each role becomes an RHK once."""
    tell(unor.instansi_id, f"matrix:{unor.kode}", people=len(people), year=year)
    if not may_edit(by, unor):
        raise Refused(_("Matriks ini diisi oleh pimpinan unit, pengelolanya, atau BKD."))
    done = Drafted()
    # The roles are held first, so that of two who press at once the second finds them drafted.
    waiting = list(
        Role.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in roles], draft=None).order_by("pk")
    )
    theirs = [one for one in people if any(role.employee_id == one.pk for role in waiting)]
    drafts = hold_drafts(theirs, year, by=by)
    done.skps = len(drafts.begun)
    for one in theirs:
        skp, own = drafts.found.get(one.pk), [role for role in waiting if role.employee_id == one.pk]
        if skp is None:
            done.left.append((one, _("jabatan dan unit kerjanya belum tercatat")))
        elif skp.state not in WITH_OWNER:
            done.left.append((one, _left(skp)))
        else:
            done.rhks += _draft(skp, own, by=by)
    return done


@part
def _draft(skp: Skp, roles: Sequence[Role], *, by: Any) -> int:
    """Make an RHK of each role; where the SKP says the same of the same result already, that is the one."""
    there = list(Rhk.objects.filter(skp=skp, ended_on=None))
    number, made = max((one.number for one in there), default=0), 0
    for role in roles:
        same = [one for one in there if one.serves_id == role.output_id and plain(one.text) == plain(role.text)]
        if same:
            role.draft = same[0]
        else:
            number, made = number + 1, made + 1
            role.draft = Rhk.objects.create(
                instansi_id=skp.instansi_id, skp=skp, number=number, text=role.text, serves_id=role.output_id
            )
            there.append(role.draft)
    Role.objects.bulk_update(roles, ["draft"])
    if made:
        change(skp, by=by)
    return made


@part
def _write(output: Rhk, employee: Employee, there: Sequence[Role], parts: Sequence[Part]) -> None:
    by_id, kept = {one.pk: one for one in there}, {one.role for one in parts}
    Role.objects.filter(pk__in=[pk for pk in by_id if pk not in kept]).delete()
    for given in parts:
        role = by_id.get(given.role or 0) or Role(instansi_id=output.instansi_id, output=output, employee=employee)
        if (role.text, role.is_direct, role.pk is None) != (given.text, given.is_direct, False):
            role.text, role.is_direct = given.text, given.is_direct
            role.save()


def _held(output: Rhk) -> Rhk:
    """The result, held: the cells under it are written one after another."""
    found = Rhk.objects.select_for_update(of=("self",), no_key=True).select_related("skp__unor")
    return found.get(pk=output.pk)


def _left(skp: Skp) -> str:
    if skp.state == State.AGREED:
        return _("SKP-nya sudah disetujui; tambahkan lewat adendum")
    return _("SKP-nya sedang di penilai")


def _target(output: Rhk, employee: Employee) -> str:
    return f"matrix:{output.pk}:{employee.nip}"


def _changed(output: Rhk, employee: Employee) -> str:
    last = Event.objects.filter(verb=VERB, target=_target(output, employee)).order_by("-pk").first()
    name = Employee.objects.filter(nip=last.actor).values_list("name", flat=True).first() if last else None
    told = _("Sel ini diubah %(name)s setelah Anda membukanya. Isian Anda masih di sini: periksa yang berubah, lalu "
             "simpan lagi.")  # fmt: skip
    return told % {"name": name or (last.actor if last else _("orang lain"))}
