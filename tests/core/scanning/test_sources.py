"""Every kind of file, and one line for each that can't be opened."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from daihoi.core.ballots.readings import PageVerdict
from daihoi.core.errors import WrongInput
from daihoi.core.scanning import find_pictures, read_files, read_picture
from daihoi.core.scanning.opened import MOST_PIXELS

from .paper import VOTES, png, voted


def saved(kind: str, *grays: np.ndarray, **options) -> bytes:
    file = io.BytesIO()
    pages = [Image.fromarray(one) for one in grays]
    if options.pop("is_fax", False):
        pages = [one.point(lambda value: 255 * (value > 140)).convert("1") for one in pages]
        options["compression"] = "group4"
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(file, kind, **more, **options)
    return file.getvalue()


def bomb() -> bytes:
    """A PNG header of 500 million pixels, and nothing behind it."""
    header = struct.pack(">IIBBBBB", 25_000, 20_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


KINDS = {
    "jpeg": lambda gray: saved("JPEG", gray, quality=85),
    "colour jpeg": lambda gray: saved("JPEG", np.dstack([gray] * 3), quality=85),
    "png": png,
    "colour png": lambda gray: saved("PNG", np.dstack([gray] * 3)),
    "16 bit png": lambda gray: saved("PNG", gray.astype(np.uint16) * 257),
    "png with a see-through ground": lambda gray: saved("PNG", np.dstack([gray] * 3 + [255 - gray // 2])),
    "tiff": lambda gray: saved("TIFF", gray),
    "tiff g4": lambda gray: saved("TIFF", gray, is_fax=True),
    "tiff lzw": lambda gray: saved("TIFF", gray, compression="tiff_lzw"),
    "pdf": lambda gray: saved("PDF", gray, resolution=200),
    "pdf g4": lambda gray: saved("PDF", gray, is_fax=True, resolution=200),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_same_choices(kind):
    paper = voted()
    reading = read_picture(KINDS[kind](paper.scan()), paper.layout, paper.sheet)
    assert (reading.choices, reading.verdict) == (VOTES, PageVerdict.VALID)
    assert len(reading.image_hash) == 64


BROKEN = {
    "empty.jpg": (b"", "empty_file"),
    "text.jpg": (b"this is no picture at all", "not_an_image"),
    "cut.jpg": (None, "broken_file"),
    "cut.png": (None, "broken_file"),
    "bomb.png": (bomb(), "too_large"),
    "header.tif": (b"II*\0\x08\0\0\0", "broken_file"),
    "torn.pdf": (b"%PDF-1.7\nnothing", "broken_file"),
    "stamp.png": (None, "not_an_image"),
}


def broken(name: str) -> bytes:
    content = BROKEN[name][0]
    if content is not None:
        return content
    if name == "stamp.png":
        return png(np.full((20, 30), 255, np.uint8))
    whole = voted().jpeg() if name == "cut.jpg" else png(voted().scan())
    return whole[: len(whole) // 3]


def test_broken_files_give_one_line_each_and_the_rest_goes_on(tmp_path):
    names = [*BROKEN, "good.jpg"]
    for name in BROKEN:
        (tmp_path / name).write_bytes(broken(name))
    paper = voted()
    (tmp_path / "good.jpg").write_bytes(paper.jpeg())
    found = list(read_files([tmp_path / one for one in names], paper.layout, paper.sheet, workers=1))
    assert [one.source for one in found] == names
    assert [(one.verdict.value, one.reasons[0].kind.value) for one in found[:-1]] == [
        ("unreadable", kind) for _content, kind in BROKEN.values()
    ]
    assert found[-1].verdict is PageVerdict.VALID
    assert all(one.reasons[0].text.in_language("en").endswith(".") for one in found[:-1])


def test_a_locked_pdf_says_so(tmp_path):
    path = tmp_path / "locked.pdf"
    path.write_bytes(LOCKED)
    (reading,) = read_files([path], voted().layout, voted().sheet, workers=1)
    assert [one.kind.value for one in reading.reasons] == ["locked"]


def test_a_bomb_is_known_by_its_header():
    assert MOST_PIXELS < 25_000 * 20_000


def test_pages_of_one_file_are_named_by_their_number(tmp_path):
    paper = voted()
    (tmp_path / "b.tif").write_bytes(saved("TIFF", *[paper.scan()] * 3))
    (tmp_path / "b.pdf").write_bytes(saved("PDF", *[paper.scan()] * 2, resolution=200))
    names = [one.name for one in find_pictures([tmp_path / "b.tif", tmp_path / "b.pdf"])]
    assert names == ["b.tif#1", "b.tif#2", "b.tif#3", "b.pdf#1", "b.pdf#2"]


def test_a_folder_is_read_whole_in_natural_order(tmp_path):
    for name in ("page10.jpg", "page2.jpg", "sub/page1.jpg", ".hidden.jpg", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [one.name for one in find_pictures([tmp_path])] == ["page2.jpg", "page10.jpg", "sub/page1.jpg"]


def test_files_of_one_name_keep_their_folders(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.jpg").write_bytes(b"x")
    names = [one.name for one in find_pictures([tmp_path / "a", tmp_path / "b"])]
    assert names == [str(tmp_path / "a" / "1.jpg"), str(tmp_path / "b" / "1.jpg")]


def test_nothing_to_read_and_a_missing_file_are_wrong_input(tmp_path):
    with pytest.raises(WrongInput, match="There is no picture"):
        find_pictures([tmp_path])
    with pytest.raises(WrongInput, match="There is no file"):
        find_pictures([tmp_path / "none.jpg"])


@pytest.mark.parametrize("turn", [3, 6, 8, 2, 5])
def test_a_cameras_orientation_is_followed(turn):
    paper = voted()
    held = {1: 0, 3: 2, 6: 1, 8: 3}
    gray = paper.scan()
    if turn in held:
        stored = np.rot90(gray, held[turn])
    else:
        stored = {2: gray[:, ::-1], 4: gray[::-1], 5: gray.T, 7: gray[::-1, ::-1].T}[turn]
    exif = Image.Exif()
    exif[0x0112] = turn
    content = saved("JPEG", np.ascontiguousarray(stored), quality=90, exif=exif)
    assert read_picture(content, paper.layout, paper.sheet).choices == VOTES


LOCKED = zlib.decompress(
    base64.b85decode(
        "c-pO2!HeTm7+<}t<m6HC@^*B{ESSFJrAeC5bZwh<ci8DnZD)2zCo_;Hubnt)5|h_yXN1KCPojwbf*_&?-J>A5;6?Db2f>pd2nvE153UOOC2g"
        "m(Gt0W*rY(K>zTfxzzW2TFeeW%|t)?Iqirn%yzrOz=x4gU>9!9Ri{3tZgAVtC(NbuG-+SRRY14gy#X8jrxQmb)ewcapeuRl(FMnSSM4r$VM("
        "sUdpo_Pf%Tj_%WuMxV*QJhhCOc~y<)1x&S4%ogakrKSuqhSo5dw$?E&>Yghgvc`P5sOEx=?4^e;KM0ML{aZ`u3W}b2Bd<dg8{;5f^ai%7`3P"
        "yd9+gDQkGC>$UT4f$GtBu{`JeH&wscj|NY%Zu~xi)`?DWu=*<8y%1G52Ig#g*;=<kLQA}~$8BpA!p6}G63EB}str7U{a-d3R$dH_c!{H81qf"
        "z406fE0G<aR0B!I1G?4#L9qC}aRmk&>f9H1j8)_(QovlzU7OzV3S|+R5YTaJvW?M&L|3Why-wDnK0O1kqqlF$=6knd5;5X=hw(XQny_a=1I{"
        "u}revTAL?bk~FzenPsnhWfD8?0cEI12YzVszkPX^N4{tBH<gyyitBXWzjmC^?(zDjdwk&P9)G0*Ru1^3!o-P%e!hAsqN!^x)jMm=r3^4JCc}"
        "6LVW7z{2vcKX^0|ot<4lZsltb8o$#1vXh(%Fw;4?%DdO;E-`6bj(oFRoOJU~)G<$*Hs`bNiU&IsYn<o6ki4UEU*abYYMqGW(2UDvTlFd+gUg"
        "!Cw6&O`{)7x<Z-zkOmBriDDFf*TF7zm27Wi06(hm`>v7WskCVrx%TwxwJH6iBEZdfCd!6Bg6DyWI*+JBbO#7f3>}auI@)Eo6;glEQs*s@#Fb"
        "}Og-EmtiUYpGGL5W<oW$03-(ckh(r}6Ng%~dkr+fWWaYIoJ_F)%t2&ed?7T-?odTV*ijqxOxyn{}5Juy$8pnY@?L()GW|%TQGttMKx)ZlrkD"
        "mN+n3Yq8GpxuR4Pkq(S|&dl`JSN=Qd0C@QIPts12gM;f(Va5w4N$UeMgnG-s7%<=bpq7kCGrSIM2m2pqa}QVv!&a&o%l{GISV}{30J&WxyhV"
        "lKCv4mE2!7VADb1XD*Du2?r)W5j@&=Mgij?uQ}SA<}UDONzCo=g6kof#k1{_4No>>g+ov1d2&RH4g}52<i}ZmIoI9EqQTAg)XJVM%d#zts!f"
        "WDElRRBu!*YLvZUD}5iiwJI|P+v%f+Hi6b*g=FUkd5l*!B8%h1ZR>V$M<MZK~M#*$4m5&o51zHZAZm`T#j#1=(juUrRPAP0;r7N=aAqGw!t7"
        "I49)`u{YQ%51)+#eC<dW0yIh=OiA&HxNN5%^c2P+<^lEw^5PkMP1d14(biG@=E;ni}?PxAK!cRt2?RrJO28oOSb)7<JtE<IqrP#-hT5AM7@P"
        "p)-JyL*3%b0JzUrBD3uQ`{A{n>UEf<Dy;Jortl#+O&!?Wbyf|kj3GH(t(mC<uL8_w23hJY|tf<04mutegOwu&%tV}G5$~hU)<#RHrM9$;1^R"
        "^0P;*5-d=Y@<V4%|hO{Cw{E#}w(1xhR5OoSmi!uZH~yk?BdhYN4I7TqiZ1=+$b?sx?ZDTCJ)#WvgCNHPNz~s$BVR1l%oV_a{`!z2p}gCt-Oe"
        "iKLd`^48dBa{mJIDdp|"
    )
)
"""One empty page behind the password “b”."""
