"""The button that has a month computed: it works, refuses bad input, is for the BKD, costs little."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils import timezone
from django_cotton.compiler_regex import CottonCompiler

from sembilan.runs import queries
from sembilan.runs.models import Area, Computation
from tests.runs.month import OCTOBER

pytestmark = pytest.mark.django_db
URL = "/bulan/2026-10/perhitungan/"


def test_the_button_has_the_whole_month_computed_and_leads_back_to_it(client_of, bayu, tenant):
    answer = client_of(bayu).post(URL)

    assert (answer.status_code, answer["Location"]) == (302, "../")
    asked = queries.under_way(OCTOBER)
    assert (asked.areas, asked.by) == (Area.values, bayu.nip)


def test_one_area_may_be_asked_for(client_of, bayu, tenant):
    client_of(bayu).post(URL, {"area": ["talent", "allowance"]})

    assert queries.under_way(OCTOBER).areas == ["allowance", "talent"]


def test_a_second_press_says_that_one_is_under_way(client_of, bayu, tenant):
    client = client_of(bayu)
    client.post(URL)

    again = client.post(URL)

    assert again.status_code == 302
    assert "sedang dihitung" in [str(message) for message in again.wsgi_request._messages][-1]
    assert Computation.objects.count() == 1


@pytest.mark.parametrize("path", ["/bulan/2026-13/perhitungan/", "/bulan/besok/perhitungan/"])
def test_a_month_that_does_not_exist_is_not_found(client_of, bayu, path):
    assert client_of(bayu).post(path).status_code == 404


def test_an_area_that_does_not_exist_is_refused(client_of, bayu, tenant):
    assert client_of(bayu).post(URL, {"area": "kopi"}).status_code == 400
    assert not Computation.objects.exists()


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "agus", "lintang"])
def test_who_may_not_see_a_month_finds_nothing(client_of, who, request, tenant):
    assert client_of(request.getfixturevalue(who)).post(URL).status_code == 404
    assert not Computation.objects.exists()


@pytest.mark.parametrize("who", ["tono", "rina"])
def test_who_sees_the_month_but_may_not_compute_is_refused(client_of, who, request, tenant):
    assert client_of(request.getfixturevalue(who)).post(URL).status_code == 403
    assert not Computation.objects.exists()


def test_it_is_created_and_never_fetched(client_of, bayu):
    assert client_of(bayu).get(URL).status_code == 405


def test_it_costs_few_queries(client_of, bayu, counted):
    client = client_of(bayu)

    with counted() as queries_made:
        client.post(URL)

    assert queries_made.total <= 20


def shown(**given):
    text = '<c-computation :month="month" :computation="computation" :may="may" :again="again" />'
    return Template(CottonCompiler().process(text)).render(
        Context({"month": OCTOBER, "computation": None, "may": True, "again": False} | given)
    )


def test_the_button_says_whether_it_is_the_first_time():
    assert "Hitung<" in shown()
    assert "Hitung ulang<" in shown(again=True)
    assert "<button" not in shown(may=False)


def test_while_it_is_computed_there_is_no_button():
    page = shown(computation=Computation())

    assert "<button" not in page
    assert "Sedang dihitung" in page


def test_a_failure_is_told_beside_the_button():
    page = shown(computation=Computation(ended_at=timezone.now(), failure="Belum ada kehadiran."))

    assert "Belum ada kehadiran." in page
    assert "<button" in page


@pytest.mark.parametrize("area", ["attendance", ""])
def test_the_months_page_shows_the_button_then_that_it_is_computed(client_of, bayu, october, area):
    client = client_of(bayu)
    before = client.get("/bulan/2026-10/").content.decode()

    client.post(URL, {"area": area} if area else {})

    after = client.get("/bulan/2026-10/").content.decode()
    assert f'action="{URL}"' in before
    assert "every 2s" not in before
    assert f'action="{URL}"' not in after
    assert "Sedang dihitung" in after
    assert 'hx-trigger="every 2s"' in after


def test_who_may_not_compute_sees_no_button(client_of, tono, october):
    assert URL not in client_of(tono).get("/bulan/2026-10/").content.decode()
