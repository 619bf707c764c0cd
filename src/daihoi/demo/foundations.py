"""The house: levels, terms, the four levels of units, the people, and who signs in as what."""

from __future__ import annotations

from datetime import date

from daihoi.apps.accounts import actions as accounts
from daihoi.apps.accounts.models import User
from daihoi.apps.members import actions as members
from daihoi.apps.members.models import HoldingSource, Membership
from daihoi.apps.organisations import actions as organisations
from daihoi.apps.organisations.models import OfficeKind, Reach, Role, Term, Unit

from . import people, units
from .case import facts
from .steps import Demo

RULEBOOK = "vn-party-244"  # the election regulation in force in 2020
TERM_BEFORE = date(2015, 8, 1)

# username, name, role, unit, reach, what the role is for
ROLES = (
    ("thu-ky", "Nguyễn Thị Minh Thư", Role.SECRETARY, "dub", "Bí thư Đảng ủy Bộ: thấy và điều hành cả đại hội"),
    ("nhan-su", "Trần Quốc Nhân", Role.PERSONNEL, "dub", "Cán bộ nhân sự: đảng viên, nhân sự, đại biểu"),
    ("kiem-phieu", "Lê Thị Kim Kiểm", Role.TELLER, "dub", "Kiểm phiếu: nhập kết quả, nhập phiếu (tổ A)"),
    ("kiem-phieu-2", "Bùi Văn Soát", Role.TELLER, "dub", "Kiểm phiếu, người thứ hai: nhập phiếu độc lập (tổ B)"),
    ("kiem-phieu-3", "Ngô Thị Chiếu", Role.TELLER, "dub", "Kiểm phiếu, người thứ ba: đối chiếu phiếu nhập khác nhau"),
    ("van-phong", "Đỗ Văn Phong", Role.OFFICE, "dub", "Văn phòng: văn bản, kế hoạch, đôn đốc"),
    ("tuyen-truyen", "Phan Thanh Tuyên", Role.COMMUNICATIONS, "dub", "Tuyên truyền: cổng thông tin, báo chí"),
    ("van-kien", "Vũ Thu Văn", Role.DOCUMENTS, "dub", "Tiểu ban Văn kiện: dự thảo và góp ý"),
    ("co-so", "Hoàng Văn Cơ", Role.SECRETARY, "cs15", "Bí thư một chi bộ cơ sở: nhận chỉ đạo, tổ chức đại hội chi bộ"),
    ("cap-tren", "Đặng Thị Khối", Role.SECRETARY, "duk", "Bí thư Đảng ủy Khối (cấp trên): theo dõi, chuẩn y"),
    ("dang-vien", "Mai Đức Viên", Role.MEMBER, "cs15", "Đảng viên: đọc dự thảo, góp ý"),
)


def ministry() -> Unit:
    """The unit in the middle of the case."""
    unit: Unit = Unit.objects.get(code="dub")
    return unit


def below() -> list[Unit]:
    """The grass-roots units in the order of the tree."""
    return list(ministry().get_children().select_related("level"))


def term() -> Term:
    """The term that the congresses open."""
    return Term.objects.get(name=facts()["term"]["name"])


def term_before() -> Term:
    """The term whose committee convenes the congresses, and in which the case's papers were numbered."""
    return Term.objects.get(name=facts()["term"]["previous"])


def build_house(demo: Demo) -> None:
    """Levels, terms and the three levels above the grass roots."""
    by = demo.by("demo")
    for level in facts()["level"]:
        organisations.add_level(level["rank"], level["name"], by=by, congress_name=level["congress_name"])
    given = facts()["term"]
    before = organisations.add_term(given["previous"], by=by, starts_on=TERM_BEFORE, ends_on=date(2020, 7, 31))
    organisations.add_term(
        given["name"], by=by, starts_on=given["starts_on"], ends_on=given["ends_on"], previous=before
    )
    above = None
    for unit in facts()["unit"]:
        row = organisations.UnitRow(
            code=unit["code"],
            name=unit["name"],
            level=unit["level"],
            symbol=unit["symbol"],
            superior_title=unit["committee"],
            place=unit["place"],
            rulebook=RULEBOOK,
        )
        above = organisations.add_unit(above, row, by=by)


