"""The chart of units: who leads, what is empty, how far it opens; and for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sembilan.formation.queries.chart import chart_for
from sembilan.organisation.actions import give_role
from sembilan.organisation.models import Unor
from sembilan.people.models import Acting, Employee
from tests.cast import BUDI, DEWI

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seats")]
PAGE = "/peta-jabatan/bagan/"
DAY = dt.date(2026, 11, 22)


def nodes(chart: Any) -> dict[str, Any]:
    return {node.unit.kode: node for node in chart.root.children}


def test_the_chart_says_who_leads_and_what_is_empty(bayu: Any) -> None:
    found = nodes(chart_for(bayu, "1000", [], DAY))

    assert [leader.name for leader in found["1010"].leaders] == [BUDI.name]
    assert found["1020"].is_vacant
    assert not found["1010"].is_vacant
    assert (found["1010"].sums.approved, found["1010"].sums.people) == (4, 3)


def test_who_stands_in_is_marked(bayu: Any, region: Any) -> None:
    dewi = Employee.objects.get(nip=DEWI.nip)
    place = Unor.objects.get(kode="1020")
    Acting.objects.create(instansi=region, employee=dewi, unor=place, kind="plt", valid=(DAY, None))

    leaders = nodes(chart_for(bayu, "1000", [], DAY))["1020"].leaders

    assert [(leader.name, leader.mark) for leader in leaders] == [(DEWI.name, "Plt")]


def test_a_unit_opens_and_closes_by_its_address(client_of: Any, bayu: Any) -> None:
    client = client_of(bayu)

    closed = client.get(PAGE, {"unit": "1000"}).content.decode()
    opened = client.get(PAGE, {"unit": "1000", "buka": "1010"}).content.decode()

    assert "Seksi Kurikulum SD" not in closed
    assert "buka=1010" in closed
    assert "Seksi Kurikulum SD" in opened


def test_htmx_gets_the_chart_alone(client_of: Any, bayu: Any) -> None:
    html = client_of(bayu).get(PAGE, {"unit": "1000", "buka": "1010"}, headers={"HX-Request": "true"}).content.decode()

    assert html.lstrip().startswith('<div class="chart" id="bagan"')
    assert "Seksi Kurikulum SD" in html


def test_an_empty_lead_stands_in_red_words(client_of: Any, bayu: Any) -> None:
    html = client_of(bayu).get(PAGE, {"unit": "1020"}).content.decode()

    assert "data-empty" in html
    assert "KOSONG" in html


def test_a_leader_is_there_without_a_name_for_who_may_not_read(client_of: Any, agus: Any, region: Any) -> None:
    give_role(instansi_id=region.pk, nip=agus.nip, role="bendahara", unor=None, since=dt.date(2020, 1, 1), by="cli:t")

    html = client_of(agus).get(PAGE, {"unit": "1010"}).content.decode()

    assert BUDI.name not in html
    assert "terisi" in html


@pytest.mark.parametrize("asked", [{"unit": "9"}, {"unit": "1" * 50}, {"buka": "1" * 700}])
def test_what_cannot_be_asked_is_not_found(client_of: Any, bayu: Any, asked: dict[str, str]) -> None:
    assert client_of(bayu).get(PAGE, asked).status_code == 404


def test_others_find_no_chart(client_of: Any, budi: Any, lintang: Any) -> None:
    assert client_of(budi).get(PAGE, {"unit": "2000"}).status_code == 404
    assert client_of(lintang).get(PAGE, {"unit": "1010"}).status_code == 404


def test_the_chart_costs_few_queries(client_of: Any, bayu: Any, counted: Any) -> None:
    client = client_of(bayu)

    with counted() as queries:
        client.get(PAGE, {"unit": "1000", "buka": "1010"})

    assert queries.total <= 15, queries.statements
