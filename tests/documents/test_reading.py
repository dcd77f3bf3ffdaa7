"""Workbooks that people hand in: headings in any order, numbers that are none, and what a page carries on."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core import signing

from sembilan.documents import carried
from sembilan.documents.reading import at_most, first_sheet, places
from sembilan.documents.workbook import xlsx
from sembilan.records.actions import Refused


def forged(content: bytes, old: bytes, new: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(made, "w") as out:
        for name in parts.namelist():
            out.writestr(name, parts.read(name).replace(old, new))
    return made.getvalue()


def test_a_number_beyond_all_numbers_is_read_as_text() -> None:
    content = xlsx(["NIP", "Menit"], [["x", 54_321]])
    assert first_sheet(content)[1][1] == 54_321
    assert first_sheet(forged(content, b"<v>54321</v>", b"<v>1e999</v>"))[1][1] == "inf"


def test_headings_stand_where_they_are_found_and_missing_ones_are_named() -> None:
    table = [["nip ", "Lain", "URAIAN"], ["1", "", "2"]]
    assert places(table, ("Uraian", "NIP", "Menit"), ("NIP",)) == {"Uraian": 2, "NIP": 0}
    with pytest.raises(Refused, match="Menit"):
        places(table, ("NIP",), ("NIP", "Menit"))
    with pytest.raises(Refused, match="NIP"):
        places([], ("NIP",), ("NIP",))
    at_most(1, table)
    with pytest.raises(Refused, match="Lebih dari 0 baris"):
        at_most(0, table)


def test_what_a_page_carries_comes_back_as_it_was_or_not_at_all() -> None:
    text = carried.signed([["a", 1]], "ini")
    assert carried.unsigned(text, "ini") == [["a", 1]]
    for odd in (text[:-1], "", signing.dumps([1], salt="itu")):
        with pytest.raises(Refused, match="sudah lama"):
            carried.unsigned(odd, "ini")


def test_more_than_a_page_can_carry_goes_without_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried, "MOST", 60)
    assert carried.unsigned(carried.signed_to_fit(["a"], [], "ini"), "ini") == ["a"]
    assert carried.unsigned(carried.signed_to_fit(["a", *range(100)], [], "ini"), "ini") == []
