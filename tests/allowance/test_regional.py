"""What West Java and Bogor read beyond others: gathered where a rule asks, computed, told, proven; else left out."""

from __future__ import annotations

import datetime as dt
import uuid

import polars as pl
import pytest

from sembilan.allowance import batch
from sembilan.allowance.models import PayElement, TppMonth
from sembilan.allowance.queries.slip import person_for, slip_of
from sembilan.dialog.models import Pledge, Talk
from sembilan.evaluation.models import Evaluation, Outcome
from sembilan.performance.models import DailyActivity
from sembilan.runs import actions, files, in_force, machine, queries
from sembilan.runs.part import Asked
from sembilan.runs.verify import verify_runs
from sembilan.skp.models import Measure, Rhk, Skp
from sembilan.terms.frames.allowance import AREA
from sembilan.worklog.models import Entry
from tests import cast
from tests.evaluation.world import an_skp
from tests.runs.month import OCTOBER, build

SARI, BUDI = int(cast.SARI.nip), int(cast.BUDI.nip)


@pytest.fixture
def people(tenant):
    return build(tenant)


def belongs_to(region, pack):
    region.pack = pack
    region.save(update_fields=["pack"])
    for area in ("attendance", "performance"):
        machine.compute(region, area, OCTOBER, by="cli:uji")


def given(region):
    below = {a: files.read_results(queries.current(a, OCTOBER)) for a in ("attendance", "performance")}
    reads = in_force.plan(region, AREA, OCTOBER).reads
    return batch.inputs(Asked(region, OCTOBER, below, reads)).frames


def of(frame, nip):
    return frame.filter(pl.col("nip") == nip).row(0, named=True)


def evaluated(region, sari):
    """Sari's October decided: the first result above expectations and 900 of 1,000 done, an extra one left open."""
    skp = an_skp(valid=(dt.date(2026, 1, 1), dt.date(2027, 1, 1)))
    second = Rhk.objects.get(skp=skp, number=2)
    Rhk.objects.filter(pk=second.pk).update(kind="tambahan")
    cost = Rhk.objects.create(instansi=region, skp=skp, number=3, text="Serapan", perspective="anggaran")
    Measure.objects.create(instansi=region, rhk=cost, aspect="biaya", text="Serapan", target_milli=100_000)
    told = Evaluation.objects.create(
        instansi=region, skp=skp, employee=sari, cycle="bulan", first=OCTOBER.first, until=OCTOBER.next().first,
        state="ditetapkan", hasil_kerja=2, perilaku=2, predikat=4,
    )  # fmt: skip
    first = Rhk.objects.get(skp=skp, number=1)
    Outcome.objects.create(instansi=region, evaluation=told, rhk=first, text="x", value_milli=900, rating=1)
    Outcome.objects.create(instansi=region, evaluation=told, rhk=cost, text="x", value_milli=80_000)
    talk = Talk.objects.create(
        instansi=region, employee=sari, partner_nip=cast.BUDI.nip, asked_by=cast.BUDI.nip, token=uuid.uuid4()
    )
    for owner, day, done in ((cast.SARI.nip, 9, 9), (cast.SARI.nip, 9, 12), (cast.BUDI.nip, 9, 9)):
        Pledge.objects.create(
            instansi=region, talk=talk, owner_nip=owner, text="x", due_on=dt.date(2026, 10, day),
            done_on=dt.date(2026, 10, done),
        )  # fmt: skip


