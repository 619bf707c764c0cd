"""The types of papers, their names in two languages and their abbreviations.

Two types may share an abbreviation: a Party decision (quyết định) and a Party regulation (quy định) are both QĐ.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from . import regulations
from .schemes import Scheme


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What stands for a type in the symbols of one scheme.

    Args:
        letters: such as ``QĐ``.
        scheme: whose symbols use it.
        source: where it is laid down.
        is_former: true for an abbreviation seen on older papers only.
    """

    letters: str
    scheme: Scheme
    source: Source
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of paper.

    Args:
        id: identifier, such as ``official_letter``.
        name: Vietnamese name in lower case.
        english: English name in lower case.
        abbreviations: how symbols write it; empty where papers of this type carry none.
        source: the list of types that it stands in.
        is_slip: true for the short working papers (leave permits, invitations …).
    """

    id: str
    name: str
    english: str
    abbreviations: tuple[Abbreviation, ...]
    source: Source
    is_slip: bool = False

    def abbreviation(self, scheme: Scheme) -> str:
        """The abbreviation to write in a scheme; empty when there is none."""
        return next((a.letters for a in self.abbreviations if a.scheme is scheme and not a.is_former), "")

    def name_in(self, language: str) -> str:
        """The name in ``vi`` or ``en``."""
        return self.english if language == "en" else self.name


# identifier, Vietnamese, English, abbreviation in the Party, and in the State where it differs ("-": none)
_PARTY = """
political_platform|cương lĩnh chính trị|political platform||-
statute|điều lệ|statute||-
strategy|chiến lược|strategy||-
resolution|nghị quyết|resolution|NQ|
decision|quyết định|decision|QĐ|
directive|chỉ thị|directive|CT|
conclusion|kết luận|conclusion|KL|-
rules|quy chế|rules|QC|
regulation|quy định|regulation|QĐ|QyĐ
circular_letter|thông tri|circular letter|TT|-
guidance|hướng dẫn|guidance|HD|
notice|thông báo|notice|TB|
communique|thông cáo|communiqué|TC?|
declaration|tuyên bố|declaration||-
appeal|lời kêu gọi|appeal||-
report|báo cáo|report|BC|
plan|kế hoạch|plan|KH|
master_plan|quy hoạch|master plan|QH?|-
programme|chương trình|programme|CTr|
scheme|đề án|scheme|ĐA|
option_plan|phương án|plan of options|PA|
project|dự án|project|DA?|
submission|tờ trình|submission|TTr|
official_letter|công văn|official letter|CV|-
minutes|biên bản|minutes|BB|
"""
_SLIPS = """
letter_of_introduction|giấy giới thiệu|letter of introduction|GGT?|
certificate|giấy chứng nhận|certificate||-
travel_warrant|giấy đi đường|travel warrant||-
leave_permit|giấy nghỉ phép|leave permit||GNP
invitation|giấy mời|invitation|GM?|
transfer_slip|phiếu chuyển|transfer slip||PC
dispatch_slip|phiếu gửi|dispatch slip||PG
official_note|thư công|official note||-
"""
_COPIES = """
copy|bản sao|copy|BS|-
"""
_STATE = """
contract|hợp đồng|contract|HĐ
telegram|công điện|official telegram|CĐ
memorandum|bản ghi nhớ|memorandum|BGN
agreement|bản thỏa thuận|agreement|BTT
power_of_attorney|giấy ủy quyền|power of attorney|GUQ
report_slip|phiếu báo|report slip|PB
"""
_LAWS = """
decree|nghị định|decree|NĐ
circular|thông tư|circular|TT
joint_circular|thông tư liên tịch|joint circular|TTLT
ordinance|pháp lệnh|ordinance|PL
law|luật|law|L
order|lệnh|order|L
"""
_FORMER = {"decision": ("QĐi",), "regulation": ("QyĐ",)}


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Every type that is known: the 33 of the Party, then those that only the State uses."""
    party = [_party_type(line) for line in _lines(_PARTY)]
    slips = [_party_type(line, slip=True) for line in _lines(_SLIPS)]
    copies = [_party_type(line, source=regulations.PARTY_COPIES) for line in _lines(_COPIES)]
    state = [_state_type(line, regulations.STATE_TYPES) for line in _lines(_STATE)]
    laws = [_state_type(line, regulations.STATE_LAWS) for line in _lines(_LAWS)]
    return (*party, *slips, *copies, *state, *laws)


def party_types() -> tuple[DocumentType, ...]:
    """The 33 types of Party papers: 25 types of documents and 8 slips.

    Source: 399-QĐ/TW.
    """
    return tuple(type_ for type_ in document_types() if type_.source is regulations.PARTY_TYPES)


def find(name: str) -> DocumentType:
    """The type that a person names.

    Args:
        name: identifier, or name in Vietnamese or English; a longer name is known by its beginning, so that
            “biên bản kiểm phiếu” is a biên bản.  Case, spaces and the form of marks don't matter.

    Returns:
        The type.

    Raises:
        WrongInput: no type begins so.
    """
    wanted = _plain(name)
    best: DocumentType | None = None
    longest = 0
    for type_ in document_types():
        for known in (type_.id, type_.name, type_.english):
            fits = wanted == known or wanted.startswith(f"{known} ")
            if fits and len(known) > longest:
                best, longest = type_, len(known)
    if best is None:
        raise WrongInput(
            say(
                "“{name}” is not a known type of paper. Name it as in “công văn”, “kế hoạch”, “hướng dẫn”.",
                name=name,
            )
        )
    return best


def by_abbreviation(letters: str, scheme: Scheme) -> tuple[DocumentType, ...]:
    """The types that an abbreviation may stand for.

    Args:
        letters: the abbreviation exactly as it is written, such as ``QĐ``.
        scheme: whose symbol it stands in.

    Returns:
        No, one or several types, in the order of the list of types.
    """
    return tuple(
        type_
        for type_ in document_types()
        if any(a.letters == letters and a.scheme is scheme for a in type_.abbreviations)
    )


def abbreviations(scheme: Scheme) -> tuple[str, ...]:
    """Every abbreviation that symbols of a scheme may hold, each once."""
    letters = (a.letters for type_ in document_types() for a in type_.abbreviations if a.scheme is scheme)
    return tuple(dict.fromkeys(letters))


def _lines(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def _party_type(line: list[str], *, slip: bool = False, source: Source = regulations.PARTY_TYPES) -> DocumentType:
    id_, name, english, party, state = line
    letters = party.removesuffix("?")
    in_use = regulations.PARTY_ABBREVIATIONS_IN_USE
    found = in_use if party.endswith("?") else regulations.PARTY_ABBREVIATIONS
    kept = [Abbreviation(letters, Scheme.PARTY, found)] if letters else []
    kept += [Abbreviation(former, Scheme.PARTY, in_use, is_former=True) for former in _FORMER.get(id_, ())]
    state = "" if state == "-" else state or letters
    kept += [Abbreviation(state, Scheme.STATE, regulations.STATE_ABBREVIATIONS)] if state else []
    return DocumentType(id_, name, english, tuple(kept), source, is_slip=slip)


def _state_type(line: list[str], source: Source) -> DocumentType:
    id_, name, english, letters = line
    listed = regulations.STATE_ABBREVIATIONS if source is regulations.STATE_TYPES else source
    return DocumentType(id_, name, english, (Abbreviation(letters, Scheme.STATE, listed),), source)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
