"""A messy region on disk, and how a test loads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sembilan.exchange.actions import Outcome
from sembilan.exchange.batch import Load
from sembilan.records.tenancy import enter
from tests.exchange import messy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return messy.lay(tmp_path)


@pytest.fixture
def load(db: None) -> Callable[[Path], dict[str, Outcome]]:
    """Load a folder; afterwards the test works for its region."""

    def loaded(folder: Path) -> dict[str, Outcome]:
        work = Load(folder, by="cli:test", today=messy.TODAY, kode=None if folder.is_dir() else messy.KODE)
        outcomes = {one.name: one for one in work.run()}
        assert work.instansi
        enter(work.instansi.pk)
        return outcomes

    return loaded
