"""The columns that a sheet of members may hold, and the words that its cells may say."""

from __future__ import annotations

from daihoi.apps.organisations.sheets import Column

from .models import MembershipStatus, Sex

COLUMNS = (
    Column(
        "full_name", "Họ và tên", "Full name",
        ("họ tên", "tên", "họ, tên", "họ và tên đảng viên", "họ và tên đoàn viên", "name"),
        is_required=True, example="Nguyễn Văn An",
    ),
    Column("sex", "Giới tính", "Sex", ("nam/nữ", "nam, nữ", "nam nữ", "gender"), is_required=True, example="Nam"),
    Column(
        "born_on", "Ngày sinh", "Date of birth",
        ("ngày tháng năm sinh", "ngày, tháng, năm sinh", "sinh ngày", "birth date", "born"),
        is_required=True, example="22/11/1985",
    ),
    Column(
        "unit", "Đơn vị", "Unit",
        ("chi bộ", "mã đơn vị", "đơn vị sinh hoạt", "nơi sinh hoạt", "unit code", "cell", "tổ chức đảng"),
        example="cb-van-phong",
    ),
    Column("card_number", "Số thẻ", "Card number", ("số thẻ đảng viên", "số thẻ đảng", "card no", "card no.")),
    Column("joined_on", "Ngày vào Đảng", "Joined on",
           ("ngày vào", "ngày kết nạp", "ngày vào đoàn", "ngày gia nhập", "joined"), example="19/05/2010"),
    Column("official_on", "Ngày chính thức", "Official since",
           ("chính thức", "ngày công nhận chính thức", "official on"), example="19/05/2011"),
    Column("status", "Tình trạng", "Status", ("trạng thái", "loại đảng viên"), example="Chính thức"),
    Column("ethnicity", "Dân tộc", "Ethnicity", (), example="Kinh"),
    Column("religion", "Tôn giáo", "Religion", (), example="Không"),
    Column("home_town", "Quê quán", "Home town", ("quê",), example="Hà Nội"),
    Column("residence", "Nơi ở", "Residence", ("nơi ở hiện nay", "chỗ ở", "thường trú", "address")),
    Column("qualification", "Trình độ chuyên môn", "Professional qualification",
           ("chuyên môn", "trình độ", "qualification"), example="Đại học"),
    Column("theory_level", "Lý luận chính trị", "Political-theory level",
           ("trình độ lý luận", "trình độ lý luận chính trị", "political theory"), example="Trung cấp"),
    Column("languages", "Ngoại ngữ", "Foreign languages", ("trình độ ngoại ngữ", "languages")),
    Column("occupation", "Chức vụ", "Position", ("chức danh", "nghề nghiệp", "occupation")),
    Column("workplace", "Đơn vị công tác", "Workplace", ("nơi công tác", "nơi làm việc", "cơ quan")),
)  # fmt: skip

SEXES = {
    "nam": Sex.MALE, "male": Sex.MALE, "m": Sex.MALE,
    "nu": Sex.FEMALE, "female": Sex.FEMALE, "f": Sex.FEMALE,
}  # fmt: skip
STATUSES = {
    "chinh thuc": MembershipStatus.OFFICIAL, "official": MembershipStatus.OFFICIAL,
    "du bi": MembershipStatus.PROBATIONARY, "probationary": MembershipStatus.PROBATIONARY,
    "sinh hoat tam thoi": MembershipStatus.TEMPORARY, "temporary": MembershipStatus.TEMPORARY,
    "temporarily attached": MembershipStatus.TEMPORARY,
    "mien sinh hoat": MembershipStatus.EXEMPTED, "mien cong tac va sinh hoat": MembershipStatus.EXEMPTED,
    "exempted": MembershipStatus.EXEMPTED, "exempted from work and activities": MembershipStatus.EXEMPTED,
    "dinh chi sinh hoat": MembershipStatus.SUSPENDED, "suspended": MembershipStatus.SUSPENDED,
    "suspended from activities": MembershipStatus.SUSPENDED,
}  # fmt: skip
STATUS_WORDS = "Chính thức, Dự bị, Sinh hoạt tạm thời, Miễn sinh hoạt, Đình chỉ sinh hoạt"
