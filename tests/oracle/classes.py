"""Named kinds of number for `disagreements.csv`, where a regular expression does not do.

Each takes the number with separators gone and in capitals.
"""

from generators import iban_national


def iban_national_check(number):
    """The bank's own check digits are not what its rule asks."""
    return iban_national.wrong(number)


CLASSES = {"iban_national_check": iban_national_check}
