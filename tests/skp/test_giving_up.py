"""An adendum given up: the SKP stands again as it was agreed, line by line; and who may, when, and why not."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.notices.models import Notice
from sembilan.records.models import Superseded
from sembilan.skp import actions
from sembilan.skp.actions import MeasureText, Refused, RhkText
from sembilan.skp.actions.matrix import Part, put_roles
from sembilan.skp.models import Appendix, Expectation, Measure, Rhk, Role, Skp, SkpStep
from sembilan.skp.queries.contents import contents_of
from sembilan.skp.queries.current import agreed_contents
from sembilan.skp.queries.matrix import seen
from sembilan.skp.queries.papers import papers_data
from sembilan.skp.queries.rows import rows_of
from tests.cast import BUDI, DEWI, SARI
from tests.skp.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(full, sari, budi):
    """An agreed SKP of Sari with a line of each kind, opened again by her."""
    actions.put_expectation(skp=full, value=2, text="Cermat", by=sari)
    actions.put_appendix(skp=full, kind="dukungan", text="Laptop", by=sari)
    skp = actions.agree(skp=actions.send(skp=full, by=sari), by=budi)
    return actions.open_adendum(skp=skp, text="Target naik", by=sari)


def changed(skp):
    """Everything in it written otherwise: changed, added, taken out."""
    rhk, by = skp.rhks.get(), SARI.nip
    actions.put_rhk(skp=skp, said=RhkText("Lain sama sekali", kind="tambahan"), rhk=rhk, by=by)
    actions.drop_line(skp=skp, line=Measure.objects.get(), by=by)
    actions.put_measure(rhk=rhk, said=MeasureText("Jumlah guru", "kuantitas", 9_000), by=by)
    new = actions.put_rhk(skp=skp, said=RhkText("Pendampingan"), by=by)
    actions.put_measure(rhk=new, said=MeasureText("Jumlah sekolah", "kuantitas", 2_000), by=by)
    actions.put_expectation(skp=skp, value=2, text="", by=by)
    actions.put_expectation(skp=skp, value=3, text="Belajar data", by=by)
    actions.put_appendix(skp=skp, kind="dukungan", text="Kendaraan", line=Appendix.objects.get(), by=by)
    actions.put_head(skp=skp, form="jpt", approach="kualitatif", penilai_nip=DEWI.nip, by=by)
    return new


def test_given_up_it_says_what_was_agreed_in_the_same_rows(opened, sari):
    before = opened.steps.get(text="Target naik").contents["rows"]
    agreed = agreed_contents(opened)
    changed(opened)
    Role.objects.all().delete()

    back = actions.give_up_adendum(skp=opened, text="Targetnya tidak jadi naik", by=sari)

    assert rows_of(back) == before
    assert contents_of(back) == agreed == agreed_contents(back)
    assert (back.state, back.adendum, back.penilai_nip, back.form) == ("setuju", 0, BUDI.nip, "ja")
    assert Superseded.objects.filter(table="skp_rhk", said__text="Lain sama sekali").exists()
    assert papers_data([back])[0]["signed_on"] != ""


def test_a_whole_rhk_that_was_taken_out_comes_back_with_its_role_in_the_matrix(opened, sari, budi):
    hers = opened.rhks.get()
    led = actions.make_skp(employee=person(BUDI), year=2026, by=BUDI.nip)
    output = actions.put_rhk(skp=led, said=RhkText("Mutu naik"), by=BUDI.nip)
    put_roles(output=output, employee=person(SARI), parts=[Part("Kajian")], mark=seen([]), by=BUDI.nip)
    Role.objects.update(draft=hers)
    actions.give_up_adendum(skp=opened, text="Salah buka", by=sari)
    again = actions.open_adendum(skp=opened, text="Satu RHK dilepas", by=budi)
    actions.drop_line(skp=again, line=hers, by=SARI.nip)
    assert (Rhk.objects.filter(skp=again).count(), Role.objects.get().draft) == (0, None)

    actions.give_up_adendum(skp=again, text="Tetap dipakai", by=budi)

    assert (again.rhks.get(), Role.objects.get().draft) == (hers, hers)
    assert Measure.objects.get().rhk == hers


def test_what_somebody_built_on_a_new_line_stays_and_is_no_longer_in_the_skp(opened, sari):
    new = changed(opened)
    other = actions.make_skp(employee=person(DEWI), year=2026, by=DEWI.nip)
    actions.put_rhk(skp=other, said=RhkText("Membantu", serves=new), by=DEWI.nip)

    back = actions.give_up_adendum(skp=opened, text="Tidak jadi", by=sari)

    new.refresh_from_db()
    assert new.ended_on == dt.date(2026, 1, 20)
    assert [one["text"] for one in contents_of(back)["rhks"]] == ["Menyusun kajian kurikulum"]


def test_who_gives_it_up_and_when(opened, agreed_of_dewi, sari, budi, dewi):
    for by, sentence in ((dewi, "yang membukanya atau oleh penilai"), (sari, "Tulis mengapa")):
        with pytest.raises(Refused, match=sentence):
            actions.give_up_adendum(skp=opened, text=" ", by=by)
    actions.send(skp=opened, by=sari)
    with pytest.raises(Refused, match="sedang di penilai. Tarik kembali"):
        actions.give_up_adendum(skp=opened, text="x", by=sari)

    actions.give_up_adendum(skp=opened, text="Cukup dibicarakan", by=budi)
    steps = SkpStep.objects.filter(skp=opened).count()
    actions.give_up_adendum(skp=opened, text="Cukup dibicarakan", by=budi)

    assert SkpStep.objects.filter(skp=opened).count() == steps
    assert Notice.objects.filter(nip=SARI.nip).latest("pk").sentence.endswith("dibatalkan: Cukup dibicarakan")
    for skp in (opened, agreed_of_dewi):
        with pytest.raises(Refused, match="Tidak ada adendum yang sedang dibuka.*Sekarang: "):
            actions.give_up_adendum(skp=skp, text="x", by=sari)


@pytest.fixture
def agreed_of_dewi(tenant):
    """A draft that never was agreed."""
    return actions.make_skp(employee=person(DEWI), year=2026, by=DEWI.nip)


def test_one_that_was_opened_before_its_rows_were_kept_says_what_to_do(agreed, budi):
    Skp.objects.filter(pk=agreed.pk).update(adendum=1, state="draf")

    with pytest.raises(Refused, match="tidak tersimpan baris demi baris"):
        actions.give_up_adendum(skp=agreed, text="x", by=budi)


def test_the_page_offers_it_and_tells_it(opened, client_of, sari, budi, counted):
    hers, url = client_of(sari), f"/skp/{opened.pk}/"
    hers.get(url)
    with counted() as asked:
        assert "Adendum tidak jadi?" in hers.get(url).content.decode()
    assert asked.total <= 15
    sent = {"text": "", "seen": opened.version}
    assert hers.post(f"{url}adendum/pembatalan/", sent).status_code == 422
    actions.put_expectation(skp=opened, value=Expectation.objects.get().value, text="Lain", by=BUDI.nip)
    stale = hers.post(f"{url}adendum/pembatalan/", sent | {"text": "Tidak jadi naik"})
    assert stale.status_code == 409
    assert "diubah Budi Santoso" in stale.content.decode()
    opened.refresh_from_db()
    now = {"text": "Tidak jadi naik", "seen": opened.version}
    assert hers.post(f"{url}adendum/pembatalan/", now).status_code == 302

    said = hers.get(url).content.decode()
    for word in ("Adendum 1 dibatalkan", "Tidak jadi naik", "Buka adendum", "Disetujui"):
        assert word in said
    assert "Adendum 1 dibatalkan" in hers.get(f"{url}riwayat/").content.decode()
    assert "Cermat" in said
