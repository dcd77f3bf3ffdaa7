"""The matriks peran hasil: what it shows, who writes in it, and SKP drafted from it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from sembilan.skp.actions import RhkText, put_rhk
from sembilan.skp.actions.matrix import Part, draft_skps, put_roles
from sembilan.skp.models import Rhk, Role, Skp, State
from sembilan.skp.queries.matrix import cell_of, day_in, matrix_of, seen, team_of
from tests import cast
from tests.skp.matrix_world import YEAR, person, results, skp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tenant")]


def give(output: Rhk, role: cast.Role, *texts: str, by: cast.Role = cast.BUDI) -> list[Role]:
    who = person(role)
    parts = [Part(text) for text in texts]
    return put_roles(output=output, employee=who, parts=parts, mark=seen(cell_of(output, who)), by=by.nip)


def matrix() -> Any:
    return matrix_of(team_of(Rhk.objects.select_related("skp__unor")[0].skp.unor, day_in(YEAR)), YEAR)


def draft(by: cast.Role = cast.BUDI) -> Any:
    found = matrix()
    roles = list(Role.objects.all())
    people = [line.person for line in found.lines]
    return draft_skps(unor=found.team.unor, people=people, roles=roles, year=YEAR, by=by.nip)


def sent(output: Rhk, *texts: str, mark: str) -> dict[str, Any]:
    given: dict[str, Any] = {"peran-TOTAL_FORMS": len(texts), "peran-INITIAL_FORMS": 0, "seen": mark}
    for number, text in enumerate(texts):
        given |= {f"peran-{number}-text": text, f"peran-{number}-is_direct": "on"}
    return given


def test_a_result_nobody_serves_and_a_person_without_a_role_are_named(client_of: Any, budi: Any) -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")

    page = client_of(budi).get(reverse("skp:matrix")).content.decode()

    assert "1 hasil belum dilayani siapa pun" in page
    assert "1 orang belum berperan" in page
    assert "Menyusun modul ajar" in page
    assert [line.person.nip for line in matrix().idle] == [cast.DEWI.nip]


def test_the_same_role_in_two_hands_is_shown_with_both_names(client_of: Any, budi: Any) -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")
    give(first, cast.DEWI, "menyusun  Modul ajar")

    found = matrix().doubles

    assert [one.output.pk for one in found] == [first.pk]
    assert sorted(found[0].names) == ["Dewi Kartika", "Sari Anindya"]


def test_the_same_role_for_two_results_is_no_double() -> None:
    first, second = results()
    give(first, cast.SARI, "Menyusun modul ajar")
    give(second, cast.DEWI, "Menyusun modul ajar")

    assert matrix().doubles == []


def test_a_unit_without_a_leader_is_led_from_above() -> None:
    """Seksi Kurikulum has no leader, so who works there is Budi's."""
    from sembilan.organisation.models import Unor
    from sembilan.people.models import RiwayatUnor

    results()
    RiwayatUnor.objects.filter(employee=person(cast.SARI)).update(unor=Unor.objects.get(kode="1011"))

    assert cast.SARI.nip in {line.person.nip for line in matrix().lines}


def test_a_leader_who_has_promised_nothing_is_told_to_begin_there(client_of: Any, budi: Any) -> None:
    page = client_of(budi).get(reverse("skp:matrix")).content.decode()

    assert "Pimpinan unit belum punya rencana hasil kerja" in page


def test_a_cell_is_written_without_script(client_of: Any, budi: Any) -> None:
    first, _second = results()
    href = reverse("skp:matrix-cell", args=[first.pk, cast.SARI.nip])

    form = client_of(budi).get(href)
    answer = client_of(budi).post(href, sent(first, "Menyusun modul", "Melatih guru", mark=form.context["mark"]))

    assert answer.status_code == 302
    assert list(Role.objects.values_list("text", flat=True).order_by("pk")) == ["Menyusun modul", "Melatih guru"]


