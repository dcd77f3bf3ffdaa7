"""Services, seats, search, statistics, rights and hooks for programs: what the pages say, to whom they say it."""

from __future__ import annotations

import pytest

from sembilan.exchange.webhooks.models import Delivery, Hook
from sembilan.people.actions import add_entry
from sembilan.people.models import Employee
from sembilan.records.models import Event
from tests.career.isolation import a_case, the_lists
from tests.cast import AGUS, BAYU, BUDI, SARI
from tests.exchange.reach import AWARD, a_hook, a_paper
from tests.formation.isolation import formations
from tests.proposals.conftest import png

pytestmark = pytest.mark.django_db


def test_what_falls_due_names_the_lacking_requirement_and_its_law(program, tenant, bayu):
    the_lists()

    lists = [program(bayu).get(f"/services/due?layanan={one}").json() for one in ("kgb", "pangkat", "pensiun")]

    lacking = [one for told in lists for line in told["items"] for one in line["lacking"]]
    assert lacking
    assert all(one["title"] and one["law"] for one in lacking)


def test_a_due_list_holds_whom_one_looks_after(program, tenant, bayu, dewi, sari):
    the_lists()

    def nips(user):
        listed = program(user).get("/services/due?layanan=satyalancana&limit=500").json()
        return {line["nip"] for line in listed["items"]}

    assert nips(dewi) < nips(bayu)
    assert program(sari).get("/services/due").status_code == 404
    assert program(bayu).get("/services/due?bulan=2026-13").status_code == 422


def test_nothing_was_reckoned_yet(program, bayu):
    assert program(bayu).get("/services/due").json() == {
        "items": [], "total": 0, "next": None, "service": "kgb", "day": None
    }  # fmt: skip


def test_ones_own_services_tell_every_requirement(program, sari):
    told = program(sari).get("/services/own").json()

    assert {"kgb", "pangkat", "pensiun"} <= {one["code"] for one in told}
    assert {it["state"] for one in told for it in one["requirements"]} <= {"met", "unmet", "unknown"}


def test_a_case_comes_with_its_steps_and_its_letter(program, tenant, bayu):
    made, caller = a_case(), program(bayu)

    assert [one["id"] for one in caller.get("/cases").json()["items"]] == [made["pk"]]
    told = caller.get(f"/cases/{made['pk']}").json()

    assert (told["nip"], told["state"], [one["state"] for one in told["steps"]]) == (SARI.nip, "drafted", ["drafted"])
    assert told["requirements"]
    assert caller.get(f"/cases/{made['pk']}/letter").content.startswith(b"%PDF-")


def test_seats_are_told_by_unit_and_post(program, tenant, bayu):
    formations()

    told = program(bayu).get("/formation?unit=1010").json()

    assert (told["kode"], told["sums"]["approved"]) == ("1010", 4)
    bench = next(one for one in told["benches"] if one["kode"] == "J100")
    assert (bench["approved"], bench["need_hundredths"]) == (2, 240)
    assert SARI.nip in {seat["nip"] for seat in bench["seats"]}


def test_the_map_is_open_as_far_as_its_page(program, tenant, dewi, sari):
    assert program(dewi).get("/formation?unit=2000").status_code == 404
    assert program(sari).get("/formation").status_code == 404


def test_people_are_found_by_the_filters_of_their_list(program, bayu, budi):
    told = program(bayu).get("/directory?q=anindya&kolom=nama,usia,golongan").json()

    assert [one["nip"] for one in told["items"]] == [SARI.nip]
    assert [*told["columns"]] == ["nama", "usia", "golongan"]
    assert isinstance(told["items"][0]["values"]["usia"], int)
    assert AGUS.nip not in {one["nip"] for one in program(budi).get("/directory").json()["items"]}


def test_a_filter_that_means_nothing_is_told(program, bayu):
    answer = program(bayu).get("/directory?usia_dari=60&usia_sampai=20")

    assert (answer.status_code, [*answer.json()["errors"]]) == (422, ["usia_sampai"])


def test_pages_of_the_directory_follow_each_other(program, bayu):
    caller, start, found = program(bayu), 0, []
    while start is not None:
        told = caller.get(f"/directory?limit=2&start={start}").json()
        found, start = found + [one["nip"] for one in told["items"]], told["next"]

    assert sorted(found) == sorted(Employee.objects.values_list("nip", flat=True))


def test_statistics_count_whom_one_may_see(program, bayu, budi, sari):
    whole, part = (program(user).get("/statistics").json() for user in (bayu, budi))

    assert whole["total"] == Employee.objects.count()
    assert 0 < part["total"] < whole["total"]
    assert "usia" in {one["code"] for one in whole["pictures"]}
    assert program(sari).get("/statistics").status_code == 404


def test_one_reads_who_may_see_oneself_and_who_looked(program, sari, budi):
    program(budi).get(f"/people/{SARI.nip}")

    watchers = program(sari).get(f"/people/{SARI.nip}/watchers").json()
    looks = program(sari).get(f"/people/{SARI.nip}/looks").json()

    assert {SARI.nip, BUDI.nip} <= {one["nip"] for one in watchers}
    assert [one["nip"] for one in looks["items"]] == [BUDI.nip]
    assert program(budi).get(f"/people/{SARI.nip}/looks").status_code == 404


def test_a_paper_comes_as_it_was_handed_in_and_the_look_is_told(program, tenant, bayu, dewi):
    path = f"/people/{SARI.nip}/documents/{a_paper()['pk']}"

    assert program(bayu).get(path).content == png()
    assert program(bayu).get(f"/people/{AGUS.nip}{path[path.index('/documents') :]}").status_code == 404
    assert Event.objects.filter(verb="person.read", actor=BAYU.nip, data__what="document").exists()


def test_messages_of_a_hook_are_listed_and_sent_again(program, tenant, bayu):
    hook = a_hook()["pk"]
    sari = Employee.objects.get(nip=SARI.nip)
    add_entry(employee=sari, kind="penghargaan", texts=AWARD, by=bayu, source="tes")
    Delivery.objects.update(state=Delivery.State.FAILED)
    caller = program(bayu)

    (told,) = caller.get(f"/webhooks/{hook}/deliveries?state=gagal").json()["items"]
    sent = caller.send("POST", f"/webhooks/{hook}/replays", {"delivery": told["id"]}).json()

    assert (told["verb"], sent) == ("entry.add", {"sent": 1})
    assert Delivery.objects.get().state == Delivery.State.WAITING


def test_a_hook_never_tells_its_secret(program, tenant, bayu):
    a_hook()

    (told,) = program(bayu).get("/webhooks").json()

    assert "secret" not in told


@pytest.mark.parametrize("who", ["agus", "lintang", "dewi"])
def test_who_may_not_edit_sends_nothing_again(request, program, tenant, who):
    hook = Hook.objects.get(pk=a_hook()["pk"])

    answer = program(request.getfixturevalue(who)).send("POST", f"/webhooks/{hook.pk}/replays", {})

    assert answer.status_code == 404
    assert not Event.objects.filter(verb="webhook.replay").exists()
