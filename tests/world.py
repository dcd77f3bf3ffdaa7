"""Builds the two example regions once per session; tests change a copy of them in a transaction."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.hashers import make_password

from sembilan.accounts.models import User
from sembilan.allowance.models import TppKelas
from sembilan.organisation.models import Grant, Instansi, Jabatan, RegionParameter, Unor
from sembilan.people.models import Employee, RiwayatGolongan, RiwayatJabatan, RiwayatUnor
from sembilan.records.tenancy import tenant
from sembilan.terms.education import Education
from sembilan.terms.nip import Nip
from tests import cast
from tests.cast import Role


def build() -> None:
    """Both regions with their unor, posts, people and users."""
    password = make_password(cast.PASSWORD)
    region(cast.REGION, "Kabupaten Contoh", cast.UNORS, password)
    region(cast.OTHER_REGION, "Kabupaten Seberang", cast.OTHER_UNORS, password)


def region(kode: str, name: str, unors: Any, password: str) -> None:
    """One region, in one transaction of its own."""
    instansi = Instansi.objects.create(kode=kode, name=name, zone="Asia/Jakarta", pack="nasional")
    with tenant(instansi.pk):
        organisation(instansi, unors)
        for role in cast.CAST:
            if role.region == kode:
                person(instansi, role, password)


def organisation(instansi: Instansi, unors: Any) -> None:
    """The tree of units, the posts with their kelas, the region's own numbers."""
    valid = (cast.SINCE, None)
    made: dict[str, Unor] = {}
    for kode, parent, name, eselon, leader in unors:
        above = made.get(parent)
        made[kode] = Unor.objects.create(
            instansi=instansi, kode=kode, name=name, parent=above, path=f"{above.path if above else ''}{kode}.",
            eselon=eselon, leader_title=leader,
        )  # fmt: skip
    Jabatan.objects.bulk_create(
        Jabatan(instansi=instansi, kode=kode, name=name, kind=kind, kelas=kelas)
        for kode, name, kind, kelas in cast.POSTS
    )
    TppKelas.objects.bulk_create(
        TppKelas(instansi=instansi, kelas=k, tukin_bpk=t, beban_kerja_bp=b, kondisi_kerja_bp=c, valid=valid)
        for k, t, b, c in cast.KELAS
    )
    RegionParameter.objects.bulk_create(
        RegionParameter(instansi=instansi, name=name, value=value, source="Perbup Contoh 1/2026", valid=valid)
        for name, value in cast.PARAMETERS
    )


def person(instansi: Instansi, role: Role, password: str) -> Employee:
    """One of the cast with her history, her user and her grant."""
    nip = Nip.parse(role.nip)
    employee = Employee.objects.create(
        instansi=instansi, nip=role.nip, name=role.name, kind=role.kind, sex=str(int(nip.sex)), birth_date=nip.birth,
        tmt_cpns=nip.tmt.first if nip.tmt else None, education=int(Education.S1),
    )  # fmt: skip
    unor = Unor.objects.get(kode=role.unor)
    jabatan = Jabatan.objects.get(kode=role.jabatan)
    since: tuple[dt.date, None] = (role.post_since, None)
    shared = {"instansi": instansi, "employee": employee, "valid": since}
    RiwayatUnor.objects.create(unor=unor, **shared)
    RiwayatJabatan.objects.create(jabatan=jabatan, **shared)
    RiwayatGolongan.objects.create(golongan=role.golongan, **shared)
    user = User(instansi=instansi, nip=role.nip, name=role.name, password=password)
    user.save()
    if role.grant:
        place = Unor.objects.get(kode=role.grant_at) if role.grant_at else None
        Grant.objects.create(instansi=instansi, nip=role.nip, role=role.grant, unor=place, valid=since)
    return employee
