"""Capaian kinerja organisasi: decided with a reason by who leads above the unit, or who calibrates."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.planning.actions.goals import kept
from sembilan.planning.models import YEAR, UnitResult
from sembilan.planning.queries.marks import mark, must_stand
from sembilan.planning.queries.reach import decides, leader_of
from sembilan.records.actions import Refused, action, actor_name, done_before, tell
from sembilan.terms.capaian import Capaian

SAID = gettext_noop("Capaian organisasi %(unit)s %(when)s ditetapkan: %(word)s.")


@action("unit_result.decide")
def decide(
    *, unor: Unor, year: int, quarter: int, capaian: int, suggested: int | None, reason: str, seen: str | None = None,
    by: Any,
) -> UnitResult:  # fmt: skip
    """Decide what a unit reached; another word than the rules suggest needs its reason, and so does a change."""
    tell(unor.instansi_id, f"capaian:{unor.kode}:{year}:{quarter}", capaian=capaian, suggested=suggested)
    if not decides(by, unor):
        raise Refused(_("Capaian organisasi ditetapkan oleh pimpinan unit di atasnya, BKD atau PPK."))
    if (year, 1 if quarter == YEAR else quarter * 3 - 2) > (today().year, today().month):
        raise Refused(_("Masa itu belum mulai; capaiannya belum dapat ditetapkan."))
    Unor.objects.select_for_update(no_key=True).get(pk=unor.pk)  # of two who decide at once one comes second
    row = UnitResult.objects.filter(unor=unor, year=year, quarter=quarter).first()
    must_stand(seen, mark(row), f"capaian:{unor.kode}:{year}:{quarter}")
    if not reason.strip():
        raise Refused(_("Tulis alasannya: apa yang dicapai atau tidak dicapai unit ini."))
    found = row or UnitResult(instansi_id=unor.instansi_id, unor=unor, year=year, quarter=quarter)
    values = {"capaian": capaian, "suggested": suggested, "reason": reason.strip(), "by": actor_name(by)[:18]}
    if not kept(found, values):
        done_before()
        return found
    leader = leader_of(unor)
    when = str(year) if quarter == YEAR else f"{year} T{quarter}"
    notify(instansi_id=unor.instansi_id, nips={leader.nip} - {actor_name(by)} if leader else (), said=SAID,
           url=f"/rencana/{unor.kode}/{year}/capaian/?triwulan={quarter}", unit=unor.name, when=when,
           word=Capaian(capaian).label)  # fmt: skip
    return found
