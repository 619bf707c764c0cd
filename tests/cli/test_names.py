"""``daihoi names …``."""

import io
import json

from daihoi.cli.main import main


def test_a_file_of_names_is_sorted_by_given_name(capsys, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("Trần Thị Bình\n\n  Nguyễn  Văn An \nLê Ân\nBùi Ánh\n", encoding="utf-8")
    assert main(["names", "sort", str(file)]) == 0
    assert capsys.readouterr().out == "Nguyễn Văn An\nBùi Ánh\nLê Ân\nTrần Thị Bình\n"


def test_names_are_read_from_standard_input_and_written_to_a_file(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Lê Đan\nLê Dân\n"))
    assert main(["names", "sort", "-", "-o", str(tmp_path / "out.txt")]) == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "Lê Dân\nLê Đan\n"


def test_a_line_without_a_name_is_named(capsys, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("Lê An\n12\n", encoding="utf-8")
    assert main(["names", "sort", str(file)]) == 2
    assert "names.txt, line 2: “12” holds no name" in capsys.readouterr().err


def test_names_are_parted(capsys):
    assert main(["names", "split", "Nguyễn Thị Minh Khai", "An"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"family": "Nguyễn", "middle": "Thị Minh", "given": "Khai"},
        {"family": "", "middle": "", "given": "An"},
    ]


def test_help_is_said_in_vietnamese(capsys):
    try:
        main(["names", "--help", "--lang", "vi"])
    except SystemExit as end:
        assert end.code == 0
    assert "họ, tên đệm và tên" in " ".join(capsys.readouterr().out.split())
