"""Invented people: names, ages and biographies drawn from a seed; nobody of them lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Trịnh", "Mai", "Tô", "Lương", "Tạ", "Cao", "Hà", "Chu", "Quách", "Thái", "La", "Vương"]
FAMILY_WEIGHTS = [38, 12, 10, 8, 6, 3, 5, 4, 3, 3, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
MEN_MIDDLE = ["Văn", "Đức", "Quang", "Hữu", "Minh", "Công", "Xuân", "Đình", "Ngọc", "Thanh", "Trọng", "Quốc", "Tuấn", "Hải", "Mạnh", "Bá", "Viết", "Anh", "Duy", "Thế"]
WOMEN_MIDDLE = (
    ["Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Kim", "Minh", "Hồng", "Mai", "Phương", "Bích", "Diệu", "Khánh", "Quỳnh", "Thùy", "Hương", "Lan", "Tuyết", "Ánh"]
)
MEN_GIVEN = ["An", "Anh", "Bách", "Bảo", "Bình", "Cường", "Chiến", "Chính", "Dũng", "Duy", "Dương", "Đạt", "Đông", "Đức", "Giang", "Hà", "Hải", "Hiếu", "Hiển", "Hòa", "Hoàng", "Hùng", "Huy", "Hưng", "Khánh", "Khoa", "Kiên", "Lâm", "Linh", "Long", "Lộc", "Minh", "Nam", "Nghĩa", "Ngọc", "Nguyên", "Nhân", "Phong", "Phúc", "Phương", "Quân", "Quang", "Quý", "Sơn", "Tài", "Tâm", "Tân", "Thái", "Thành", "Thắng", "Thiện", "Thịnh", "Thông", "Thuận", "Tiến", "Toàn", "Trung", "Trường", "Tú", "Tuấn", "Tùng", "Vinh", "Việt", "Vũ", "Ân", "Ứng"]
WOMEN_GIVEN = ["An", "Anh", "Ánh", "Bình", "Châu", "Chi", "Diễm", "Diệp", "Dung", "Duyên", "Đào", "Giang", "Hà", "Hải", "Hạnh", "Hằng", "Hiền", "Hoa", "Hòa", "Hồng", "Huệ", "Hương", "Huyền", "Khánh", "Lan", "Liên", "Linh", "Loan", "Ly", "Mai", "Minh", "My", "Nga", "Ngân", "Ngọc", "Nguyệt", "Nhung", "Oanh", "Phương", "Phượng", "Quyên", "Quỳnh", "Tâm", "Thanh", "Thảo", "Thoa", "Thơ", "Thu", "Thúy", "Thủy", "Thư", "Trang", "Trinh", "Tú", "Tuyết", "Uyên", "Vân", "Xuân", "Yến", "Ái"]
TOWNS = ["Hà Nội", "Hải Phòng", "Hải Dương", "Hưng Yên", "Nam Định", "Thái Bình", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Phú Thọ", "Bắc Ninh", "Bắc Giang", "Vĩnh Phúc", "Thái Nguyên", "Quảng Ninh", "Quảng Nam", "Bình Định", "Cần Thơ", "Bến Tre"]
MINORITIES = ("Tày", "Nùng", "Mường", "Thái", "Hoa", "Dao")
QUALIFICATIONS = ("Cử nhân", "Kỹ sư", "Thạc sĩ", "Tiến sĩ", "Trung cấp")
THEORY = ("Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân")
OCCUPATIONS = ("Chuyên viên", "Chuyên viên chính", "Phó trưởng phòng", "Trưởng phòng", "Kỹ sư", "Giảng viên", "Kế toán")


@dataclass(frozen=True)
class Invented:
    """One invented member, in the columns of the members' sheet."""

    full_name: str
    sex: str
    born_on: date
    ethnicity: str
    religion: str
    home_town: str
    qualification: str
    theory_level: str
    occupation: str
    joined_on: date
    official_on: date
    is_probationary: bool


def invent(count: int, seed: int, today: date) -> list[Invented]:
    """Different people by name and birth date together.

    Args:
        count: how many.
        seed: the same seed gives the same people.
        today: ages lie between 22 and 60 years on this day.
    """
    dice = Random(seed)
    known: set[tuple[str, date]] = set()
    people: list[Invented] = []
    while len(people) < count:
        person = _one(dice, today)
        if (person.full_name, person.born_on) not in known:
            known.add((person.full_name, person.born_on))
            people.append(person)
    return people


def _one(dice: Random, today: date) -> Invented:
    is_woman = dice.random() < 0.42
    family = dice.choices(FAMILIES, FAMILY_WEIGHTS)[0]
    middle = dice.choice(WOMEN_MIDDLE if is_woman else MEN_MIDDLE)
    given = dice.choice(WOMEN_GIVEN if is_woman else MEN_GIVEN)
    age_days = int(dice.triangular(22 * 365.25, 60 * 365.25, 41 * 365.25))
    born_on = today - timedelta(days=age_days)
    joined_on = born_on + timedelta(days=dice.randint(21 * 365, max(21 * 365 + 1, age_days - 30)))
    is_probationary = (today - joined_on).days < 365
    minority = dice.random() < 0.05
    return Invented(
        full_name=f"{family} {middle} {given}",
        sex="female" if is_woman else "male",
        born_on=born_on,
        ethnicity=dice.choice(MINORITIES) if minority else "Kinh",
        religion="Không" if dice.random() < 0.98 else "Công giáo",
        home_town=dice.choice(TOWNS),
        qualification=dice.choices(QUALIFICATIONS, (40, 22, 25, 6, 7))[0],
        theory_level=dice.choices(THEORY, (45, 30, 20, 5))[0],
        occupation=dice.choices(OCCUPATIONS, (40, 15, 10, 10, 15, 5, 5))[0],
        joined_on=joined_on,
        official_on=joined_on + timedelta(days=365),
        is_probationary=is_probationary,
    )
