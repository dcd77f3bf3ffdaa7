"""Packs as files: found under a folder, read as text, chained by `extends`; no code is imported here."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sembilan.policy.errors import EndlessChain, PackUnreadable, UnknownPack
from sembilan.policy.rule import Rule, collecting, placed
from sembilan.policy.syntax import check_code, namespace

_PATTERNS = ("pack.toml", "*/parameters.yaml", "*/rules.py", "*/*_rules.py", "*/cases/*.md")
_NEEDED = ("title", "basis", "owner", "version")
_KNOWN = {*_NEEDED, "id", "kode", "zone", "extends"}


@dataclass(frozen=True)
class Manifest:
    """What a pack says of itself in `pack.toml`."""

    id: str
    title: str
    basis: str
    owner: str
    version: str
    kode: str = ""
    zone: str = ""
    extends: str = ""


@dataclass(frozen=True)
class Packs(Mapping[str, Mapping[str, str]]):
    """All packs found: id → path → text."""

    texts: Mapping[str, Mapping[str, str]]

    def __getitem__(self, pack: str) -> Mapping[str, str]:
        if pack not in self.texts:
            raise UnknownPack(pack=pack, known=", ".join(self.texts) or "-")
        return self.texts[pack]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def files(self, pack: str) -> dict[str, str]:
        """The texts of a pack and of all it extends, by path."""
        found: dict[str, str] = {}
        chain: list[str] = []
        step = pack
        while step:
            if step in chain:
                raise EndlessChain(ring=" → ".join([*chain, step]))
            chain.append(step)
            found.update(self[step])
            step = manifest(step, found).extends
        return found


def read_packs(root: Path) -> Packs:
    """Every pack under a folder: each folder with a `pack.toml`, its path being its id."""
    texts: dict[str, dict[str, str]] = {}
    for toml in sorted(root.rglob("pack.toml")):
        folder = toml.parent
        pack = folder.relative_to(root).as_posix()
        paths = sorted(path for pattern in _PATTERNS for path in folder.glob(pattern))
        texts[pack] = {f"{pack}/{path.relative_to(folder).as_posix()}": path.read_text("utf-8") for path in paths}
    return Packs(texts)


def written(root: Path, ending: str = "") -> tuple[tuple[str, int], ...]:
    """The files under a folder whose path ends so, and when each was written: while it is the same, so are they.

    Asked for every page that needs a rule, hence walked by hand: `rglob` takes five times as long.
    """
    return tuple(sorted(_stamps(str(root), ending))) if root.is_dir() else ()


def _stamps(folder: str, ending: str) -> Iterator[tuple[str, int]]:
    for one in os.scandir(folder):
        if one.is_dir():
            yield from _stamps(one.path, ending)
        elif one.path.endswith(ending):
            yield one.path, one.stat().st_mtime_ns


def manifest(pack: str, files: Mapping[str, str]) -> Manifest:
    """A pack's `pack.toml`, refused when a field is missing, unknown or not text."""
    file = f"{pack}/pack.toml"
    if file not in files:
        known = ", ".join(path.removesuffix("/pack.toml") for path in files if path.endswith("/pack.toml"))
        raise UnknownPack(pack=pack, known=known or "-")
    try:
        found = tomllib.loads(files[file])
    except tomllib.TOMLDecodeError as error:
        raise PackUnreadable(
            file=file, reason=f"TOML tidak terbaca: {error}", reason_en=f"bad TOML: {error}"
        ) from error
    wrong = [name for name in _NEEDED if not found.get(name)]
    wrong += [name for name, value in found.items() if name not in _KNOWN or not isinstance(value, str)]
    if wrong or found.get("id", pack) != pack:
        what = ", ".join(wrong) or f"id {found['id']!r} ≠ {pack!r}"
        raise PackUnreadable(file=file, reason=f"periksa {what}", reason_en=f"check {what}")
    return Manifest(**{**found, "id": pack})


def chain(pack: str, files: Mapping[str, str]) -> tuple[Manifest, ...]:
    """The packs a pack stands on, root first, itself last."""
    found: list[Manifest] = []
    step = pack
    while step:
        if step in [known.id for known in found]:
            raise EndlessChain(ring=" → ".join([*(known.id for known in found), step]))
        found.append(manifest(step, files))
        step = found[-1].extends
    return tuple(reversed(found))


def areas(pack: str, files: Mapping[str, str]) -> tuple[str, ...]:
    """The areas a pack itself speaks of, by its folders."""
    names = {path.removeprefix(f"{pack}/").split("/")[0] for path in files if path.startswith(f"{pack}/")}
    return tuple(sorted(name for name in names if name.isidentifier()))


@lru_cache(maxsize=256)
def read_rules(text: str, pack: str, file: str) -> tuple[Rule, ...]:
    """The rules a pack's code declares, run only after its syntax tree was found harmless."""
    code = compile(check_code(text, file), file, "exec")
    names = namespace(f"packs.{file.removesuffix('.py').replace('/', '.')}")
    try:
        with collecting() as found:
            exec(code, names)  # noqa: S102  checked above, and without builtins
    except Exception as error:  # whatever a pack's module raises is told with its place
        reason = f"{type(error).__name__}: {error}"
        raise PackUnreadable(file=file, reason=reason, reason_en=reason) from error
    return tuple(placed(one, pack, file) for one in found)


def packs_root() -> Path:
    """The folder of the packs that come with the house, beside its package."""
    return Path(__file__).parents[2] / "packs"
