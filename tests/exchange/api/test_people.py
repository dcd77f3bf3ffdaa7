"""The files of people for programs: the same rights as the pages, paging, ETags, and no lost correction."""

from __future__ import annotations

import pytest

from sembilan.people.models import Employee, Penghargaan
from sembilan.records.models import Event, Superseded
from tests.cast import AGUS, BUDI, LINTANG, SARI

pytestmark = pytest.mark.django_db
AWARD = {"kind": "lain", "name": "Pegawai teladan", "given_on": "2026-08-17"}
AWARDS = f"/people/{SARI.nip}/entries/penghargaan"


@pytest.fixture
def award(program, bayu):
    answer = program(bayu).send("POST", AWARDS, {"fields": AWARD})
    assert answer.status_code == 201, answer.content
    return answer


def test_one_sees_whom_the_pages_show(program, sari, budi, bayu, agus):
    def seen(user):
        return {one["nip"] for one in program(user).get("/people").json()["items"]}

    assert seen(sari) == {SARI.nip}
    assert {SARI.nip, BUDI.nip} <= seen(budi)
    assert AGUS.nip not in seen(budi)
    assert seen(bayu) == set(Employee.objects.values_list("nip", flat=True))


def test_pages_follow_each_other_without_gap_or_double(program, bayu):
    caller, after, found = program(bayu), "", []
    while True:
        page = caller.get(f"/people?limit=2&after={after}").json()
        found += [one["nip"] for one in page["items"]]
        if not (after := page["next"] or ""):
            break

    assert found == sorted(Employee.objects.values_list("nip", flat=True))


def test_people_are_found_by_name_and_unit(program, bayu):
    caller = program(bayu)

    assert [one["nip"] for one in caller.get("/people?q=anindya").json()["items"]] == [SARI.nip]
    assert AGUS.nip in {one["nip"] for one in caller.get("/people?unit=2000").json()["items"]}
    assert SARI.nip not in {one["nip"] for one in caller.get("/people?unit=2000").json()["items"]}


@pytest.mark.parametrize("path", ["", "/sections", "/entries/golongan"])
@pytest.mark.parametrize("who", ["agus", "lintang"])
def test_a_stranger_finds_nobody(request, program, who, path):
    assert program(request.getfixturevalue(who)).get(f"/people/{SARI.nip}{path}").status_code == 404


def test_nobody_of_another_region_is_there(program, bayu):
    assert program(bayu).get(f"/people/{LINTANG.nip}").status_code == 404


def test_a_leader_reads_the_file_but_not_the_family(program, budi):
    caller = program(budi)

    assert caller.get(f"/people/{SARI.nip}/entries/golongan").status_code == 200
    assert caller.get(f"/people/{SARI.nip}/entries/keluarga").status_code == 404
    assert "keluarga" not in {one["code"] for one in caller.get(f"/people/{SARI.nip}/sections").json()}


def test_looking_at_another_person_is_told_to_her(program, budi):
    program(budi).get(f"/people/{SARI.nip}")

    assert Event.objects.filter(verb="person.read", actor=BUDI.nip, target=f"employee:{SARI.nip}").count() == 1


def test_what_did_not_change_is_not_sent_again(program, bayu):
    caller = program(bayu)
    first = caller.get("/posts")

    again = caller.get("/posts", **{"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_an_entry_is_added_with_its_etag(award):
    said = award.json()

    assert said["fields"]["name"] == "Pegawai teladan"
    assert award["ETag"]
    assert Penghargaan.objects.get(pk=said["id"]).source == "api"


def test_the_same_key_enters_once(program, bayu):
    caller = program(bayu)
    key = {"idempotency-key": "5f0c8f9c-1111-4222-8333-444455556666"}

    first, again = (caller.send("POST", AWARDS, {"fields": AWARD}, **key) for _ in range(2))

    assert first.json()["id"] == again.json()["id"]
    assert Penghargaan.objects.count() == 1


def test_a_wrong_entry_is_told_field_by_field(program, bayu):
    answer = program(bayu).send("POST", AWARDS, {"fields": AWARD | {"given_on": "31-02-2026", "kind": "x"}})

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"given_on", "kind"}


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "tono", "rina"])
def test_only_who_may_edit_enters(request, program, who):
    assert program(request.getfixturevalue(who)).send("POST", AWARDS, {"fields": AWARD}).status_code == 404


def test_a_correction_names_the_version_it_read(program, bayu, award):
    caller, path = program(bayu), f"{AWARDS}/{award.json()['id']}"
    body = {"fields": AWARD | {"name": "Pegawai berprestasi"}, "reason": "Salah ketik"}

    assert caller.send("PUT", path, body).status_code == 428
    assert caller.send("PUT", path, body, **{"if-match": '"2020-01-01T00:00:00+00:00"'}).status_code == 412
    assert caller.send("PUT", path, body, **{"if-match": "apa saja"}).status_code == 412

    answer = caller.send("PUT", path, body, **{"if-match": award["ETag"]})

    assert answer.json()["fields"]["name"] == "Pegawai berprestasi"
    assert Superseded.objects.filter(table="people_penghargaan", said__name="Pegawai teladan").count() == 1


def test_an_entry_is_withdrawn_for_a_reason(program, bayu, award):
    caller, path = program(bayu), f"{AWARDS}/{award.json()['id']}"

    assert caller.send("DELETE", path, **{"if-match": award["ETag"]}).status_code == 422
    answer = caller.send("DELETE", f"{path}?reason=Bukan+miliknya", **{"if-match": award["ETag"]})

    assert answer.status_code == 204
    assert not Penghargaan.objects.exists()


def test_the_kinds_tell_their_fields_and_words(program, bayu):
    told = {one["code"]: one for one in program(bayu).get("/kinds").json()}

    assert {"nip", "relation"} <= {field["name"] for field in told["keluarga"]["fields"]}
    relation = next(field for field in told["keluarga"]["fields"] if field["name"] == "relation")
    assert "anak" in relation["choices"]


def test_units_stand_after_the_one_above_them(program, bayu):
    seen = set()
    for unit in program(bayu).get("/units").json():
        assert unit["parent"] is None or unit["parent"] in seen
        seen.add(unit["kode"])
