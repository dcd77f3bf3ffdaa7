"""The pages of proposals: they work, refuse bad input in a sentence, and are not there for who may not see them."""

from __future__ import annotations

import uuid

import pytest

from sembilan.documents.models import StoredFile
from sembilan.people.kinds import ALL
from sembilan.people.models import Penghargaan
from sembilan.proposals import actions
from sembilan.proposals.models import Proposal, State, Step
from sembilan.records.models import Event
from tests import cast
from tests.pages import MOST_QUERIES, asked
from tests.proposals.conftest import AWARD, GOLONGAN, paper, person

pytestmark = pytest.mark.django_db
NEW = "/usulan/baru/penghargaan/"


def text(response):
    return response.content.decode()


def sent(**otherwise):
    return AWARD | {"document": paper(), "note": "Diterima saat upacara", "token": str(uuid.uuid4())} | otherwise


def address(proposal, more=""):
    return f"/usulan/{proposal.pk}/{more}"


def verdict(proposal, what, **more):
    return {"verdict": what, "seen": Step.objects.filter(proposal=proposal).latest("pk").pk} | more


def test_sari_proposes_and_sees_where_it_stands(sari, client_of):
    client = client_of(sari)

    page = client.post(NEW, sent(), follow=True)

    assert "Usulan terkirim" in text(page)
    assert "Pengelola kepegawaian unit memeriksanya paling lambat" in text(page)
    assert "Satyalancana Karya Satya X Tahun" in text(page)
    assert "Tambah: Penghargaan" in text(client.get("/usulan/"))


def test_sending_twice_leads_to_the_one_proposal(sari, client_of):
    client, token = client_of(sari), str(uuid.uuid4())

    first = client.post(NEW, sent(token=token))
    second = client.post(NEW, sent(token=token))

    assert first.url == second.url
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("kind", [kind.code for kind in ALL])
def test_every_kind_of_entry_has_its_form(sari, client_of, kind):
    page = client_of(sari).get(f"/usulan/baru/{kind}/")

    assert page.status_code == 200
    assert "Kirim usulan" in text(page)


def test_a_document_is_asked_for_where_something_must_be_proven(sari, client_of):
    page = client_of(sari).post(NEW, {k: v for k, v in sent().items() if k != "document"})

    assert page.status_code == 422
    assert "Lampirkan SK atau bukti lainnya" in text(page)
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00 program", "bukan PDF, JPEG, atau PNG"),
        (b"%PDF-1.7 tetapi kosong", "PDF ini rusak"),
        (b"", "Berkas kosong"),
    ],
)
def test_a_document_that_lies_about_itself_gets_a_clear_sentence(sari, client_of, content, sentence):
    page = client_of(sari).post(NEW, sent(document=paper("sk.pdf", content)))

    assert page.status_code == 422
    assert sentence in text(page)
    assert Proposal.objects.count() == StoredFile.objects.count() == 0


def test_what_was_filled_in_stays_when_something_is_wrong(sari, client_of):
    page = client_of(sari).post(NEW, sent(given_on="2025-02-31"))

    assert page.status_code == 422
    assert "Satyalancana Karya Satya X Tahun" in text(page)
    assert "field-error" in text(page)


def test_a_tmt_that_is_taken_is_told_at_its_field(sari, client_of):
    given = GOLONGAN | {"since": cast.SARI.post_since.isoformat()}

    page = client_of(sari).post("/usulan/baru/golongan/", given | {"document": paper(), "token": str(uuid.uuid4())})

    assert page.status_code == 422
    assert "Sudah ada riwayat dengan TMT ini" in text(page)


def test_a_correction_begins_with_what_stands(sari, client_of):
    golongan = person(cast.SARI).riwayat_golongan.get()

    page = client_of(sari).get(f"/usulan/baru/golongan/?butir={golongan.pk}")

    assert 'value="III/b"' in text(page)
    assert "Perbaiki yang keliru" in text(page)


def test_a_withdrawal_asks_why(sari, client_of):
    golongan = person(cast.SARI).riwayat_golongan.get()
    client, there = client_of(sari), f"/usulan/baru/golongan/?butir={golongan.pk}&cabut=1"

    page = client.post(there, {"token": str(uuid.uuid4())})

    assert "Mengapa butir ini dicabut?" in text(page)
    assert page.status_code == 422
    assert client.post(there, {"token": str(uuid.uuid4()), "note": "Salah orang"}).status_code == 302


def test_the_entry_of_another_is_not_found(sari, client_of):
    theirs = person(cast.AGUS).riwayat_golongan.get()

    assert client_of(sari).get(f"/usulan/baru/golongan/?butir={theirs.pk}").status_code == 404
    assert client_of(sari).get("/usulan/baru/golongan/?butir=x").status_code == 404
    assert client_of(sari).get("/usulan/baru/bukan-jenis/").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("dewi", 200), ("bayu", 200), ("budi", 404), ("agus", 404), ("tono", 404)])
