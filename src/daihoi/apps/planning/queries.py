"""What the plan of a congress holds: usual bodies, tasks as they stand today, where the stop stands."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.apps.congresses.models import Congress
from daihoi.core.sources import Source, SourceStatus

from .models import BodyKind, TaskState

OPEN_STATES = (TaskState.OPEN, TaskState.DOING)
SOON_DAYS = 7


@dataclass(frozen=True)
class UsualBody:
    """A body that congresses of a level usually have; names and duties are printed in papers, so in Vietnamese."""

    kind: str
    name: str
    duty: str
    source: Source


_CUSTOM = Source("35-CT/TW", "", SourceStatus.UNVERIFIED)
_ABOVE_GRASS_ROOTS = (
    UsualBody(
        BodyKind.PERSONNEL_SUBCOMMITTEE, "Tiểu ban Nhân sự",
        "Xây dựng đề án nhân sự, chuẩn bị hồ sơ, danh sách bầu cử; đề xuất cơ cấu, số lượng đại biểu.", _CUSTOM,
    ),
    UsualBody(
        BodyKind.DOCUMENTS_SUBCOMMITTEE, "Tiểu ban Văn kiện",
        "Soạn thảo báo cáo chính trị, báo cáo kiểm điểm, nghị quyết; tổng hợp, tiếp thu, giải trình ý kiến góp ý.",
        _CUSTOM,
    ),
    UsualBody(
        BodyKind.LOGISTICS_SUBCOMMITTEE, "Tiểu ban Tổ chức - Phục vụ",
        "Chuẩn bị hội trường, khánh tiết, tài liệu, kinh phí, tuyên truyền, y tế, an ninh và đón tiếp đại biểu.",
        _CUSTOM,
    ),
    UsualBody(
        BodyKind.STEERING_COMMITTEE, "Các Tổ Chỉ đạo đại hội cấp cơ sở",
        "Hướng dẫn, kiểm tra, duyệt nội dung và dự đại hội của các đơn vị trực thuộc.", _CUSTOM,
    ),
)  # fmt: skip
_GRASS_ROOTS = (
    UsualBody(
        BodyKind.SUPPORT_TEAM, "Tổ giúp việc đại hội",
        "Giúp cấp ủy chuẩn bị văn kiện, nhân sự và công tác phục vụ đại hội; không thành lập các tiểu ban.",
        Source("35-CT/TW", "", SourceStatus.UNVERIFIED),
    ),
)  # fmt: skip


def usual_bodies(congress: Congress) -> tuple[UsualBody, ...]:
    """Subcommittees and steering teams where units lie below, a support team at the grass roots."""
    return _GRASS_ROOTS if congress.unit.is_leaf() else _ABOVE_GRASS_ROOTS