def build_grassroots(demo: Demo) -> None:
    """The 69 invented units below the ministry."""
    rows = [
        organisations.UnitRow(
            code=unit.code,
            name=unit.name,
            level=4,
            symbol=unit.symbol,
            superior_title=f"Chi ủy {unit.name}" if unit.is_cell else f"Đảng ủy {unit.name.removeprefix('Đảng bộ ')}",
            place="Hà Nội",
            rulebook=RULEBOOK,
        )
        for unit in _invented_units(demo)
    ]
    organisations.add_units(ministry(), rows, by=demo.by("demo"), is_sample=True)


def enrol_members(demo: Demo) -> None:
    """The 2,179 invented members, by one sheet of the ministry."""
    case = facts()["ministry"]
    invented = people.invent(case["members"], demo.seed, date(2019, 6, 1))
    places = [unit.code for unit in _invented_units(demo) for _ in range(unit.members)]
    rows = [
        {
            "Họ và tên": person.full_name,
            "Giới tính": "Nữ" if person.sex == "female" else "Nam",
            "Ngày sinh": person.born_on,
            "Đơn vị": code,
            "Ngày vào Đảng": person.joined_on,
            "Ngày chính thức": "" if person.is_probationary else person.official_on,
            "Tình trạng": "Dự bị" if person.is_probationary else "Chính thức",
            "Dân tộc": person.ethnicity,
            "Tôn giáo": person.religion,
            "Quê quán": person.home_town,
            "Trình độ chuyên môn": person.qualification,
            "Lý luận chính trị": person.theory_level,
            "Chức vụ": person.occupation,
            "Số thẻ": f"M{number:06d}",
        }
        for number, (person, code) in enumerate(zip(invented, places, strict=True), 1)
    ]
    done = members.import_members(ministry(), rows, by=demo.by("demo"), file_name="dang-vien-mau.xlsx", is_sample=True)
    if done.problems:
        raise ValueError(f"The invented members are not in order: {done.problems[:3]}")


def seat_outgoing_committee(demo: Demo) -> None:
    """The committee of the term before, which convenes the congress: its members are delegates ex officio."""
    chosen = (
        Membership.objects.filter(unit__in=below(), status="official", official_on__lt=date(2012, 1, 1))
        .select_related("person")
        .order_by("person__born_on", "pk")
    )
    seniors = demo.dice("committee").sample(list(chosen[:400]), facts()["ministry"]["ex_officio"])
    before = term_before()
    holdings = [
        members.Holding(seat.person, office, HoldingSource.ELECTED, TERM_BEFORE, is_approved=True)
        for place, seat in enumerate(seniors)
        for office in _offices(place)
    ]
    members.record_office_holdings(ministry(), before, holdings, by=demo.by("demo"))


def open_accounts(demo: Demo) -> None:
    """The roles that the sign-in page of the demo offers."""
    by = demo.by("demo")
    for username, name, role, code, about in ROLES:
        account = accounts.create_user(username, name, by=by, about=about, is_demo=True)
        organisations.assign_role(account.user, Unit.objects.get(code=code), role, by=by, reach=Reach.UNIT)


def first_account() -> User:
    """The account by which the demo is built; nobody can sign in as it."""
    known = User.objects.filter(username="demo").first()
    return known or accounts.set_up_house("demo", "Bộ dựng dữ liệu mẫu").user


def _invented_units(demo: Demo) -> list[units.Grassroots]:
    case = facts()["ministry"]
    return units.invent(case["subordinate_organisations"], case["members"], demo.seed)


def _offices(place: int) -> tuple[str, ...]:
    if place == 0:
        return (OfficeKind.COMMITTEE, OfficeKind.STANDING_COMMITTEE, OfficeKind.SECRETARY)
    if place <= 2:
        return (OfficeKind.COMMITTEE, OfficeKind.STANDING_COMMITTEE, OfficeKind.DEPUTY_SECRETARY)
    return (OfficeKind.COMMITTEE, OfficeKind.STANDING_COMMITTEE) if place <= 8 else (OfficeKind.COMMITTEE,)
