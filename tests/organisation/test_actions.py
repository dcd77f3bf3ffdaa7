"""Roles are given and ended; each leaves one event."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.organisation import actions
from sembilan.organisation.models import Grant, Unor
from sembilan.records.models import Event

pytestmark = pytest.mark.django_db


def test_a_role_is_given_at_a_place_and_ends_on_a_day(tenant):
    unor = Unor.objects.get(kode="2000")
    since, until = dt.date(2026, 1, 1), dt.date(2026, 7, 1)

    grant = actions.give_role(
        instansi_id=tenant.pk, nip="199011112014021004", role="pengelola", unor=unor, since=since, by="cli:t"
    )
    actions.end_role(grant=grant, until=until, by="cli:t")

    assert [g.pk for g in Grant.objects.on(dt.date(2026, 6, 30)).filter(unor=unor)] == [grant.pk]
    assert not Grant.objects.on(until).filter(unor=unor).exists()
    assert list(Event.objects.order_by("id").values_list("verb", flat=True)) == ["role.give", "role.end"]
