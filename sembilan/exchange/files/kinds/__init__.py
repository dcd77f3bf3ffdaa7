"""The kinds of table an office hands over, one declaration a module."""

from __future__ import annotations

from sembilan.exchange.files.kind import Kind
from sembilan.exchange.files.kinds import (
    aktivitas,
    asesmen,
    cuti,
    diklat,
    formasi,
    hukuman,
    jabatan,
    pegawai,
    penilaian,
    pin,
    pribadi,
    saldo_cuti,
    tpp,
    unor,
    unsur,
)
from sembilan.exchange.files.kinds.drh import DRH

KINDS: tuple[Kind, ...] = (
    unor.KIND,
    jabatan.KIND,
    tpp.KIND,
    pegawai.KIND,
    formasi.KIND,
    pin.KIND,
    cuti.KIND,
    saldo_cuti.KIND,
    aktivitas.KIND,
    penilaian.KIND,
    unsur.KIND,
    asesmen.KIND,
    diklat.KIND,
    hukuman.KIND,
    *DRH,
    pribadi.KIND,
)
