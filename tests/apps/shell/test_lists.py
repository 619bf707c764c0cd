import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation
from python_calamine import load_workbook

from daihoi.apps.shell import lists, samples
from daihoi.apps.shell.exports import harmless
from daihoi.core.errors import Refused

pytestmark = [pytest.mark.urls("tests.apps.shell.addresses"), pytest.mark.django_db]


@pytest.fixture
def users():
    model = get_user_model()
    rows = [model(username=f"user{n:02}", about=f"secret {n}", language="vi" if n % 3 else "en") for n in range(60)]
    return model.objects.bulk_create(rows)


def page(client, address, language="vi"):
    return client.get(address, headers={"accept-language": language}).content.decode()


def test_the_title_carries_the_count(client, users):
    html = page(client, "/users/")
    assert '<span class="dh-num">60</span>' in html
    assert "Dòng 1–25 trong 60" in html


def test_search_narrows_the_rows_and_the_count(client, users):
    html = page(client, "/users/?q=user0+7")
    assert '<span class="dh-num">1</span>' in html
    assert ("user07" in html, "user08" in html) == (True, False)


def test_a_search_that_finds_nothing_says_so_and_offers_the_way_back(client, users):
    assert "Không có dòng nào khớp với “nobody”" in page(client, "/users/?q=nobody")


def test_a_search_text_can_not_smuggle_markup(client, users):
    assert "<script>alert" not in page(client, "/users/?q=<script>alert(1)</script>")


def test_a_chip_keeps_its_rows_and_a_second_press_takes_it_off(client, users):
    html = page(client, "/users/?language=en&sort=-username")
    assert '<span class="dh-num">20</span>' in html
    assert 'class="dh-chip dh-chip-on" href="?sort=-username"' in html


def test_an_option_that_does_not_exist_is_ignored(client, users):
    assert '<span class="dh-num">60</span>' in page(client, "/users/?language=xx")


def test_rows_are_sorted_by_a_column(client, users):
    html = page(client, "/users/?sort=-username")
    assert html.index("user59") < html.index("user58")
    assert 'aria-sort="descending"' in html


@pytest.mark.parametrize("number", ["99", "0", "-1", "x", "²"])
def test_a_page_that_does_not_exist_shows_one_that_does(client, users, number):
    assert client.get(f"/users/?page={number}").status_code == 200


def test_the_last_page_is_shown_for_a_page_beyond_it(client, users):
    assert "Dòng 51–60 trong 60" in page(client, "/users/?page=99")


def test_only_offered_page_sizes_are_taken(client, users):
    assert "Dòng 1–50 trong 60" in page(client, "/users/?per_page=50")
    assert "Dòng 1–25 trong 60" in page(client, "/users/?per_page=100000")


