"""The log handed out, checked by a program that shares nothing with the server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from sembilan.config.home import ROOT
from sembilan.records import sealer
from sembilan.records.handout import lines
from sembilan.records.models import Event

pytestmark = pytest.mark.django_db
CHECKER = ROOT / "proof" / "check_log.py"


@pytest.fixture
def handed(tenant: Any, settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    for count in (3, 4):
        for number in range(count):
            Event.objects.create(
                instansi=tenant, at=timezone.now(), actor="uji", verb="uji.tulis", target="é", data={"n": number}
            )
        sealer.seal(tenant.pk, tenant.kode)
    path = tmp_path / "log.jsonl"
    path.write_text("".join(line + "\n" for line in lines(tenant.pk)))
    return path


def check(path: Path, *heads: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, CHECKER, path, *heads], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip()


def respelt(path: Path, change: Any) -> Path:
    entries = change([json.loads(line) for line in path.read_text().splitlines()])
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    return path


def last_head(path: Path) -> Path:
    head = path.parent / "head.json"
    head.write_text(json.dumps(json.loads(path.read_text().splitlines()[-1])["head"]))
    return head


def test_the_log_fits_itself_and_a_head_kept_elsewhere(handed: Path) -> None:
    assert check(handed, last_head(handed)) == (0, "everything fits")


def test_the_checker_needs_nothing_of_the_server() -> None:
    assert "sembilan." not in CHECKER.read_text().replace("`sembilan ", "")
    assert "import sembilan" not in CHECKER.read_text()


def change_event(entries: list[Any]) -> list[Any]:
    entries[0]["event"] = entries[0]["event"].replace("uji.tulis", "uji.ubah")
    return entries


def sign_anew(entries: list[Any]) -> list[Any]:
    entries[-1]["head"]["root"] = "00" * 32
    return entries


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(change_event, id="change"),
        pytest.param(lambda entries: entries[1:], id="delete the first"),
        pytest.param(lambda entries: [*entries[:2], *entries[3:]], id="delete one between"),
        pytest.param(lambda entries: [entries[0], *entries], id="insert"),
        pytest.param(lambda entries: [entries[1], entries[0], *entries[2:]], id="reorder"),
        pytest.param(lambda entries: entries[:-1], id="cut off the head"),
        pytest.param(lambda entries: entries[:4], id="roll back"),
        pytest.param(sign_anew, id="another root"),
        pytest.param(lambda entries: [e for e in entries if "head" not in e], id="no heads"),
    ],
)
def test_a_log_that_was_touched_is_refused(handed: Path, change: Any) -> None:
    kept = last_head(handed)

    code, sentence = check(respelt(handed, change), kept)

    assert (code, sentence != "everything fits") == (1, True)