def test_only_her_officers_propose_for_sari(request, client_of, who, status):
    client = client_of(request.getfixturevalue(who))

    assert client.get(f"{NEW}?nip={cast.SARI.nip}").status_code == status
    assert client.get(f"/usulan/baru/?nip={cast.SARI.nip}").status_code == status


PAGES = ("", "dokumen/", "dokumen/gambar/")


@pytest.mark.parametrize("more", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("sari", 200), ("dewi", 200), ("bayu", 200), ("tono", 200), ("budi", 404), ("agus", 404), ("lintang", 404)],
)
def test_who_may_see_one_and_its_document(at_unit, request, client_of, who, status, more):
    assert client_of(request.getfixturevalue(who)).get(address(at_unit, more)).status_code == status


@pytest.mark.parametrize("who", ["agus", "budi", "lintang"])
@pytest.mark.parametrize("more", ["perbaikan/", "penarikan/", "putusan/"])
def test_a_stranger_finds_nothing_to_write_to(at_unit, request, client_of, who, more):
    assert client_of(request.getfixturevalue(who)).post(address(at_unit, more)).status_code == 404


@pytest.mark.parametrize("who", ["sari", "agus", "budi", "rina", "tono", "lintang"])
def test_the_work_list_is_for_officers(at_unit, request, client_of, who):
    client = client_of(request.getfixturevalue(who))

    assert client.get("/usulan/antrean/").status_code == 404
    assert client.post("/usulan/antrean/persetujuan/", {"chosen": at_unit.pk}).status_code == 404


def test_the_inspectorate_reads_and_writes_nothing(at_unit, tono, client_of):
    client = client_of(tono)

    assert "Teruskan ke BKD" not in text(client.get(address(at_unit)))
    assert client.post(address(at_unit, "putusan/"), verdict(at_unit, "teruskan")).status_code == 409
    assert Proposal.objects.get().state == State.UNIT


def test_a_document_is_only_ever_handed_out_as_a_file(at_unit, sari, client_of):
    answer = client_of(sari).get(address(at_unit, "dokumen/"))

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(b"\x89PNG")


def test_dewi_forwards_and_bayu_approves_on_their_pages(at_unit, dewi, bayu, sari, client_of):
    assert "Sari Anindya" in text(client_of(dewi).get("/usulan/antrean/"))
    client_of(dewi).post(address(at_unit, "putusan/"), verdict(at_unit, "teruskan"))
    assert "Sari Anindya" in text(client_of(bayu).get("/usulan/antrean/"))

    page = client_of(bayu).post(address(at_unit, "putusan/"), verdict(at_unit, "setujui"), follow=True)

    assert "Sudah tercatat di riwayat" in text(page)
    assert "Sari Anindya" not in text(client_of(bayu).get("/usulan/antrean/"))
    seen = text(client_of(sari).get(address(at_unit)))
    assert "Dewi Kartika" in seen
    assert "Bayu Nugraha" in seen


def test_a_refusal_without_a_reason_is_asked_for_one(at_unit, dewi, client_of):
    page = client_of(dewi).post(address(at_unit, "putusan/"), verdict(at_unit, "tolak"))

    assert page.status_code == 409
    assert "Tulis alasannya" in text(page)


def test_an_unknown_verdict_is_told(at_unit, dewi, client_of):
    page = client_of(dewi).post(address(at_unit, "putusan/"), {"verdict": "hapus", "seen": "1"}, follow=True)

    assert "Putusan itu tidak dikenal" in text(page)


def test_the_second_officer_reads_who_was_first(at_bkd, bayu, rina, region, client_of):
    from sembilan.organisation.models import Grant

    Grant.objects.create(instansi=region, nip=cast.RINA.nip, role="verifikator", valid=(cast.SINCE, None))
    seen = verdict(at_bkd, "setujui")
    client_of(bayu).post(address(at_bkd, "putusan/"), seen)

    page = client_of(rina).post(address(at_bkd, "putusan/"), seen | {"verdict": "tolak", "note": "Tidak"})

    assert page.status_code == 409
    assert "Disetujui oleh Bayu Nugraha pada" in text(page)


def test_sari_mends_what_came_back(at_unit, dewi, sari, client_of):
    actions.give_back(proposal=at_unit, note="Nomor SK keliru", by=dewi)
    client = client_of(sari)
    assert "Nomor SK keliru" in text(client.get(address(at_unit)))
    assert AWARD["sk_number"] in text(client.get(address(at_unit, "perbaikan/")))

    page = client.post(
        address(at_unit, "perbaikan/"), AWARD | {"sk_number": "77", "token": str(uuid.uuid4())}, follow=True
    )

    assert "Usulan dikirim lagi" in text(page)
    assert Proposal.objects.get().texts["sk_number"] == "77"


def test_mending_what_did_not_come_back_leads_to_the_proposal(at_unit, sari, client_of):
    assert client_of(sari).get(address(at_unit, "perbaikan/")).url == address(at_unit)