def test_a_page_costs_a_fixed_number_of_queries(client, users, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/users/?per_page=50")


def test_a_row_opens_what_it_shows(client, users):
    assert f'data-href="/users/{users[0].pk}/"' in page(client, "/users/")


def test_sensitive_columns_are_hidden_from_those_who_may_not_see_them(client, users):
    assert ("secret 5" in page(client, "/users/"), "[đã che]" in page(client, "/users/")) == (False, True)
    assert "secret 5" in page(client, "/users/?open")


def test_the_export_holds_exactly_what_is_seen(client, users):
    response = client.get("/users/?export=csv&q=user0&language=en&sort=-username&open&per_page=25")
    text = response.getvalue()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Username", "user09", "user06", "user03", "user00"]
    assert response["Content-Disposition"] == 'attachment; filename="users.csv"'


def test_sensitive_values_are_masked_in_the_export(client, users):
    with translation.override("vi"):
        text = client.get("/users/?export=csv&q=user07", headers={"accept-language": "vi"}).getvalue().decode()
    assert ("[đã che]" in text, "secret 7" in text) == (True, False)


def test_the_spreadsheet_holds_numbers_as_numbers_and_days_as_days(client, settings):
    settings.DEBUG = True
    content = client.get("/style/list/?export=xlsx&q=tuyet&sort=born_on").getvalue()
    rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert (rows[1][0], str(rows[1][2])[:10], rows[1][3]) == ("Nguyễn Thị Ánh Tuyết", "1960-01-01", 348.0)
    assert len(rows) == 7


@pytest.mark.parametrize("text", ["=1+1", "+84", "-cmd", "@sum", "\tx", "\rx"])
def test_a_formula_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


def test_plain_text_stays_as_it_is():
    assert harmless("Nguyễn Văn An = 1") == "Nguyễn Văn An = 1"


def test_a_formula_in_a_name_does_not_reach_the_files(client):
    get_user_model().objects.create(username="=HYPERLINK(1)")
    assert b"\r\n'=HYPERLINK(1)," in client.get("/users/?export=csv").getvalue()
    book = load_workbook(io.BytesIO(client.get("/users/?export=xlsx").getvalue()))
    assert book.get_sheet_by_index(0).to_python()[1][0] == "=HYPERLINK(1)"


def test_the_print_view_shows_every_row_on_one_page(client, users):
    html = page(client, "/users/?export=print&open")
    assert html.count("<tr>") == 61
    assert "data-print" in html


def test_a_list_too_long_to_print_is_refused_with_a_way_out(client, users, monkeypatch):
    monkeypatch.setattr(lists, "MOST_PRINTED", 59)
    response = client.get("/users/?export=print", headers={"accept-language": "vi"})
    assert response.status_code == 409
    assert "Danh sách có 60 dòng" in response.content.decode()


def test_a_list_without_an_export_name_can_not_be_taken_away(rf):
    answer = render(rf, "/?export=csv")
    assert answer["Content-Type"].startswith("text/html")


def test_the_page_is_told_of_an_export_and_whether_sensitive_values_are_in_it(rf):
    told = []
    for allowed in (True, False):
        render(
            rf, "/?export=csv", export_name="people", may_see_sensitive=lambda request, allowed=allowed: allowed,
            exported=lambda request, kind, count, sensitive: told.append((kind, count, sensitive)),
        )  # fmt: skip
    assert told == [("csv", 36, True), ("csv", 36, False)]


def test_dataclasses_are_found_without_marks(rf):
    html = render(rf, "/?q=anh+TUYET", search=("name",)).content.decode()
    assert html.count("data-href") == 6


def test_an_empty_list_says_what_to_do_first(rf):
    html = render(rf, "/", queryset=[], empty=("Nothing yet.", "Import a list", "/import/")).content.decode()
    assert ("Nothing yet." in html, 'href="/import/"' in html, "<table" in html) == (True, True, False)


def test_bulk_acts_offer_a_box_on_each_row(rf):
    html = render(rf, "/", bulk=[samples.Act("Remind", "/remind/", "post")]).content.decode()
    assert html.count('name="selected"') == 36
    assert 'formaction="/remind/"' in html


def test_chosen_rows_are_taken_only_from_those_the_reader_may_act_on(rf, users):
    mine = get_user_model().objects.filter(username__lt="user10")
    request = rf.post("/", {"selected": [users[3].pk, users[50].pk, "x"]})
    assert [user.username for user in lists.selected(request, mine)] == ["user03"]
    people = samples.members()
    assert [row.pk for row in lists.selected(rf.post("/", {"selected": ["2"]}), people)] == [2]


def test_a_bulk_act_without_a_chosen_row_is_refused(rf):
    with pytest.raises(Refused, match="No row is chosen"):
        lists.selected(rf.post("/"), [])


def render(rf: RequestFactory, address, **options):
    request = rf.get(address)
    request.user = AnonymousUser()
    rows = options.pop("queryset", samples.members())
    return lists.render_list(
        request, table_class=samples.SampleTable, queryset=rows, title="People", per_page=50, **options
    )
