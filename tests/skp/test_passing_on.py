"""A penilai who left: what waits for her passes to who leads today; who was chosen and leads still, stays."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.notices.models import Notice
from sembilan.people.models import RiwayatUnor
from sembilan.skp import actions
from sembilan.skp.actions.passing_on import pass_on
from sembilan.skp.models import Skp
from sembilan.skp.queries.reach import waiting_for
from tests.cast import BUDI, RINA

pytestmark = pytest.mark.django_db
WORKER, RINA_POST = "cli:worker", "Sekretaris Daerah"


def test_what_waits_for_who_left_waits_for_who_leads_today_and_she_is_told_once(sent, tenant, rina, today):
    left = RiwayatUnor.objects.get(employee__nip=BUDI.nip)
    RiwayatUnor.objects.filter(pk=left.pk).update(valid=(left.valid.lower, dt.date(2026, 1, 21)))
    today(dt.date(2026, 1, 21))

    passed = [pass_on(instansi_id=tenant.pk, by=WORKER) for _ in range(2)]

    after = Skp.objects.get()
    assert (passed, after.penilai_nip, after.penilai_jabatan, after.state) == ([1, 0], RINA.nip, RINA_POST, "aju")
    said = f"{BUDI.name} tidak lagi memimpin pegawai ini; penilainya sekarang {RINA.name}."
    assert after.steps.latest("pk").text == said
    assert [one.pk for one in waiting_for(rina)] == [after.pk]
    assert Notice.objects.get(nip=RINA.nip, url="/skp/antrean/").sentence.startswith("1 SKP beralih ke Anda")


def test_a_leader_further_above_who_was_chosen_stays(full, tenant):
    given = {"skp": full, "form": full.form, "approach": full.approach}
    chosen = actions.put_head(**given, penilai_nip=RINA.nip, by=BUDI.nip)

    assert pass_on(instansi_id=tenant.pk, by=WORKER) == 0
    assert Skp.objects.get(pk=chosen.pk).penilai_nip == RINA.nip