def test_sari_takes_hers_back(at_unit, sari, client_of):
    page = client_of(sari).post(address(at_unit, "penarikan/"), follow=True)

    assert "Usulan ditarik" in text(page)
    assert Proposal.objects.get().state == State.TAKEN_BACK


def test_the_decider_sees_that_the_entry_changed_and_confirms(propose, bayu, dewi, client_of):
    golongan = person(cast.SARI).riwayat_golongan.get()
    given = GOLONGAN | {"since": "2023-04-01", "golongan": "III/c"}
    proposal = propose(kind="golongan", change="perbaiki", entry=golongan.pk, texts=given)
    actions.forward(proposal=proposal, by=dewi)
    Proposal.objects.update(stood_at="2020-01-01T00:00Z")
    client = client_of(bayu)

    page = client.get(address(proposal))
    refused = client.post(address(proposal, "putusan/"), verdict(proposal, "setujui"))
    taken = client.post(address(proposal, "putusan/"), verdict(proposal, "setujui", confirmed="on"))

    assert "Butir ini berubah sejak diusulkan" in text(page)
    assert refused.status_code == 409
    assert taken.status_code == 302


def test_several_are_approved_at_once_and_what_fails_is_told(propose, bayu, client_of):
    good, bad = propose(cast.AGUS), propose(cast.AGUS, kind="golongan", texts=GOLONGAN)
    person(cast.AGUS).riwayat_golongan.update(valid=("2026-10-01", None))

    page = client_of(bayu).post("/usulan/antrean/persetujuan/", {"chosen": [good.pk, bad.pk], "note": "Lengkap"})

    assert "1 usulan disetujui" in text(page)
    assert "Sudah ada riwayat dengan TMT ini" in text(page)
    assert Penghargaan.objects.count() == 1
    assert Proposal.objects.get(pk=bad.pk).state == State.BKD
    assert Step.objects.get(proposal=good, kind="setujui").note == "Lengkap"


def test_choosing_nothing_or_what_is_out_of_reach_is_told(at_bkd, propose, bayu, client_of):
    own = propose(cast.BAYU)

    for chosen in ([], [own.pk], ["x"]):
        page = client_of(bayu).post("/usulan/antrean/persetujuan/", {"chosen": chosen})

        assert page.status_code == 422
        assert "Pilih dahulu usulannya" in text(page)
    assert not Penghargaan.objects.exists()


@pytest.mark.parametrize(
    ("asked_for", "shown"),
    [
        ("", True),
        ("?state=bkd", True),
        ("?state=setuju", False),
        ("?kind=penghargaan", True),
        ("?kind=kgb", False),
        ("?unit=2000", True),
        ("?unit=1010", False),
        ("?unit=tidak-ada", False),
        ("?age=terlambat", False),
        ("?age=7", False),
    ],
)
def test_the_work_list_is_filtered(propose, bayu, client_of, asked_for, shown):
    propose(cast.AGUS)

    assert (cast.AGUS.name in text(client_of(bayu).get(f"/usulan/antrean/{asked_for}"))) is shown


def test_a_filter_that_is_none_is_no_page(bayu, client_of):
    assert client_of(bayu).get("/usulan/antrean/?state=x").status_code == 404


def test_what_waits_too_long_says_how_long(propose, bayu, client_of):
    propose(cast.AGUS)
    Proposal.objects.update(due_on="2026-01-02")

    page = text(client_of(bayu).get("/usulan/antrean/?age=terlambat"))

    assert "terlambat" in page
    assert cast.AGUS.name in page


def test_units_are_offered_by_what_is_typed(sari, client_of):
    client = client_of(sari)

    assert "Bidang Pembinaan SD" in text(client.get("/usulan/daftar/unor/?unor=pembinaan s"))
    assert "Auditor" in text(client.get("/usulan/daftar/jabatan/?jabatan=J12"))
    assert client.get("/usulan/daftar/gaji/").status_code == 404


def test_pages_cost_few_questions(propose, at_bkd, bayu, sari, client_of, counted):
    for _ in range(3):
        propose(cast.AGUS, token=uuid.uuid4(), texts=AWARD | {"given_on": f"2025-08-{17 - _}"})
    for user, there in (
        (sari, "/usulan/"),
        (sari, NEW),
        (sari, "/usulan/baru/"),
        (sari, address(at_bkd)),
        (bayu, "/usulan/antrean/"),
    ):
        client = client_of(user)
        with counted() as queries:
            client.get(there)

        assert len(asked(queries)) <= MOST_QUERIES, (there, asked(queries))


def test_an_officer_who_reads_a_proposal_is_remembered(at_bkd, bayu, client_of):
    client_of(bayu).get(address(at_bkd))

    assert Event.objects.filter(verb="person.read", actor=cast.BAYU.nip, target=f"employee:{cast.SARI.nip}").exists()
