"""The embedded server: it comes back after a kill with nothing lost, and finds its way around what lies about."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from sembilan.config import postgres
from sembilan.config.errors import SetupError

pytestmark = pytest.mark.slow


@pytest.fixture
def installation(tmp_path):
    """An installation of its own, with its own server, far down in the tree."""
    home = tmp_path / ("a-rather-long-name-" * 6) / "home"
    home.mkdir(parents=True)
    yield home
    if (home / "postgres" / "postmaster.pid").exists():
        postgres.stop(home)
    shutil.rmtree(postgres.socket_folder(home), ignore_errors=True)


def ask(home, sql, user=postgres.OWNER):
    with psycopg.connect(postgres.url(home, user), autocommit=True) as door:
        found = door.execute(sql)
        return found.fetchone()[0] if found.description else None


def pid_of(home):
    return int((home / "postgres" / "postmaster.pid").read_text().split()[0])


def kill(home):
    pid = pid_of(home)
    os.kill(pid, signal.SIGKILL)
    for _ in range(600):
        if not postgres.running(home):
            return
        time.sleep(0.05)
    pytest.fail("the server lives on")


def test_a_killed_server_comes_back_with_nothing_lost(installation):
    postgres.ensure(installation)
    ask(installation, "create table kept (n int)")
    ask(installation, "insert into kept select generate_series(1, 1000)")

    kill(installation)
    postgres.ensure(installation)

    assert ask(installation, "select count(*) from kept") == 1000


def test_starting_twice_starts_one_server(installation):
    postgres.ensure(installation)
    first = pid_of(installation)

    postgres.ensure(installation)

    assert pid_of(installation) == first


def test_a_pid_file_that_names_another_program_is_forgotten(installation):
    postgres.ensure(installation)
    kill(installation)
    file = installation / "postgres" / "postmaster.pid"
    file.write_text(file.read_text().replace(file.read_text().split()[0], str(os.getpid()), 1))

    postgres.ensure(installation)

    assert ask(installation, "select 1") == 1


def test_a_first_start_that_was_cut_short_is_begun_again(installation):
    (installation / "postgres.new").mkdir()
    (installation / "postgres.new" / "PG_VERSION").write_text("18")

    postgres.ensure(installation)

    assert ask(installation, "select 1") == 1


def test_data_of_another_version_is_refused_with_a_sentence(installation):
    data = installation / "postgres"
    data.mkdir()
    (data / "PG_VERSION").write_text("12\n")

    with pytest.raises(SetupError, match="milik PostgreSQL 12"):
        postgres.ensure(installation)
    (data / "PG_VERSION").unlink()


def test_two_installations_never_meet(tmp_path):
    assert postgres.socket_folder(tmp_path / "a") != postgres.socket_folder(tmp_path / "b")


def test_a_socket_folder_of_somebody_else_is_refused(installation, monkeypatch):
    folder = postgres.socket_folder(installation)
    folder.symlink_to(installation)

    with pytest.raises(SetupError, match="milik pengguna lain"):
        postgres.ensure(installation)
    folder.unlink()


def test_the_socket_listens_to_nobody_else(installation):
    postgres.ensure(installation)

    assert postgres.socket_folder(installation).stat().st_mode & 0o077 == 0
    assert ask(installation, "show listen_addresses") == ""


FOLDERS = ("/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/18/bin", "")


@pytest.mark.parametrize("binaries", FOLDERS, ids=lambda folder: folder or "wheel")
def test_this_version_of_postgresql_holds_the_whole_schema(installation, binaries, monkeypatch):
    """Migrates a new installation on one version and asks as the app, in a process of its own."""
    if binaries and not Path(binaries, "initdb").exists():
        pytest.skip(f"{binaries} is not installed")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "SEMBILAN_"))}
    env |= {"SEMBILAN_HOME": str(installation)} | ({"SEMBILAN_PG_BIN": binaries} if binaries else {})
    code = "from sembilan.config.command import main; raise SystemExit(main(['migrate']))"

    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)

    with monkeypatch.context() as same_version:
        if binaries:
            same_version.setenv("SEMBILAN_PG_BIN", binaries)
        assert done.returncode == 0, done.stderr
        assert ask(installation, "select count(*) from people_employee", postgres.APP) == 0
        assert ask(installation, "select count(*) > 20 from pg_policies") is True
        postgres.stop(installation)
