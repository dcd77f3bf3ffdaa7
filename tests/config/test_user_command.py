"""A region that loaded its own files lets its people in from the command line."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from sembilan.accounts.models import User
from sembilan.config.command import main
from sembilan.config.commands.user import ROLES
from sembilan.organisation.models import Grant
from sembilan.records.models import Event
from tests import cast

REGION = ["--instansi", cast.REGION]


def test_a_person_is_let_in_with_the_password_it_prints(tenant, capsys):
    User.objects.filter(nip=cast.SARI.nip).delete()

    code = main(["user", cast.SARI.nip, *REGION])

    password = re.search(r": (\S+)$", capsys.readouterr().out.strip())[1]
    answer = Client().post("/masuk/", {"nip": cast.SARI.nip, "password": password, "instansi": tenant.pk})
    assert (code, answer.status_code) == (0, 302)


def test_a_new_password_takes_the_place_of_the_old(tenant, capsys):
    main(["user", cast.SARI.nip, *REGION])

    assert not User.objects.get(nip=cast.SARI.nip).check_password(cast.PASSWORD)
    assert Event.objects.filter(verb="user.set_password", target=f"user:{cast.SARI.nip}").count() == 1


def test_a_role_is_given_once_at_its_place(tenant, capsys):
    for _again in range(2):
        main(["user", cast.SARI.nip, "--role", "pengelola", "--unor", "1010", *REGION])

    grant = Grant.objects.get(nip=cast.SARI.nip)
    assert (grant.role, grant.unor.kode, grant.valid.upper) == ("pengelola", "1010", None)
    assert grant.valid.lower <= dt.date.today()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["123"], "bukan NIP"),
        (["199901012020121001"], "Tidak ada pegawai"),
        ([cast.LINTANG.nip], "Tidak ada pegawai"),
        ([cast.SARI.nip, "--role", "pengelola"], "--unor"),
        ([cast.SARI.nip, "--role", "pengelola", "--unor", "nowhere"], "Tidak ada unit"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(tenant, capsys, asked, said):
    before = Event.objects.count()

    with pytest.raises(SystemExit) as ended:
        main(["user", *asked, *REGION])

    assert ended.value.code == 1
    assert said in capsys.readouterr().err
    assert Event.objects.count() == before


def test_every_role_of_the_house_can_be_given():
    assert list(ROLES) == Grant.Role.values
