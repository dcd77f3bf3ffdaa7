"""The embedded server as somebody who is not root, with a home of her own."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from sembilan.config import postgres

pytestmark = pytest.mark.slow
PACKAGES = (str(Path(__file__).resolve().parents[2]), sysconfig.get_path("purelib"))
CODE = """
from sembilan.config.command import main
assert main(["migrate"]) == 0
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("select current_user, count(*) from people_employee")
    print(*cursor.fetchone())
connection.close()
import shutil
from sembilan.config import home, postgres
postgres.stop(home.home())
shutil.rmtree(postgres.socket_folder(home.home()), ignore_errors=True)
"""


@pytest.fixture
def nobody():
    if os.geteuid() != 0:
        pytest.skip("the whole suite runs as somebody who is not root already")
    return pwd.getpwnam("nobody")


def interpreter(person, env):
    """Ours, or the same version of the system's when ours lies in root's own folder."""
    same = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for program in (sys.executable, shutil.which(same, path="/usr/local/bin:/usr/bin")):
        with contextlib.suppress(PermissionError):
            if program and as_person(person, env, [program, "-c", "import sembilan, django, psycopg"]).returncode == 0:
                return program
    pytest.skip(f"{person.pw_name} may run no {same} that finds our packages")


def as_person(person, env, command):
    return subprocess.run(command, user=person.pw_uid, group=person.pw_gid, extra_groups=[], env=env, cwd="/",
                          capture_output=True, text=True, check=False)  # fmt: skip


def test_an_installation_of_somebody_who_is_not_root_migrates_and_answers(nobody):
    home = Path("/tmp") / f"sembilan-of-nobody-{os.getpid()}"  # beside pytest's folder, which only root may enter
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "SEMBILAN_"))}
    env = kept | {"HOME": str(home), "SEMBILAN_HOME": str(home / "own"), "PYTHONPATH": os.pathsep.join(PACKAGES)}
    try:
        done = as_person(nobody, env, [interpreter(nobody, env), "-c", CODE])

        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1] == f"{postgres.APP} 0"
        assert (home / "own" / "postgres" / "PG_VERSION").stat().st_uid == nobody.pw_uid
    finally:
        shutil.rmtree(home)
