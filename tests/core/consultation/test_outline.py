"""A draft taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.consultation import Fate, Kind, Successor, follow, outline
from daihoi.core.names import normalise

DRAFT = """
BÁO CÁO CHÍNH TRỊ
CỦA ĐẢNG BỘ
Trình Đại hội lần thứ III

PHẦN THỨ NHẤT
KIỂM ĐIỂM VIỆC THỰC HIỆN NGHỊ QUYẾT

I. ĐẶC ĐIỂM TÌNH HÌNH
Trong nhiệm kỳ qua, Đảng bộ có 2.179 đảng viên
và 69 tổ chức trực thuộc.
1. Thuận lợi
- Được quan tâm.
+ Nhất là về nhân sự
2. Khó khăn, hạn chế
a) Về kinh tế
12.5 triệu người tham gia.
b) Công tác xây dựng Đảng còn hạn chế; cần khắc phục.
II- PHƯƠNG HƯỚNG
1.1. Mục tiêu
Phần thứ hai: Nhiệm vụ
Điều 5 quy định rõ việc này.
Điều 5. Tổ chức thực hiện
"""
LINES = st.lists(
    st.sampled_from(
        [
            "", "  ", "PHẦN THỨ NHẤT", "Phần II: Nhiệm vụ", "I. Tình hình", "1. Thuận lợi", "1.2. Kết quả",
            "a) Kinh tế", "- Một ý.", "+ Hai ý", "# Tên", "## II. Mục ##", "KẾT LUẬN", "đi tiếp một câu",
            "Một đoạn văn dài hơn.", "Chương X", "Điều 3.", "V.I. Lênin", "\u200b", "12.5 triệu",
        ]
    )
    | st.text(max_size=20),
    max_size=12,
)  # fmt: skip


def told(text):
    return [
        (block.kind.value[0], block.depth, block.number, block.text, block.anchor) for block in outline(text).blocks
    ]


def without_digest(row):
    kind, depth, number, text, anchor = row
    return kind, depth, number, text, anchor if kind == "h" else anchor[:-8]


def test_an_official_draft_has_numbered_headings_and_paragraphs():
    assert [without_digest(row) for row in told(DRAFT)] == [
        ("h", 1, "", "BÁO CÁO CHÍNH TRỊ CỦA ĐẢNG BỘ", "bao-cao-chinh-tri-cua-da"),
        ("p", 1, "", "Trình Đại hội lần thứ III", "bao-cao-chinh-tri-cua-da-p"),
        ("h", 2, "PHẦN THỨ NHẤT", "KIỂM ĐIỂM VIỆC THỰC HIỆN NGHỊ QUYẾT", "phan-1"),
        ("h", 3, "I", "ĐẶC ĐIỂM TÌNH HÌNH", "phan-1-i"),
        ("p", 3, "", "Trong nhiệm kỳ qua, Đảng bộ có 2.179 đảng viên và 69 tổ chức trực thuộc.", "phan-1-i-p"),
        ("h", 4, "1", "Thuận lợi", "phan-1-i-1"),
        ("p", 4, "-", "Được quan tâm.", "phan-1-i-1-p"),
        ("p", 4, "+", "Nhất là về nhân sự", "phan-1-i-1-p"),
        ("h", 4, "2", "Khó khăn, hạn chế", "phan-1-i-2"),
        ("h", 5, "a", "Về kinh tế", "phan-1-i-2-a"),
        ("p", 5, "", "12.5 triệu người tham gia.", "phan-1-i-2-a-p"),
        ("p", 4, "b", "Công tác xây dựng Đảng còn hạn chế; cần khắc phục.", "phan-1-i-2-p"),
        ("h", 3, "II", "PHƯƠNG HƯỚNG", "phan-1-ii"),
        ("h", 4, "1.1", "Mục tiêu", "phan-1-ii-1.1"),
        ("h", 2, "Phần thứ hai", "Nhiệm vụ", "phan-2"),
        ("p", 2, "", "Điều 5 quy định rõ việc này.", "phan-2-p"),
        ("h", 3, "Điều 5", "Tổ chức thực hiện", "phan-2-dieu-5"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("Chương IX. Khen thưởng", "h", "Chương IX"),
        ("Mục A: Chung", "h", "Mục A"),
        ("Phần thứ mười hai", "h", "Phần thứ mười hai"),
        ("A. ĐẶC ĐIỂM", "h", "A"),
        ("IV/ Tổ chức", "h", "IV"),
        ("2) Tiến độ", "h", "2"),
        ("3 - Kết quả", "h", "3"),
        ("1.2.3 Chi tiết", "h", "1.2.3"),
        ("### 4. Về nguồn lực", "h", "4"),
        ("## Mở đầu ##", "h", ""),
        ("1. Một câu trọn vẹn kết thúc bằng dấu chấm.", "p", "1"),
        ("đ) Một ý;", "p", "đ"),
        ("• Một ý", "p", "•"),
        ("V.I. Lênin đã nói.", "p", ""),
        ("C. Mác đã viết.", "p", ""),
        ("1.000 người dự.", "p", ""),
        ("Phần này nói chung.", "p", ""),
        ("Mục tiêu chung là phát triển.", "p", ""),
        ("IVX. Không phải số La Mã", "p", ""),
        ("1. " + "dài " * 60, "p", "1"),
    ],
)
def test_marks_of_a_line(line, kind, number):
    (row,) = told(line)
    assert (row[0], row[2]) == (kind, number)


def test_markdown_levels_stand_above_numbers():
    assert [(row[1], row[4]) for row in told("# Tên\n## I. Một\n1. Hai\n## II. Ba\n")] == [
        (1, "ten"),
        (2, "i"),
        (3, "i-1"),
        (2, "ii"),
    ]


def test_a_new_paragraph_elsewhere_moves_no_anchor():
    before = {block.text: block.anchor for block in outline(DRAFT).blocks}
    changed = DRAFT.replace("1. Thuận lợi\n", "1. Thuận lợi\nMột đoạn mới.\n").replace("BÁO CÁO", "DỰ THẢO BÁO CÁO")
    after = {block.text: block.anchor for block in outline(changed).blocks}
    moved = {text for text in before if text in after and before[text] != after[text]}
    assert moved == {"Trình Đại hội lần thứ III"}  # it stands under the title, which was changed


def test_the_same_words_twice_have_two_anchors():
    first, second = outline("Một ý.\nMột ý.\n").blocks
    assert second.anchor == f"{first.anchor}-2"


def test_sections_hold_their_own_paragraphs():
    sections = outline("Mở đầu.\nI. Một\nHai.\nBa.\n1. Bốn\nNăm.").sections
    assert [(s.anchor, s.heading and s.heading.text, [p.text for p in s.paragraphs]) for s in sections] == [
        ("dau", None, ["Mở đầu."]),
        ("i", "Một", ["Hai.", "Ba."]),
        ("i-1", "Bốn", ["Năm."]),
    ]


def test_blocks_are_found_by_their_anchors():
    draft = outline(DRAFT)
    assert draft.block("phan-1-i").text == "ĐẶC ĐIỂM TÌNH HÌNH"
    assert draft.block("phan-9") is None
    assert [heading.number for heading in draft.headings][:3] == ["", "PHẦN THỨ NHẤT", "I"]


def test_a_deep_heading_has_a_short_anchor_all_the_same():
    lines = "\n".join(f"{'#' * level} Tiêu đề rất dài số {level} của dự thảo" for level in range(1, 7))
    anchors = [block.anchor for block in outline(lines + "\nMột đoạn.").blocks]
    assert max(map(len, anchors)) <= 60 and len(set(anchors)) == 7


@given(LINES)
def test_no_letter_of_a_draft_is_lost(lines):
    text = "\n".join(lines)
    blocks = outline(text).blocks
    assert "".join(block.source for block in blocks) == (text if normalise(text) else "")
    for block in blocks:
        letters = [c for c in normalise(" ".join(block.source.splitlines())) if c.isalnum()]
        assert [c for c in block.number + block.text if c.isalnum()] == letters


@given(LINES)
def test_anchors_are_unique_and_depths_grow_by_one(lines):
    blocks = outline("\n".join(lines)).blocks
    assert len({block.anchor for block in blocks}) == len(blocks)
    assert all(0 < len(block.anchor) <= 60 for block in blocks)
    depth = 0
    for block in blocks:
        assert block.depth <= depth + (block.kind is Kind.HEADING)
        depth = block.depth


def test_comments_follow_into_the_next_draft():
    old = outline("I. Một\nĐảng bộ có hai nghìn đảng viên ở mọi đơn vị.\nÝ thứ hai.\nII. Hai\nMất hẳn.\n")
    new = outline("I. Một, sửa\nĐảng bộ có ba nghìn đảng viên ở mọi đơn vị.\nÝ thứ hai.\n")
    fates = follow(old, new)
    _head, changed, same, gone_head, gone = (block.anchor for block in old.blocks)
    assert fates == {
        "i": Successor("i", Fate.SAME),
        changed: Successor(new.blocks[1].anchor, Fate.CHANGED),
        same: Successor(same, Fate.SAME),
        gone_head: Successor("", Fate.GONE),
        gone: Successor("", Fate.GONE),
    }


def test_a_paragraph_that_was_taken_out_leaves_its_comments_to_the_section():
    old, new = outline("I. Một\nMột ý đã bỏ.\nMột ý khác.\n"), outline("I. Một\nMột ý khác.\n")
    assert follow(old, new)[old.blocks[1].anchor] == Successor("i", Fate.SECTION)


@given(LINES, LINES)
def test_every_block_has_a_successor_and_no_changed_one_is_shared(one, other):
    old, new = outline("\n".join(one)), outline("\n".join(other))
    fates = follow(old, new)
    assert set(fates) == {block.anchor for block in old.blocks}
    changed = [successor.anchor for successor in fates.values() if successor.fate is Fate.CHANGED]
    assert len(changed) == len(set(changed))
    standing = {block.anchor for block in new.blocks} | {section.anchor for section in new.sections} | {""}
    assert {successor.anchor for successor in fates.values()} <= standing
    assert all(successor.fate is Fate.SAME for successor in follow(old, old).values())
