"""What can go wrong with the national service, each as a sentence for the officer who asked."""

from __future__ import annotations

from django.utils.translation import gettext as _


class SiasnError(Exception):
    """The service did not do what was asked; `sentence` says why and what to do."""

    @property
    def sentence(self) -> str:
        """For people."""
        return str(self)


class NotConfigured(SiasnError):
    """No access was set up."""

    def __init__(self, missing: str) -> None:
        self.missing = missing
        super().__init__(_("Akses SIASN belum diatur. Isi %(missing)s di lingkungan server.") % {"missing": missing})


class NotAllowed(SiasnError):
    """The keys, or the officer's account, were refused."""

    def __init__(self, where: str) -> None:
        said = _("SIASN menolak kredensial pada %(where)s. Periksa kunci dan akun yang diberikan BKN.")
        super().__init__(said % {"where": where})


class NotThere(SiasnError):
    """The service knows no such person or entry."""

    def __init__(self, what: str) -> None:
        super().__init__(_("SIASN tidak mengenal %(what)s.") % {"what": what})


class Refused(SiasnError):
    """The service understood and refused; its own words are kept."""

    def __init__(self, said: str) -> None:
        super().__init__(_("SIASN menolak kiriman: %(said)s") % {"said": said or "-"})


class NotReached(SiasnError):
    """The service did not answer, or answered what is no answer; it may be tried again."""

    def __init__(self, said: str) -> None:
        sentence = _("SIASN tidak dapat dihubungi (%(said)s). Data kita tidak berubah; coba lagi nanti.")
        super().__init__(sentence % {"said": said})
