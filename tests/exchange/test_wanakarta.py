"""The whole of a regency's real mess, where its files are at hand: SEMBILAN_WANAKARTA names their folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sembilan.exchange.batch import Load
from sembilan.people.models import Employee
from sembilan.records.tenancy import enter
from tests.exchange import messy

FOLDER = os.environ.get("SEMBILAN_WANAKARTA", "")


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(not FOLDER, reason="SEMBILAN_WANAKARTA tidak menyebut folder berkas Wanakarta")
def test_the_files_of_wanakarta_go_in_but_for_seventeen_people():
    work = Load(Path(FOLDER), by="cli:test", today=messy.TODAY)

    outcomes = {one.name: one for one in work.run()}

    enter(work.instansi.pk)
    people = outcomes["pegawai.xlsx"]
    assert Employee.objects.count() == 3183
    assert (people.read, people.taken, people.already, people.rejected, people.totals) == (3209, 3183, 6, 20, [3209])
    assert Employee.objects.filter(doubts__contains="birth_date").count() == 5
    assert outcomes["penilaian_periodik.csv"].rejected == 17
