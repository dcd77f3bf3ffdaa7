"""Beginning an SKP: for a post held, empty or as last year's; what its head says; the end with the post."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import Refused, action, done_before, part, tell
from sembilan.skp.actions.course import change, take_step, tell_people, to_write
from sembilan.skp.models import Appendix, Expectation, Measure, Rhk, Skp, State
from sembilan.skp.queries.posts import Post, posts_in, raters
from sembilan.skp.queries.reach import may_make_for

FOR_YOU = gettext_noop("SKP %(year)s Anda untuk jabatan %(post)s sudah dibuatkan. Lengkapi lalu ajukan.")


@action("skp.make")
def make_skp(
    *, employee: Employee, year: int, post: Post | None = None, copied: Skp | None = None,
    approach: str = Skp.Approach.QUANTITATIVE, token: UUID | None = None, by: Any,
) -> Skp:  # fmt: skip
    """Begin the SKP of a post she holds in the year (her main one unless named), empty or as `copied`.

    Sent twice it is begun once; where the post has one already, that is the answer.
    """
    tell(employee.instansi_id, f"skp:{employee.nip}", year=year)
    hold(employee)
    if not may_make_for(by, employee):
        raise Refused(_("SKP dibuat oleh yang bersangkutan, penilainya, atau pengelola unitnya."))
    held = post or main_post(employee, year)
    there = _there(employee, held)
    if there is not None:
        done_before()
        return there
    made = begin(employee, held, copied, approach, token, by=by)
    tell_people(made, [employee.nip], FOR_YOU, by=by)
    return made


@action("skp.put_head")
def put_head(*, skp: Skp, form: str, approach: str, penilai_nip: str, seen: int | None = None, by: Any) -> Skp:
    """Say which form it has, by which approach it measures, and who the penilai is."""
    tell(skp.instansi_id, f"skp:{skp.pk}")
    found = to_write(skp, seen, by=by)
    if penilai_nip == found.employee.nip:
        raise Refused(_("Tidak seorang pun menjadi penilai bagi dirinya sendiri. Pilih atasan Anda."))
    found.form, found.approach = form, approach
    name_rater(found, penilai_nip)
    change(found, by=by)
    return found


def hold(employee: Employee) -> None:
    """Let nobody else begin or end an SKP of her until this is done."""
    list(Employee.objects.select_for_update(of=("self",), no_key=True).filter(pk=employee.pk).values_list("pk"))


def main_post(employee: Employee, year: int) -> Post:
    """The newest post she holds in her own right in the year."""
    held = [one for one in posts_in(employee, year) if not one.acting]
    if not held:
        raise Refused(_("Belum ada jabatan dan unit kerja Anda yang tercatat pada %(year)s. Usulkan riwayatnya "
                        "lebih dahulu, lalu buat SKP.") % {"year": year})  # fmt: skip
    return held[-1]


@part
def begin(employee: Employee, post: Post, copied: Skp | None, approach: str, token: UUID | None, *, by: Any) -> Skp:
    """Write an SKP with its first step."""
    found = raters(post.unor.path, max(post.first, min(today(), post.last)), [employee.nip])
    made = Skp(
        instansi_id=employee.instansi_id, employee=employee, year=post.first.year, valid=(post.first, post.until),
        unor=post.unor, jabatan=post.jabatan, acting=post.acting, form=copied.form if copied else post.form,
        approach=copied.approach if copied else approach, token=token,
    )  # fmt: skip
    name_rater(made, found[0] if found else "")
    change(made, by=by)
    said = _("Disalin dari SKP %(year)s") % {"year": copied.year} if copied else ""
    take_step(made, State.DRAFT, by=by, text=said)
    if copied is not None:
        _copy(copied, made)
    made.refresh_from_db()
    return made


@part
def name_rater(skp: Skp, nip: str) -> None:
    """Name the penilai, with her post as it is today."""
    skp.penilai_nip = nip
    found = named([nip], today()).get(nip)
    skp.penilai_jabatan = getattr(found, "jabatan_name", None) or ""


@part
def end(skp: Skp, until: dt.date) -> None:
    """Let an SKP end the day before another day."""
    skp.valid = (skp.valid.lower, until)
    skp.save()


@part
def _copy(before: Skp, after: Skp) -> None:
    """All lines of one SKP into another, without what was dropped."""
    same = {"instansi_id": after.instansi_id}
    for rhk in list(Rhk.objects.filter(skp=before, ended_on=None).select_related("serves").order_by("number", "pk")):
        measures = list(Measure.objects.filter(rhk=rhk).order_by("pk"))
        rhk.pk, rhk.skp = None, after
        if before.year != after.year and rhk.serves:  # the leader's RHK of then is only words now
            rhk.serves_text, rhk.serves = rhk.serves.text, None
        rhk.save(force_insert=True)
        for one in measures:
            one.pk, one.rhk = None, rhk
        Measure.objects.bulk_create(measures)
    expected = Expectation.objects.filter(skp=before)
    Expectation.objects.bulk_create(Expectation(skp=after, value=one.value, text=one.text, **same) for one in expected)
    lines = Appendix.objects.filter(skp=before).order_by("pk")
    Appendix.objects.bulk_create(Appendix(skp=after, kind=one.kind, text=one.text, **same) for one in lines)


def _there(employee: Employee, post: Post) -> Skp | None:
    """The SKP that stands for a post already, at its first day or on some day of it."""
    rows = Skp.objects.during(post.first, post.until).filter(employee=employee, unor=post.unor)
    return next((one for one in rows.order_by("pk") if one.jabatan.upper() == post.jabatan.upper()), None)
