"""Papers to draw in tests; all persons are invented."""

from datetime import date

from daihoi.core.documents import (
    Align,
    Annex,
    Article,
    Capacity,
    Chapter,
    Column,
    Heading,
    Items,
    Marker,
    Paper,
    Paragraph,
    Run,
    Scheme,
    Secrecy,
    Signature,
    Symbol,
    Table,
    Urgency,
)
from daihoi.core.words import figures

SUPERIOR, ISSUER = "Đảng ủy Khối các cơ quan Trung ương", "Đảng ủy Bộ Công Thương"
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng")
_MIDDLES = ("Thị", "Văn", "Quốc", "Minh", "Thúy", "Đức")
_GIVEN = (
    "An", "Ánh", "Bình", "Chương", "Dũng", "Đường", "Giang", "Hiếu", "Hưởng", "Khuyến", "Lượng", "Mẫn", "Nguyệt",
    "Oanh", "Phượng", "Quỳnh", "Sửu", "Thưởng", "Uyển", "Yến",
)  # fmt: skip
NAMES = tuple(f"{_FAMILIES[n % 10]} {_MIDDLES[n % 6]} {_GIVEN[n % 20]}" for n in range(30))

COUNTING_MINUTES = Paper(
    superior="Đảng bộ Bộ Công Thương",
    issuer="Đại hội đại biểu lần thứ III\nnhiệm kỳ 2020-2025",
    symbol=Symbol(3, "BB", "ĐH"),
    place="Hà Nội",
    issued_on=date(2020, 7, 2),
    type_name="Biên bản",
    summary="kiểm phiếu bầu Ban Chấp hành Đảng bộ khóa III, nhiệm kỳ 2020-2025",
    body=(
        Paragraph(
            "Vào hồi 9 giờ 30 phút, ngày 02 tháng 7 năm 2020, tại Hội trường lớn, Ban Kiểm phiếu do Đại hội bầu ra đã "
            "tiến hành kiểm phiếu bầu Ban Chấp hành Đảng bộ khóa III."
        ),
        Heading("Tình hình phát phiếu, thu phiếu"),
        Items(
            (
                (Run("Tổng số đại biểu được triệu tập: "), Run("245", is_bold=True), Run(" đồng chí;")),
                "Số phiếu phát ra: 244 phiếu; số phiếu thu về: 244 phiếu;",
                "Số phiếu hợp lệ: 243 phiếu; số phiếu không hợp lệ: 01 phiếu.",
            )
        ),
        Heading("Kết quả kiểm phiếu"),
        Table(
            (
                Column("TT", 2, Align.CENTRE),
                Column("Họ và tên", 10),
                Column("Số phiếu đồng ý", 5, Align.CENTRE),
                Column("Tỷ lệ % (trên 245 đại biểu được triệu tập)", 6, Align.CENTRE),
                Column("Ghi chú", 4),
            ),
            tuple(
                (str(n), name, str(241 - 3 * n), figures.percent(241 - 3 * n, 245), "")
                for n, name in enumerate(NAMES, start=1)
            ),
        ),
        Paragraph("Biên bản được lập thành 02 bản, thông qua trước Đại hội vào hồi 11 giờ cùng ngày."),
    ),
    signatures=(
        Signature("Thư ký", "Trần Thị Bình"),
        Signature("Trưởng ban", "Nguyễn Văn An", Capacity.ON_BEHALF, "Ban Kiểm phiếu"),
        Signature("Chủ tọa", "Lê Thị Hạnh", Capacity.ON_BEHALF, "Đoàn Chủ tịch"),
    ),
    footer="Dữ liệu mẫu",
)

LETTER = Paper(
    superior=SUPERIOR,
    issuer=ISSUER,
    symbol=Symbol(535, "CV", "ĐUB"),
    place="Hà Nội",
    issued_on=date(2019, 9, 17),
    summary="lãnh đạo, chỉ đạo thực hiện Kết luận 55-KL/TW về nhân sự",
    addressees=("Các đảng bộ, chi bộ trực thuộc", "Các ban tham mưu giúp việc"),
    body=(
        Paragraph("Thực hiện Kết luận số 55-KL/TW của Ban Bí thư, Ban Thường vụ Đảng ủy yêu cầu các cấp ủy:"),
        Items(("Quán triệt Kết luận đến từng chi bộ.", "Rà soát quy hoạch cấp ủy."), Marker.NUMBER),
        Paragraph("Yêu cầu các cấp ủy nghiêm túc triển khai thực hiện"),
    ),
    signatures=(Signature("Phó Bí thư", "Nguyễn Văn Mẫu", Capacity.ON_BEHALF, "Ban Thường vụ"),),
    recipients=("Như trên", "Đảng ủy Khối (để báo cáo)"),
    archive="Văn phòng Đảng ủy",
    secrecy=Secrecy.SECRET,
    urgency=Urgency.URGENT,
)

