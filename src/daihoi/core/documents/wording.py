"""The fixed words of official papers, in Vietnamese and in English.

They are law rather than interface, so they stand here side by side and not in the catalogue of translations.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same fixed words in both languages."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in ``vi`` or ``en``."""
        return self.en if language == "en" else self.vi


NOTHING = Phrase("", "")
PARTY_HEADING = Phrase("ĐẢNG CỘNG SẢN VIỆT NAM", "COMMUNIST PARTY OF VIET NAM")
STATE_HEADING = Phrase("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
STATE_MOTTO = Phrase("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
YOUTH_HEADING = Phrase("ĐOÀN TNCS HỒ CHÍ MINH", "HO CHI MINH COMMUNIST YOUTH UNION")
NUMBER_PARTY = Phrase("Số ", "No. ")
NUMBER_STATE = Phrase("Số: ", "No.: ")
ABOUT_LETTER = Phrase("V/v ", "Re: ")
TO = Phrase("Kính gửi:", "To:")
RECIPIENTS = Phrase("Nơi nhận:", "Distribution:")
FILE_PARTY = Phrase("Lưu ", "File: ")
FILE_STATE = Phrase("Lưu: VT", "File: registry")
CHAPTER = Phrase("Chương", "Chapter")
ARTICLE = Phrase("Điều", "Article")
ANNEX = Phrase("PHỤ LỤC", "ANNEX")
DRAFT = Phrase("DỰ THẢO LẦN {number}", "DRAFT NO. {number}")
WATERMARK_DRAFT = Phrase("DỰ THẢO", "DRAFT")
WATERMARK_SPECIMEN = Phrase("MẪU", "SPECIMEN")
INTERNAL = Phrase("LƯU HÀNH NỘI BỘ", "INTERNAL CIRCULATION")

ON_BEHALF_PARTY, ON_BEHALF_STATE = Phrase("T/M", "ON BEHALF OF"), Phrase("TM.", "ON BEHALF OF")
IN_PLACE_PARTY, IN_PLACE_STATE = Phrase("K/T", "FOR"), Phrase("KT.", "FOR")
BY_ORDER_PARTY, BY_ORDER_STATE = Phrase("T/L", "BY ORDER OF"), Phrase("TL.", "BY ORDER OF")
BY_DELEGATION_PARTY, BY_DELEGATION_STATE = Phrase("TUQ", "BY DELEGATION OF"), Phrase("TUQ.", "BY DELEGATION OF")

SECRET = Phrase("MẬT", "SECRET")
TOP_SECRET = Phrase("TỐI MẬT", "TOP SECRET")
ABSOLUTELY_SECRET = Phrase("TUYỆT MẬT", "ABSOLUTELY SECRET")
URGENT = Phrase("KHẨN", "URGENT")
VERY_URGENT = Phrase("THƯỢNG KHẨN", "VERY URGENT")
MOST_URGENT = Phrase("HỎA TỐC", "MOST URGENT")
