"""A morning in which the web process, the worker and the database are killed: every accepted press is there once."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 120
ASK = """
import os, sys, json, django
django.setup()
from sembilan.attendance.models import Press
from sembilan.organisation.models import Instansi
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant
with tenant(Instansi.objects.get().pk):
    events = Event.objects.filter(verb="presence.press").values_list("data", flat=True)
    print(json.dumps([[str(one) for one in Press.objects.values_list("id", flat=True)],
                      sum(one["count"] for one in events)]))
"""
BEGIN = "import django; django.setup()"  # reading the settings starts the database where it does not run


def run(env: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def env() -> Iterator[dict[str, str]]:
    """An installation with a server of its own, for killing one that others use would disturb them."""
    folder = Path(tempfile.mkdtemp(prefix="spagi-"))
    folder.chmod(0o755)
    whole = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")}
    whole |= {"SEMBILAN_HOME": str(folder / "h"), "DJANGO_SETTINGS_MODULE": "sembilan.config.settings"}
    run(whole, "-m", "bench.checkin_world", str(PEOPLE), "0")
    yield whole
    run(whole, "-m", "bench.checkin_world", "stop", "0")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def site(env: dict[str, str]) -> Iterator[tuple[int, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "sembilan.config.command", "serve", "--port", str(port)]
    served = subprocess.Popen(words, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    for _ in range(600):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield served.pid, port
    os.killpg(served.pid, signal.SIGKILL)
    served.wait(30)


def send_until_answered(port: int, line: str, accepted: dict[str, str]) -> None:
    """What a phone does: the same press again and again until a decision comes; a copy now and then besides."""
    message = json.loads(line)
    until = time.monotonic() + 120
    again = random.Random(line).random() < 0.3  # noqa: S311
    while time.monotonic() < until:
        message["sent_at"] = int(time.time() * 1000)
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/hadir/kirim/", json.dumps(message).encode())
        try:
            with urllib.request.urlopen(asked, timeout=15) as answer:
                (one,) = json.loads(answer.read())["presses"]
        except (urllib.error.URLError, ConnectionError, TimeoutError, OSError):
            time.sleep(0.3)
            continue
        accepted[one["id"]] = one["title"]
        if not again:
            return
        again = False


def children(session: int, what: str) -> list[int]:
    """The processes of the served site whose command names something."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "cmdline").read_text().replace("\0", " ")
            if what in words and os.getsid(int(path.name)) == session and int(path.name) != session:
                found.append(int(path.name))
        except OSError:
            continue
    return found


def test_every_accepted_press_is_there_once_whatever_was_killed(env: dict[str, str], site: tuple[int, int]) -> None:
    session, port = site
    home = Path(env["SEMBILAN_HOME"])
    lines = (home / "checkin" / "presses.jsonl").read_text().splitlines()
    accepted: dict[str, str] = {}
    waiting = [
        threading.Thread(target=lambda part=part: [send_until_answered(port, one, accepted) for one in part])
        for part in (lines[n::12] for n in range(12))
    ]
    for one in waiting:
        one.start()

    time.sleep(1.5)
    for pid in children(session, "gunicorn")[:1]:
        os.kill(pid, signal.SIGKILL)
    for pid in children(session, "sembilan.config.working"):
        os.kill(pid, signal.SIGKILL)
    time.sleep(1)
    (pid_file,) = home.glob("**/postmaster.pid")
    os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)
    time.sleep(1)
    run(env, "-c", BEGIN)
    for one in waiting:
        one.join(180)

    stored, told = json.loads(run(env, "-c", ASK).splitlines()[-1])
    sent = {json.loads(line)["presses"][0]["id"] for line in lines}
    assert set(accepted) == sent
    assert sorted(stored) == sorted(sent)
    assert told == len(sent)