PLAN = Paper(
    layout="party-05",
    superior=SUPERIOR,
    issuer=ISSUER,
    symbol=Symbol(None, "KH", "ĐUB"),
    draft=2,
    is_internal=True,
    place="Hà Nội",
    type_name="Kế hoạch",
    summary="tổ chức Đại hội đại biểu Đảng bộ lần thứ III",
    body=(
        Heading("Mục đích, yêu cầu"),
        Heading("Mục đích", 2),
        Paragraph("Đánh giá kết quả nhiệm kỳ; xác định phương hướng, mục tiêu nhiệm kỳ 2020-2025."),
        Heading("Yêu cầu", 2),
        Items(("Thiết thực, chất lượng, hiệu quả.", "Phát huy dân chủ, giữ vững kỷ cương.")),
        Heading("Tiến độ"),
        Heading("Cấp cơ sở", 2),
        Heading("Chi bộ", 3),
        Table(
            (
                Column("TT", 1, Align.CENTRE),
                Column("Nội dung", 6),
                Column("Số lượng", 2, Align.RIGHT, "Kết quả"),
                Column("Tỷ lệ %", 2, Align.RIGHT, "Kết quả"),
            ),
            (("1", "Đại hội chi bộ", "52", "75,36%"), ("", "Cộng", "69", "100,00%")),
            title="Tiến độ đại hội",
            bold_rows=frozenset({1}),
        ),
        Paragraph("Ban Thường vụ yêu cầu các cấp ủy thực hiện nghiêm túc."),
    ),
    signatures=(Signature("Bí thư", "", Capacity.ON_BEHALF, "Ban Thường vụ"),),
    recipients=("Các chi bộ trực thuộc",),
    archive="Văn phòng Đảng ủy",
    annexes=(
        Annex(
            "Danh sách trích ngang",
            (
                Table(
                    (Column("TT"), Column("Họ và tên", 5), Column("Chức vụ, đơn vị", 8)),
                    (("1", NAMES[0], "Vụ trưởng"),),
                ),
            ),
            is_landscape=True,
            note="Kèm theo Kế hoạch của Ban Thường vụ Đảng ủy",
        ),
    ),
)

DECISION = Paper(
    layout="state-30",
    superior="Tổng Liên đoàn Lao động Việt Nam",
    issuer="Công đoàn Công Thương",
    symbol=Symbol(30, "QĐ", "CĐCT", Scheme.STATE),
    place="Hà Nội",
    issued_on=date(2023, 1, 9),
    type_name="Quyết định",
    summary="Ban hành Quy chế làm việc của Ban Tổ chức Đại hội",
    body=(
        Paragraph((Run("Căn cứ Điều lệ Công đoàn Việt Nam;", is_italic=True),)),
        Paragraph((Run("QUYẾT ĐỊNH:", is_bold=True),), Align.CENTRE),
        Chapter("Quy định chung"),
        Article(text="Ban hành kèm theo Quyết định này Quy chế làm việc."),
        Article("Hiệu lực thi hành", "Quyết định có hiệu lực từ ngày ký."),
        Article(text="Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này"),
    ),
    signatures=(Signature("Phó Chủ tịch", "Trần Thị Mẫu", Capacity.IN_PLACE, "Chủ tịch"),),
    recipients=("Như Điều 3", "Tổng Liên đoàn (để báo cáo)"),
    archive="VP (05)",
)

RESOLUTION = Paper(
    superior="Party Organisation of the Ministry",
    issuer="Third Congress of Delegates",
    symbol=Symbol(2, "NQ", "ĐH"),
    place="Ha Noi",
    issued_on=date(2020, 7, 3),
    type_name="Resolution",
    summary="of the Third Congress of Delegates",
    language="en",
    body=(Heading("Results of the term"), Paragraph("The Congress adopts the political report.")),
    signatures=(Signature("Chair", "Sample Person", Capacity.ON_BEHALF, "the Presidium"),),
    recipients=("Subordinate organisations",),
    archive="Office",
)

PAPERS = {
    "counting_minutes": COUNTING_MINUTES,
    "letter": LETTER,
    "plan": PLAN,
    "decision": DECISION,
    "resolution": RESOLUTION,
}
