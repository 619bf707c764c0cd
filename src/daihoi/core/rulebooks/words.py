"""What an organisation calls its meeting and the people in it: words, not rules, so they cite nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from daihoi.core.shares import Wording


@dataclass(frozen=True, slots=True)
class AssemblyWords:
    """Words of one organisation (``[words]``); a word that a pack leaves out is the one of most organisations.

    Args:
        members: those who vote in a meeting of all.
        person: how one of them is counted.
        votes: what is counted where votes weigh.
        all_members: the meeting of all of them.
        chair: who leads the meeting.
        prepared_by: how a name came onto the list that was prepared beforehand.
        attendance_report: the report on who attends by right.
        checkers: who draws it up.
        main_report: the report that the meeting discusses first.
    """

    members: Wording = field(default=Wording("members", "hội viên"))
    person: Wording = field(default=Wording("people", "người"))
    votes: Wording = field(default=Wording("votes", "phiếu biểu quyết"))
    all_members: Wording = field(default=Wording("congress of all members", "đại hội toàn thể"))
    chair: Wording = field(default=Wording("presidium", "Đoàn Chủ tịch"))
    prepared_by: Wording = field(
        default=Wording("prepared by the convening committee", "ban chấp hành triệu tập chuẩn bị")
    )
    attendance_report: Wording = field(default=Wording("report on credentials", "báo cáo thẩm tra tư cách đại biểu"))
    checkers: Wording = field(default=Wording("credentials committee", "Ban Thẩm tra tư cách đại biểu"))
    main_report: Wording = field(default=Wording("political report", "báo cáo chính trị"))
