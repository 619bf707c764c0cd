from datetime import date, timedelta

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from daihoi.apps.shell.shapes import Act, Fact, Progress
from daihoi.core.sentences import say
from daihoi.core.sources import Source, SourceStatus


def drawn(text, language="vi", **values):
    with translation.override(language):
        return Template(text).render(Context(values))


def test_a_figure_stands_with_what_it_is_a_part_of():
    assert (
        drawn("{% figure votes of base %}", votes=181, base=1348)
        == '<span class="dh-figure"><b>181</b>/1.348 <small>(13,43%)</small></span>'
    )


def test_a_figure_without_a_base_is_a_dash():
    assert "–" in drawn("{% figure votes of base %}", votes=181, base=None)


@pytest.mark.parametrize("text", ["{% figure 1 %}", "{% figure 1 in 2 %}", "{% figure 1 of %}"])
def test_a_figure_can_not_be_written_without_its_base(text):
    with pytest.raises(TemplateSyntaxError, match="n of base"):
        drawn(text)


def test_a_sentence_of_the_law_is_said_in_the_language_of_the_page():
    sentence = say("The count is not closed yet.")
    assert drawn("{% sentence s %}", "vi", s=sentence) == "Chưa kết thúc kiểm phiếu."
    assert drawn("{{ s|said }}", "en", s=sentence) == "The count is not closed yet."


def test_a_sentence_can_not_smuggle_markup():
    assert drawn("{% sentence s %}", s=say("{name}", name="<b>")) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("status", "mark"),
    [(SourceStatus.FOUND, ""), (SourceStatus.UNVERIFIED, "chưa kiểm chứng"), (SourceStatus.DERIVED, "suy ra")],
)
def test_a_source_says_how_well_it_is_attested(status, mark):
    html = drawn("{% source rule %}", rule=Source("190-QĐ/TW", "Đ30", status))
    assert "<cite>Đ30, 190-QĐ/TW</cite>" in html
    assert ("dh-unverified" in html, mark in html) == (bool(mark), True)


def test_a_state_has_a_colour_a_sign_and_a_word():
    html = drawn('{% state_badge "late" %}')
    assert ("dh-state-late" in html, "#exclamation-circle" in html, "Quá hạn" in html) == (True, True, True)


def test_a_state_may_have_its_own_word_and_an_unknown_state_its_own_name():
    assert "gửi lại" in drawn('{% state_badge "returned" "gửi lại" %}')
    assert "mystery" in drawn('{% state_badge "mystery" %}')


def test_any_value_is_shown_as_people_write_it():
    values = [None, "", True, False, 1234, date(2026, 11, 22), "Hà Nội", say("yes")]
    shown = [drawn("{% shown v %}", v=value) for value in values]
    assert shown == [
        '<span class="dh-none">–</span>', '<span class="dh-none">–</span>', "có", "không",
        '<span class="dh-num">1.234</span>', '<time datetime="2026-11-22">22/11/2026</time>', "Hà Nội", "có",
    ]  # fmt: skip


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in drawn('{% icon "lock" %}')
    assert 'role="img" aria-label="Khóa"' in drawn('{% icon "lock" "Khóa" %}')
    assert drawn("{% icon nothing %}") == ""


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "còn khoảng 5 giây"), (60, "còn khoảng 1 phút"), (61, "còn khoảng 2 phút")]
)
def test_the_time_left_is_told_in_round_figures(seconds, words):
    assert drawn("{{ s|left }}", s=seconds) == words


def test_a_length_of_time_is_counted_in_whole_minutes():
    assert drawn("{{ s|minutes }}", s=timedelta(seconds=3601)) == "61"


def test_a_locked_act_can_not_be_pressed_and_says_why_with_the_article():
    act = Act("Certify", "/go/", "post", locked=say("The count is not closed yet."), source=Source("Q", "Đ3"))
    html = drawn('{% include "shell/act.html" %}', act=act)
    assert (" disabled>" in html, "Chưa kết thúc kiểm phiếu." in html, "Đ3, Q" in html) == (True, True, True)
    assert "<form" not in html


def test_an_act_that_changes_something_is_sent_with_its_question():
    act = Act("Void", "/void/", "post", confirm='Void "A"?', fields={"round": 2}, is_dangerous=True)
    html = drawn('{% include "shell/act.html" %}', act=act)
    assert 'data-confirm="Void &quot;A&quot;?"' in html
    assert '<input type="hidden" name="round" value="2">' in html
    assert "btn-danger" in html


def test_a_fact_without_a_value_is_a_dash():
    assert "–" in drawn('{% include "shell/facts.html" %}', facts=[Fact("Place", None)])


def test_running_work_asks_again_and_can_be_cancelled():
    running = Progress("Reading", "now", 181, 348, 130, url="/p/", cancel_url="/stop/")
    html = drawn('{% include "shell/progress.html" %}', progress=running)
    assert ('hx-get="/p/"' in html, "còn khoảng 3 phút" in html, 'action="/stop/"' in html) == (True, True, True)
    assert '<progress aria-labelledby="progress-label" max="348" value="181"' in html


def test_finished_work_asks_no_more():
    html = drawn(
        '{% include "shell/progress.html" %}', progress=Progress("Reading", "done", 3, 3, url="/p/", cancel_url="/s/")
    )
    assert ("hx-get" in html, "/s/" in html, "dh-full" in html) == (False, False, True)
