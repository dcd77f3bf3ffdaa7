"""NIP: the eighteen digits that name an employee, and what they say about birth, appointment and sex.

A PNS has birth date, TMT as year and month, sex and sequence; a PPPK has a code from 21 upwards in place of the
month. Whether a record agrees with its NIP is asked elsewhere; here the number itself is read and judged.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum

from sembilan.terms.month import Month

PPPK_CODE = 21


class Sex(IntEnum):
    """The sex digit of a NIP."""

    MALE = 1
    FEMALE = 2

    @property
    def label(self) -> str:
        """The word of the form."""
        return "Laki-laki" if self is Sex.MALE else "Perempuan"


class NipError(ValueError):
    """A text that is not a NIP: a stable code for programs, a sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, order=True)
class Nip:
    """A NIP that has been read and found sound.

    >>> Nip.parse("'19761225 200601 2 001").birth
    datetime.date(1976, 12, 25)
    >>> str(Nip.parse("198304052010212001").year), Nip.parse("198304052010212001").is_pppk
    ('2010', True)
    """

    text: str
    birth: dt.date
    year: int
    month: int
    sex: Sex
    sequence: int

    @classmethod
    def parse(cls, raw: str) -> Nip:
        """Read a NIP as people and exports write it; refuse anything doubtful with a reason."""
        text = cleaned(raw)
        birth = _birth(text[:8])
        year, month = int(text[8:12]), int(text[12:14])
        if year < birth.year + 1 or not (1 <= month <= 12 or month >= PPPK_CODE):
            raise NipError("nip.tmt", f"Angka 9–14 ({text[8:14]}) bukan TMT PNS maupun kode PPPK.")
        if text[14] not in "12":
            raise NipError("nip.sex", f"Angka ke-15 ({text[14]}) harus 1 atau 2 (jenis kelamin).")
        if text[15:] == "000":
            raise NipError("nip.sequence", "Tiga angka terakhir (nomor urut) tidak boleh 000.")
        return cls(text, birth, year, month, Sex(int(text[14])), int(text[15:]))

    @property
    def number(self) -> int:
        """The NIP as frames hold it."""
        return int(self.text)

    @property
    def is_pppk(self) -> bool:
        """Whether the number is that of a PPPK."""
        return self.month >= PPPK_CODE

    @property
    def tmt(self) -> Month | None:
        """The month of appointment of a PNS; a PPPK's number holds only the year."""
        return None if self.is_pppk else Month(self.year, self.month)

    @property
    def grouped(self) -> str:
        """The NIP in the groups people read.

        >>> Nip.parse("197612252006012001").grouped
        '19761225 200601 2 001'
        """
        return grouped(self.text)

    def __str__(self) -> str:
        return self.text


def grouped(nip: int | str) -> str:
    """Write a NIP in the groups people read.

    >>> grouped(197612252006012001)
    '19761225 200601 2 001'
    """
    text = str(nip)
    return f"{text[:8]} {text[8:14]} {text[14:15]} {text[15:]}"


def cleaned(raw: str) -> str:
    """The eighteen digits of a text, without the blanks, dots and the apostrophe that exports put in."""
    text = re.sub(r"[\s\u00a0.]", "", raw).lstrip("'\u2019`")
    if not text:
        raise NipError("nip.empty", "NIP kosong.")
    if re.fullmatch(r"\d+(,\d+)?[eE]\+?\d+", text):
        raise NipError("nip.rounded", "NIP tersimpan sebagai angka dan angka belakangnya hilang (…E+17).")
    if not re.fullmatch(r"[0-9]+", text):
        raise NipError("nip.digits", "NIP hanya boleh berisi angka.")
    if len(text) != 18:
        raise NipError("nip.length", f"NIP harus 18 angka; ini {len(text)} angka.")
    return text


def _birth(digits: str) -> dt.date:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise NipError("nip.birth", f"Delapan angka pertama ({digits}) bukan tanggal lahir yang mungkin.") from None
