"""The electronic signature of BSrE (TTE): a place to be filled with the region's own access. It signs nothing yet."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sembilan.career.signing.signer import CannotSign, Person, Signed


class BsreSigner:
    """Certified signatures of BSrE; the region's endpoint, account and the signer's passphrase belong here."""

    code = "bsre"

    def sign(self, pdf: bytes, who: Person) -> Signed:
        """Not configured: say so plainly."""
        raise CannotSign(
            _("Tanda tangan BSrE belum dikonfigurasi di sini. Minta pengelola sistem mengisinya, atau pakai berkas.")
        )

    def holds(self, pdf: bytes, signature: str, key: str) -> bool:
        """Nothing was ever signed here."""
        return False
