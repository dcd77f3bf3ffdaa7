#!/usr/bin/env python3
"""Check a log that Sembilan handed out, without Sembilan: every event, every head, every signature.

    python proof/check_log.py LOG.jsonl [HEAD.json ...]

LOG.jsonl comes from `sembilan log --to LOG.jsonl`; a HEAD.json from an earlier `sembilan head`. Needs Python and the
package `cryptography`, nothing of the server. Prints the first thing that does not fit and ends with 1, else 0.
The format: one JSON object a line, `{"leaf": n, "event": "<the sealed bytes as text>"}` in order of n, and
`{"head": {...}}` lines, each a signed head (log, size, root, at, key, signature), by RFC 6962.
"""

import base64
import hashlib
import json
import sys
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Head = dict[str, Any]


def main(log_file: str, head_files: list[str]) -> str | None:
    """The first fault as a sentence, or nothing when everything fits."""
    kept = [(name, read_head(name)) for name in head_files]
    heads, roots, size, fault = walk(log_file, {head["size"] for _, head in kept})
    if fault:
        return fault
    if not heads:
        return "the log holds no signed head"
    for name, head in [*((f"head {head['size']}", head) for head in heads), *kept]:
        fault = check(head, roots, size, heads[-1])
        if fault:
            return f"{name}: {fault}"
    if heads[-1]["size"] != size:
        return f"leaves after the last head, from {heads[-1]['size']}"
    return None


def walk(log_file: str, wanted: set[int]) -> tuple[list[Head], dict[int, bytes], int, str | None]:
    """All heads of the file, the roots at their sizes and the wanted ones, the number of leaves, and a gap if any."""
    peaks: list[bytes] = []
    roots: dict[int, bytes] = {}
    heads: list[Head] = []
    size = 0
    with open(log_file, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            entry = json.loads(line)
            if "head" in entry:
                heads.append(entry["head"])
                if entry["head"]["size"] == size:
                    roots[size] = root(peaks)
            elif entry["leaf"] != size:
                return heads, roots, size, f"line {number}: leaf {size} is missing"
            else:
                append(peaks, size, hashlib.sha256(b"\0" + entry["event"].encode()).digest())
                size += 1
                if size in wanted:
                    roots[size] = root(peaks)
    return heads, roots, size, None


def check(head: Head, roots: dict[int, bytes], size: int, newest: Head) -> str | None:
    """What is wrong with one head, if anything."""
    payload = {name: head[name] for name in ("at", "log", "root", "size")}
    message = json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(head["key"]))
        key.verify(base64.b64decode(head["signature"]), message)
    except (InvalidSignature, ValueError):
        return "the signature does not hold"
    if head["key"] != newest["key"]:
        return "signed by another key"
    if head["log"] != newest["log"]:
        return "belongs to another log"
    if head["size"] > size:
        return f"the log is shorter ({size}) than this head says ({head['size']}): cut or rolled back"
    if roots.get(head["size"]) is None or roots[head["size"]].hex() != head["root"]:
        return "the log does not continue this head: it was rewritten"
    return None


def append(peaks: list[bytes], size: int, leaf: bytes) -> None:
    """Add a leaf to the roots of the full subtrees so far."""
    peaks.append(leaf)
    while size & 1:
        right = peaks.pop()
        peaks.append(hashlib.sha256(b"\1" + peaks.pop() + right).digest())
        size >>= 1


def root(peaks: list[bytes]) -> bytes:
    """The root over all leaves so far."""
    found = peaks[-1] if peaks else hashlib.sha256(b"").digest()
    for peak in reversed(peaks[:-1]):
        found = hashlib.sha256(b"\1" + peak + found).digest()
    return found


def read_head(path: str) -> Head:
    """A head kept in a file."""
    with open(path, encoding="utf-8") as file:
        head: Head = json.load(file)
    return head


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    found = main(sys.argv[1], sys.argv[2:])
    print(found or "everything fits")
    sys.exit(1 if found else 0)
