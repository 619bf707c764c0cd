"""Numbers and days as Vietnamese and English offices write them.

::

    integers.in_words(2025)                           "hai nghìn không trăm hai mươi lăm"
    figures.figure(Fraction(2469, 2), places=1)       "1.234,5"
    figures.percent(98, 120, places=2)                "81,67%"
    dates.date_line("Hà Nội", date(2020, 1, 2))       "Hà Nội, ngày 02 tháng 01 năm 2020"
    numerals.roman(13)                                "XIII"
    numerals.clause_letter(5)                         "đ"

Every function takes the language as ``"vi"`` (the default) or ``"en"``.
"""

from . import dates, figures, integers, numerals

__all__ = ["dates", "figures", "integers", "numerals"]
