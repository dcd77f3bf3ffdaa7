"""The kinds of leave as people choose them and as the rules count them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sembilan.attendance.models import Absence
from sembilan.terms.frames.leave import Leave

Kind = Absence.Kind
CODES: Mapping[str, int] = MappingProxyType(
    {
        Kind.TAHUNAN.value: Leave.TAHUNAN.value,
        Kind.BESAR.value: Leave.BESAR.value,
        Kind.SAKIT.value: Leave.SAKIT.value,
        Kind.MELAHIRKAN.value: Leave.MELAHIRKAN.value,
        Kind.ALASAN_PENTING.value: Leave.ALASAN_PENTING.value,
        Kind.BERSAMA.value: Leave.BERSAMA.value,
        Kind.CLTN.value: Leave.CLTN.value,
        Kind.DINAS_LUAR.value: Leave.DINAS.value,
    }
)
ASKED = (Kind.TAHUNAN, Kind.SAKIT, Kind.ALASAN_PENTING, Kind.MELAHIRKAN, Kind.BESAR, Kind.CLTN)
HEALTH = (Kind.SAKIT.value, Kind.MELAHIRKAN.value)  # what tells of somebody's health
PPK_ALONE = (Kind.CLTN.value,)  # what cannot be left to another official
