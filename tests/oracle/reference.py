"""What python-stdnum says of a number: `accepts`, `checksum`, `format`, `length` or `component`."""

from stdnum import ean, exceptions, iban, lei
from stdnum.be import vat as be_vat
from stdnum.ch import uid as ch_uid, vat as ch_vat
from stdnum.de import leitweg
from stdnum.dk import cvr
from stdnum.eu import vat as eu_vat
from stdnum.fi import ytunnus
from stdnum.fr import siren, siret
from stdnum.gb import vat as gb_vat
from stdnum.it import iva
from stdnum.nl import bsn
from stdnum.no import mva, orgnr as no_orgnr
from stdnum.se import orgnr as se_orgnr

_MODULES = {
    "cvr": cvr, "dk_se": cvr, "ean": ean, "be_enterprise": be_vat, "nl_rsin": bsn,
    "se_orgnr": se_orgnr, "no_orgnr": no_orgnr, "fi_ytunnus": ytunnus, "de_leitweg": leitweg,
    "fr_siren": siren, "fr_siret": siret, "it_piva": iva, "ch_uid": ch_uid, "lei": lei,
    "iban": iban,
}
_VAT = {"GB": gb_vat, "CH": ch_vat, "NO": mva}
_NAMES = (
    (exceptions.InvalidChecksum, "checksum"),
    (exceptions.InvalidLength, "length"),
    (exceptions.InvalidComponent, "component"),
    (exceptions.InvalidFormat, "format"),
)


def knows(scheme):
    """Whether python-stdnum has this scheme."""
    return scheme == "vat" or scheme in _MODULES


def verdict(scheme, text):
    """Ask python-stdnum about one number."""
    module = _VAT.get(text[:2].upper(), eu_vat) if scheme == "vat" else _MODULES[scheme]
    try:
        module.validate(text)
    except exceptions.ValidationError as error:
        return next((name for kind, name in _NAMES if isinstance(error, kind)), "format")
    except Exception as error:  # A crash of the reference is a finding, not ours to hide.
        return f"crash {type(error).__name__}"
    return "accepts"
