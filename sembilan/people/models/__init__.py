"""Pegawai, their personal data, and every dated entry of their files."""

from sembilan.people.models.employee import Employee, HealthData, PersonalData
from sembilan.people.models.entries import (
    AngkaKredit,
    Entry,
    Keluarga,
    Kgb,
    MasaKerja,
    Organisasi,
    Pendidikan,
    Penghargaan,
    Submitted,
    TugasBelajar,
)
from sembilan.people.models.riwayat import Acting, Proven, Riwayat, RiwayatGolongan, RiwayatJabatan, RiwayatUnor

__all__ = [
    "Acting",
    "AngkaKredit",
    "Employee",
    "Entry",
    "HealthData",
    "Keluarga",
    "Kgb",
    "MasaKerja",
    "Organisasi",
    "Pendidikan",
    "Penghargaan",
    "PersonalData",
    "Proven",
    "Riwayat",
    "RiwayatGolongan",
    "RiwayatJabatan",
    "RiwayatUnor",
    "Submitted",
    "TugasBelajar",
]