def test_a_cell_written_with_htmx_comes_back_as_itself(client_of: Any, budi: Any) -> None:
    first, _second = results()
    href = reverse("skp:matrix-cell", args=[first.pk, cast.SARI.nip])

    answer = client_of(budi).post(href, sent(first, "Menyusun modul", mark=seen([])), headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith(f'<div class="stack tight" id="sel-{first.pk}-{cast.SARI.nip}"')
    assert answer["HX-Trigger"] == "matriks"


def test_of_two_who_edit_a_cell_the_second_is_told_who_was_first_and_keeps_what_she_typed(
    client_of: Any, dewi: Any
) -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")
    href = reverse("skp:matrix-cell", args=[first.pk, cast.SARI.nip])

    answer = client_of(dewi).post(href, sent(first, "Melatih guru", mark=seen([])))
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Sel ini diubah Budi Santoso" in page
    assert "Melatih guru" in page
    assert list(Role.objects.values_list("text", flat=True)) == ["Menyusun modul ajar"]


def test_a_role_twice_in_a_cell_is_refused(client_of: Any, budi: Any) -> None:
    first, _second = results()
    href = reverse("skp:matrix-cell", args=[first.pk, cast.SARI.nip])

    answer = client_of(budi).post(href, sent(first, "Melatih guru", "melatih guru", mark=seen([])))

    assert "tertulis dua kali" in answer.content.decode()
    assert not Role.objects.exists()


def test_a_role_too_long_is_refused_beside_its_field(client_of: Any, budi: Any) -> None:
    first, _second = results()
    href = reverse("skp:matrix-cell", args=[first.pk, cast.SARI.nip])

    answer = client_of(budi).post(href, sent(first, "x" * 501, mark=seen([])))

    assert answer.status_code == 422
    assert not Role.objects.exists()


def test_emptied_a_role_goes() -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")

    give(first, cast.SARI)

    assert not Role.objects.exists()


def test_roles_draft_an_skp_and_each_only_once() -> None:
    first, second = results()
    give(first, cast.SARI, "Menyusun modul ajar", "Melatih guru")
    give(second, cast.SARI, "Menata arsip kurikulum")

    done, again = draft(), draft()

    made = Skp.objects.get(employee__nip=cast.SARI.nip)
    assert (done.skps, done.rhks, again.skps, again.rhks) == (1, 3, 0, 0)
    assert (made.state, made.penilai_nip, made.jabatan) == (State.DRAFT, cast.BUDI.nip, "Analis Kebijakan Ahli Pertama")
    assert list(made.rhks.order_by("number").values_list("text", "serves")) == [
        ("Menyusun modul ajar", first.pk),
        ("Melatih guru", first.pk),
        ("Menata arsip kurikulum", second.pk),
    ]
    assert [step.state for step in made.steps.all()] == [State.DRAFT]


def test_an_rhk_that_says_it_already_is_taken_for_the_role() -> None:
    first, _second = results()
    there = put_rhk(skp=skp(cast.SARI), said=RhkText("Menyusun modul ajar", serves=first), by=cast.SARI.nip)
    give(first, cast.SARI, "menyusun modul ajar")

    done = draft()

    assert done.rhks == 0
    assert Role.objects.get().draft == there


@pytest.mark.parametrize(("state", "why"), [(State.AGREED, "sudah disetujui"), (State.SENT, "sedang di penilai")])
def test_what_is_agreed_or_with_the_penilai_is_left_and_told(client_of: Any, budi: Any, state: str, why: str) -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")
    skp(cast.SARI, state, dt.date(2026, 1, 10) if state == State.AGREED else None)

    page = client_of(budi).post(reverse("skp:matrix-drafts"), {"unit": "1010", "tahun": YEAR}, follow=True)

    assert "Dilewati: Sari Anindya" in page.content.decode()
    assert why in page.content.decode()
    assert Role.objects.get().draft is None


def test_one_person_alone_can_be_drafted(client_of: Any, dewi: Any) -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")
    give(first, cast.DEWI, "Mengolah data guru")

    client_of(dewi).post(reverse("skp:matrix-drafts"), {"unit": "1010", "tahun": YEAR, "nip": cast.SARI.nip})

    assert list(Skp.objects.exclude(employee__nip=cast.BUDI.nip).values_list("employee__nip", flat=True)) == [
        cast.SARI.nip
    ]


def test_an_inspector_reads_the_matrix_and_gets_no_form(client_of: Any, tono: Any) -> None:
    first, _second = results()
    give(first, cast.SARI, "Menyusun modul ajar")

    page = client_of(tono).get(reverse("skp:matrix"), {"unit": "1010"}).content.decode()

    assert "Menyusun modul ajar" in page
    assert 'action="/skp/matriks/draf/"' not in page
    assert client_of(tono).get(reverse("skp:matrix-cell", args=[first.pk, cast.SARI.nip])).status_code == 404


def test_the_staff_see_no_matrix(client_of: Any, sari: Any) -> None:
    results()

    assert client_of(sari).get(reverse("skp:matrix"), {"unit": "1010"}).status_code == 404


def test_the_matrix_asks_little(client_of: Any, budi: Any, counted: Any) -> None:
    first, second = results()
    give(first, cast.SARI, "Menyusun modul ajar")
    give(second, cast.DEWI, "Mengolah data guru")
    client = client_of(budi)
    client.get(reverse("skp:matrix"))

    with counted() as queries:
        client.get(reverse("skp:matrix"))

    assert queries.total <= 15
