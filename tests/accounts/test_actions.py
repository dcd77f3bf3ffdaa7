"""Users are made, changed and closed by actions, each leaving one event."""

from __future__ import annotations

import pytest

from sembilan.accounts import actions
from sembilan.accounts.models import User
from sembilan.records.models import Event

pytestmark = pytest.mark.django_db


def verbs():
    return list(Event.objects.values_list("verb", "actor"))


def test_a_new_user_has_a_hashed_password(tenant, bayu):
    user = actions.create_user(
        instansi_id=tenant.pk, nip="199001012015011001", name="Baru", password="panjang", by=bayu
    )

    assert user.check_password("panjang")
    assert user.password.startswith("argon2")
    assert verbs() == [("user.create", bayu.nip)]


def test_a_new_password_replaces_the_old(sari, bayu):
    actions.set_password(user=sari, password="lain sekali", by=bayu)

    assert User.objects.get(pk=sari.pk).check_password("lain sekali")
    assert verbs() == [("user.set_password", bayu.nip)]


def test_an_event_never_tells_a_password(sari, bayu):
    actions.set_password(user=sari, password="lain sekali", by=bayu)

    assert "lain sekali" not in str(Event.objects.values().get())


def test_a_closed_user_is_kept(sari, bayu):
    actions.close_user(user=sari, by=bayu)

    assert not User.objects.get(pk=sari.pk).is_active
    assert verbs() == [("user.close", bayu.nip)]