def test_the_five_variables_of_west_java_are_gathered_computed_told_and_proven(tenant, people, sari, bayu, client_of):
    evaluated(tenant, people[cast.SARI.nip])
    PayElement.objects.create(
        instansi=tenant, employee=people[cast.SARI.nip], month=OCTOBER.first, inovasi=1, pelanggaran=2, lhkpn_late=True
    )
    Entry.objects.create(
        instansi=tenant, employee=people[cast.SARI.nip], day=dt.date(2026, 10, 5), text="x", minutes=60
    )
    belongs_to(tenant, "daerah/jawa_barat")

    frames = given(tenant)
    run = machine.compute(tenant, "allowance", OCTOBER, by="cli:uji")
    actions.publish(run=run, by=bayu)
    slip = slip_of(person_for(sari, OCTOBER, sari.nip), OCTOBER, draft=False)

    assert frames["outcome"].sort("outcome").drop("nip", "outcome").rows() == [
        (False, False, 1, 900, 12_000, False, True, 1, 12),
        (True, False, 2, None, None, False, False, 1, 12),
        (False, True, 2, 80_000, 100_000, False, False, 1, 12),
    ]
    mine = of(frames["month"], SARI)
    assert (mine["pledges"], mine["pledges_kept"], mine["perilaku"], mine["lhkpn_late"]) == (2, 1, 2, True)
    assert frames["subordinate"].filter(pl.col("waiting_days") > 0).rows() == [(BUDI, SARI, 6600, 22, 26)]
    # 60 × 40% + 100 × 10% + 80 × 20% + 90 × 20% + 50 × 10% = 73; 73 × 70% + 100 × 30% + 5 = 86.1.
    why = {step.name: step.value for step in slip.why.steps}
    assert [why[name] for name in ("utama_bp", "tambahan_bp", "anggaran_bp", "iki_bp", "instruksi_bp", "skp_bp")] == [
        6000, 10_000, 8000, 9000, 5000, 7300,
    ]  # fmt: skip
    row = TppMonth.objects.get(run=run, nip=cast.SARI.nip)
    assert (row.predikat_bp, why["pengurang_bp"]) == (8610, 600 + 1000)
    assert row.tpp_bruto == (why["tpp_after_attendance"] * 8400 + 5000) // 10_000
    assert sum(part["value"] for part in slip.parts) == row.tpp_maks
    assert any("bobot yang tidak ada isinya" in step.text for step in slip.steps)
    assert any(step.title == "Variabel pengurang" for step in slip.steps)
    page = client_of(sari).get("/tunjangan/2026-10/").content.decode()
    assert "Nilai kinerja (SKP dan perilaku)" in page
    assert "5 Instruksi khusus pimpinan" in page
    assert "1 dari 2 kesepakatan yang jatuh tempo" in page
    assert "yang tersampaikan bertambah" in page
    assert TppMonth.objects.get(run=run, nip=cast.BUDI.nip).tpp_bruto == _less(run, cast.BUDI.nip, 9700)
    assert not list(verify_runs(tenant.pk))
    (files.folder_of(run) / "outcome.parquet").unlink()
    assert [fault.sentence for fault in verify_runs(tenant.pk)][0].endswith("outcome.parquet tidak ada.")


def _less(run, nip, share):
    """The maximum with the weights of the month, less what reduces it."""
    row = TppMonth.objects.get(run=run, nip=nip)
    after = (row.tpp_maks * (row.produktivitas_bp * 6000 + row.disiplin_bp * 4000) * 2 + 10**8) // (2 * 10**8)
    return (after * share + 5000) // 10_000


def test_a_leader_in_bogor_stands_between_her_own_work_and_that_of_her_subordinates(tenant, people):
    DailyActivity.objects.filter(employee=people[cast.SARI.nip]).delete()
    belongs_to(tenant, "daerah/kota_bogor")

    frames = given(tenant)
    run = machine.compute(tenant, "allowance", OCTOBER, by="cli:uji")

    led = frames["subordinate"].filter(pl.col("nip") == BUDI).sort("subordinate")
    assert led.select("subordinate", "minutes", "due_days").rows() == [
        (int(cast.DEWI.nip), 6600, 22), (SARI, 0, 22),
    ]  # fmt: skip
    shares = dict(TppMonth.objects.filter(run=run).values_list("nip", "aktivitas_bp"))
    assert (shares[cast.BUDI.nip], shares[cast.SARI.nip], shares[cast.DEWI.nip]) == (7500, 0, 10_000)


def test_where_no_rule_reads_it_nothing_more_is_gathered(tenant, people):
    evaluated(tenant, people[cast.SARI.nip])
    belongs_to(tenant, "nasional")

    frames = given(tenant)
    run = machine.compute(tenant, "allowance", OCTOBER, by="cli:uji")

    assert sorted(frames) == ["month", "sanction"]
    assert sorted(files.read_manifest(files.folder_of(run))["frames"]) == ["month", "sanction"]
    kept = pl.read_parquet(files.folder_of(run) / "month.parquet").columns
    assert not {col.name for col in AREA.inputs["month"].columns if col.optional} & set(kept)
    assert Skp.objects.exists()
