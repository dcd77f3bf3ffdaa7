"""Runs every case of every pack: the packs' manual is their test."""

from __future__ import annotations

from pathlib import Path

import pytest

from sembilan.policy.cases import run_case_file
from sembilan.policy.packs import read_packs

PACKS = read_packs(Path(__file__).parents[2] / "packs")
FILES = [(file, text) for pack in PACKS for file, text in PACKS[pack].items() if "/cases/" in file]


@pytest.mark.parametrize(("file", "text"), FILES, ids=[file for file, _ in FILES])
def test_every_case_comes_out_as_written(file: str, text: str) -> None:
    results = run_case_file(PACKS, text, file)

    assert results
    assert not [str(result) for result in results if not result.passed]
