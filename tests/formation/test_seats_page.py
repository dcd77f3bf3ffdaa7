"""The formation of one post: decided anew, corrected, ended, with a decision and a reason; by who plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sembilan.formation.actions import InvalidFormation, Seats, end_formation, set_formation
from sembilan.formation.models import Formation
from sembilan.organisation.models import Jabatan, Unor
from sembilan.records.models import Event, Superseded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seats")]
PAGE = "/peta-jabatan/formasi/1010/J100/"
SAID = {
    "since": "2027-01-01", "approved": "3", "need": "2.85", "sk_number": "061/9/2026", "sk_date": "2026-12-01",
    "reason": "Hasil ABK tahun ini",
}  # fmt: skip


def spans() -> list[tuple[Any, Any, int]]:
    found = Formation.objects.filter(unor__kode="1010", jabatan__kode="J100").order_by("valid")
    return [(one.valid.lower, one.valid.upper, one.approved) for one in found]


def test_a_new_decision_ends_the_one_before_on_its_day(client_of: Any, bayu: Any) -> None:
    answer = client_of(bayu).post(PAGE, SAID, follow=True)

    assert "Formasi tersimpan" in answer.content.decode()
    assert spans() == [(dt.date(2020, 1, 1), dt.date(2027, 1, 1), 2), (dt.date(2027, 1, 1), None, 3)]
    newest = Formation.objects.get(valid__startswith=dt.date(2027, 1, 1))
    assert (newest.need_hundredths, newest.sk_number, newest.reason) == (285, "061/9/2026", "Hasil ABK tahun ini")
    assert Event.objects.get(verb="formation.set").data["approved"] == 3


def test_a_decision_before_the_newest_takes_its_place_in_between(bayu: Any, client_of: Any) -> None:
    client = client_of(bayu)
    client.post(PAGE, SAID)

    client.post(PAGE, SAID | {"since": "2025-01-01", "approved": "5"})

    assert [approved for _, _, approved in spans()] == [2, 5, 3]
    assert [until for _, until, _ in spans()] == [dt.date(2025, 1, 1), dt.date(2027, 1, 1), None]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"since": "2020-01-01"}, "Formasi yang mulai pada tanggal ini sudah ada. Ralat yang itu."),
        ({"since": "31-02-2027"}, "tanggal"),
        ({"approved": "-1"}, "0"),
        ({"approved": "seribu"}, "Masukkan"),
        ({"need": "2.857"}, "2"),
        ({"sk_number": ""}, "tidak boleh kosong"),
        ({"reason": ""}, "tidak boleh kosong"),
    ],
)
def test_a_wrong_decision_is_refused_with_a_sentence(
    client_of: Any, bayu: Any, wrong: dict[str, str], said: str
) -> None:
    html = client_of(bayu).post(PAGE, SAID | wrong).content.decode()

    assert "field-error" in html
    assert said in html
    assert len(spans()) == 1


def test_a_correction_keeps_what_was_said_before(client_of: Any, bayu: Any) -> None:
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")

    client_of(bayu).post(f"{PAGE}{one.pk}/", SAID | {"approved": "4"})

    assert spans() == [(dt.date(2020, 1, 1), None, 4)]
    assert Superseded.objects.get(table="formation_formation", row=one.pk).said["approved"] == 2
    assert "tercatat begitu sampai" in client_of(bayu).get(PAGE).content.decode()


def test_a_wrong_correction_changes_nothing(client_of: Any, bayu: Any) -> None:
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")

    answer = client_of(bayu).post(f"{PAGE}{one.pk}/", SAID | {"reason": ""})

    assert answer.status_code == 422
    assert spans()[0][2] == 2


def test_a_formation_ends_on_a_day_and_stays_known(client_of: Any, bayu: Any) -> None:
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")

    client_of(bayu).post(f"{PAGE}{one.pk}/akhir/", SAID | {"until": "2026-12-31"})

    assert spans() == [(dt.date(2020, 1, 1), dt.date(2026, 12, 31), 2)]


@pytest.mark.parametrize("until", ["2020-01-01", "2019-05-05"])
def test_a_formation_cannot_end_before_it_began(client_of: Any, bayu: Any, until: str) -> None:
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")

    html = client_of(bayu).post(f"{PAGE}{one.pk}/akhir/", SAID | {"until": until}).content.decode()

    assert "Tanggal berakhir harus sesudah formasi ini mulai." in html
    assert spans()[0][1] is None


def test_a_formation_that_has_ended_cannot_end_later(bayu: Any) -> None:
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")
    said: dict[str, Any] = {"sk_number": "1", "sk_date": None, "reason": "x", "by": bayu}
    end_formation(formation=one, until=dt.date(2026, 1, 1), **said)

    with pytest.raises(InvalidFormation, match="sudah berakhir"):
        end_formation(formation=one, until=dt.date(2027, 1, 1), **said)


def test_each_write_leaves_one_event(bayu: Any) -> None:
    seats = Seats(1, None, "1", None, "", "baru")
    unit, post = Unor.objects.get(kode="3000"), Jabatan.objects.get(kode="J120")

    one = set_formation(unor=unit, jabatan=post, since=dt.date(2026, 1, 1), seats=seats, by=bayu)

    assert one.valid == (dt.date(2026, 1, 1), None) or one.valid.lower == dt.date(2026, 1, 1)
    assert [event.target for event in Event.objects.filter(verb="formation.set")] == ["formation:3000:J120"]


def test_the_database_refuses_two_formations_at_a_time(tenant: Any) -> None:
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")
    one.pk = None

    with pytest.raises(IntegrityError, match="formation_one_at_a_time"), transaction.atomic():
        one.save(force_insert=True)


@pytest.mark.parametrize("who", ["rina", "tono", "budi", "dewi", "agus", "lintang"])
def test_only_who_plans_finds_these_pages(client_of: Any, request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    one = Formation.objects.get(unor__kode="1010", jabatan__kode="J100")

    for path in (PAGE, "/peta-jabatan/formasi/1010/"):
        assert client_of(user).get(path).status_code == 404
    for path in (PAGE, f"{PAGE}{one.pk}/", f"{PAGE}{one.pk}/akhir/"):
        assert client_of(user).post(path, SAID).status_code == 404
    assert len(spans()) == 1


def test_an_entry_of_another_post_is_not_found_here(client_of: Any, bayu: Any) -> None:
    other = Formation.objects.get(unor__kode="2000")

    assert client_of(bayu).post(f"{PAGE}{other.pk}/", SAID).status_code == 404


def test_the_post_is_found_by_a_part_of_its_name(client_of: Any, bayu: Any) -> None:
    client = client_of(bayu)

    assert (
        "/peta-jabatan/formasi/1010/J120/" in client.get("/peta-jabatan/formasi/1010/?jabatan=audit").content.decode()
    )
    assert "Tidak ada jabatan yang cocok" in client.get("/peta-jabatan/formasi/1010/?jabatan=raja").content.decode()


def test_the_page_costs_few_queries(client_of: Any, bayu: Any, counted: Any) -> None:
    client = client_of(bayu)

    with counted() as queries:
        client.get(PAGE)

    assert queries.total <= 12, queries.statements
