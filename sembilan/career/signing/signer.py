"""What a provider of signatures is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class CannotSign(Exception):
    """The provider does not sign; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Person:
    """Who signs, as it will stand on the letter."""

    instansi_id: int
    nip: str
    name: str
    title: str


@dataclass(frozen=True)
class Signed:
    """The PDF as it is kept from now on, with the signature over its bytes and the public key that proves it."""

    pdf: bytes
    signature: str
    key: str


class Signer(Protocol):
    """A provider of signatures."""

    code: str

    def sign(self, pdf: bytes, who: Person) -> Signed:
        """Sign a PDF for a person, or say in a sentence why not."""

    def holds(self, pdf: bytes, signature: str, key: str) -> bool:
        """Whether a signature fits a PDF."""
