"""The few files of others that are kept here: fetched from their npm packages at a pinned version, checked by hash.

`python -m sembilan.web.vendor verify` compares them with `static/web/vendor/manifest.json`;
`python -m sembilan.web.vendor refresh` fetches them again (needs npm) and writes the hashes anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "static" / "web" / "vendor"
MANIFEST = FOLDER / "manifest.json"
Entry = dict[str, Any]


def entries() -> list[Entry]:
    """What the manifest lists."""
    listed: list[Entry] = json.loads(MANIFEST.read_text())["files"]
    return listed


def faults() -> list[str]:
    """What does not fit, in sentences: a changed file, a missing one, one nobody listed."""
    listed = {entry["file"]: entry["sha256"] for entry in entries()}
    present = {path.name for path in FOLDER.iterdir()} - {MANIFEST.name}
    missing = [f"{name} is listed but not there." for name in sorted(listed.keys() - present)]
    extra = [f"{name} is there but not listed." for name in sorted(present - listed.keys())]
    changed = [
        f"{name} is not the file whose hash is listed."
        for name in sorted(listed.keys() & present)
        if _sha256((FOLDER / name).read_bytes()) != listed[name]
    ]
    return missing + extra + changed


def refresh() -> None:
    """Fetch every file at its listed version and write the new hashes."""
    listed = entries()
    for entry in listed:
        with tempfile.TemporaryDirectory() as scratch:
            package = _fetch(entry["name"], entry["version"], Path(scratch))
            content = _sprite(package, entry["icons"]) if "icons" in entry else (package / entry["source"]).read_bytes()
        (FOLDER / entry["file"]).write_bytes(content)
        entry["sha256"] = _sha256(content)
    MANIFEST.write_text(json.dumps({"files": listed}, indent=2) + "\n")


def _fetch(name: str, version: str, scratch: Path) -> Path:
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{name}@{version}"], cwd=scratch, check=True, capture_output=True, text=True
    )
    with tarfile.open(scratch / packed.stdout.split()[-1]) as archive:
        archive.extractall(scratch, filter="data")
    return scratch / "package"


def _sprite(package: Path, icons: list[str]) -> bytes:
    """One file of symbols; colour and stroke come from the style sheet."""
    symbols = []
    for name in sorted(icons):
        drawing = (package / "icons" / "outline" / f"{name}.svg").read_text()
        inner = re.sub(r"\s+", " ", re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing, flags=re.S)).strip()
        shapes = inner.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "").strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    return ('<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main(words: list[str]) -> int:
    """Obey one word: verify or refresh."""
    if words == ["refresh"]:
        refresh()
    found = faults()
    print("\n".join(found) or "Every vendored file is the listed one.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
