"""The site answers, refuses a taken port with a sentence, and leaves nothing running."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

SERVE = "from sembilan.config.command import main; raise SystemExit(main(['serve', '--workers', '1']))"

pytestmark = pytest.mark.slow


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def begin(env, port):
    # Its own session, so that everything it starts can be found by one number.
    return subprocess.Popen(
        [sys.executable, "-c", SERVE],
        env=env | {"PORT": str(port)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def answers(port):
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/masuk/", timeout=10) as page:
                return page.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail("the site does not answer")


def alive(session):
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_however_it_is_stopped_nothing_stays_behind(own_database, port, how):
    site = begin(own_database, port)
    page = answers(port)

    site.send_signal(how)
    site.wait(120)
    site.stderr.close()
    for _ in range(1_200):
        if not alive(site.pid):
            break
        time.sleep(0.1)

    assert "Kata sandi" in page
    assert not alive(site.pid)


def test_a_taken_port_is_refused_with_a_sentence(own_database):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        _out, said = (site := begin(own_database, port)).communicate(timeout=60)

    assert site.returncode == 1
    assert f"Port {port} sedang dipakai" in said
