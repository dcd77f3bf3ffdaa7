"""What evaluations are about: Sari's agreed SKP with two RHK, and something reached for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sembilan.evaluation import actions
from sembilan.evaluation.models import Evaluation
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.skp.models import Measure, Rhk, Skp, State
from sembilan.terms.period import Period
from tests import cast

QUARTER = Period.read("2026-T2")
YEAR = (dt.date(2026, 1, 1), dt.date(2027, 1, 1))
ABOVE = actions.Judged(3, 2, hasil_reason="Tiga kajian lebih dari target, dipakai dalam Renja.")


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.select_related("instansi").get(nip=role.nip)


def an_skp(
    role: Any = cast.SARI, *, unor: str = "1010", jabatan: str = "Analis Kebijakan Ahli Pertama",
    penilai: str = cast.BUDI.nip, valid: Sequence[dt.date] = YEAR, state: str = State.AGREED,
) -> Skp:  # fmt: skip
    """An SKP with two RHK: one with a figure, one in words."""
    one = person(role)
    made = Skp.objects.create(
        instansi=one.instansi, employee=one, year=valid[0].year, unor=Unor.objects.get(kode=unor), jabatan=jabatan,
        penilai_nip=penilai, state=state, valid=tuple(valid), agreed_on=valid[0] if state == State.AGREED else None,
    )  # fmt: skip
    for number, (text, target, words) in enumerate(
        (("Kajian kurikulum tersusun", 12_000, ""), ("Sekolah terdampingi", None, "semua sekolah binaan")), 1
    ):
        rhk = Rhk.objects.create(instansi=one.instansi, skp=made, number=number, text=text)
        Measure.objects.create(
            instansi=one.instansi, rhk=rhk, aspect="kuantitas", text="Jumlah", target_milli=target,
            target_text=words, unit="dokumen" if target else "",
        )  # fmt: skip
    return made


def realised(evaluation: Evaluation, **otherwise: Any) -> dict[int, actions.Realised]:
    """Something for each of its RHK, with evidence."""
    given = {"text": "Selesai", "value_milli": 12_000, "link": "https://contoh.go.id/bukti"} | otherwise
    return {one.pk: actions.Realised(**given) for one in evaluation.skp.rhks.all()}
