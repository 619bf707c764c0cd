"""The public house: made once, written by the communications desk, read by anybody, found without marks."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from daihoi.apps.audit.models import Entry
from daihoi.apps.consultation import actions as consultation
from daihoi.apps.portal import actions, queries
from daihoi.apps.portal.models import NewsPage, OutletKind, PortalHome, SectionKind
from daihoi.apps.shell import clock
from daihoi.core.errors import Refused, WrongInput

WEBM = b"\x1a\x45\xdf\xa3" + b"0" * 20


@pytest.fixture
def portal(congress, people) -> PortalHome:
    return actions.make_portal(congress, by=people.an)


def piece(title: str = "Đại hội thành công", **fields: object) -> actions.Piece:
    given = {"summary": "Tóm tắt", "body": "<p>Nội dung</p>", "published_on": date(2020, 8, 28)}
    return actions.Piece(title, **(given | fields))


def test_the_portal_is_made_once(portal, congress, people):
    assert actions.make_portal(congress, by=people.an) == portal
    assert [page.slug for page in portal.get_children()] == ["trong-nuoc", "quoc-te", "thong-bao", "video"]


def test_nothing_is_published_before_there_is_a_portal(congress, people):
    with pytest.raises(Refused, match="no portal yet"):
        actions.publish_news(congress, piece(), by=people.an)


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang"])
def test_only_the_communications_desk_and_the_secretary_publish(portal, congress, people, who):
    with pytest.raises(PermissionDenied):
        actions.publish_news(congress, piece(), by=getattr(people, who))


def test_news_is_published_in_its_section_and_written_to_the_trail(portal, congress, people):
    page = actions.publish_news(congress, piece(section=SectionKind.INTERNATIONAL, tags=["đại hội"]), by=people.an)
    assert page.live
    assert page.get_parent().specific.kind == SectionKind.INTERNATIONAL
    assert Entry.objects.filter(verb="portal.news_published", on_key=str(congress.pk)).count() == 1


HARMFUL = (
    '<p onclick="x()">Nội dung <b>chính</b></p><script>alert(1)</script><img src=x onerror=alert(1)>'
    '<a href="javascript:alert(1)">một</a><a href="https://example.vn/a?b=1&c=2">hai</a><style>p{}</style>'
    '<iframe src="https://example.vn"></iframe><h2 style="color:red">Đề mục</h2>'
)
HARMLESS = (
    '<p>Nội dung <b>chính</b></p><a rel="noopener noreferrer">một</a>'
    '<a href="https://example.vn/a?b=1&amp;c=2" rel="noopener noreferrer">hai</a><h2>Đề mục</h2>'
)


def test_what_could_run_in_a_readers_browser_is_taken_out_before_it_is_kept(portal, congress, people, client):
    news = actions.publish_news(congress, piece(body=HARMFUL), by=people.an)
    notice = actions.publish_notice(congress, "Lịch họp", HARMFUL, date(2020, 8, 1), by=people.an)
    for page in (news, notice):
        page.refresh_from_db()
        assert page.body == HARMLESS
        assert "alert(1)" not in client.get(page.url).content.decode()


def test_two_pieces_of_one_title_get_addresses_of_their_own(portal, congress, people):
    slugs = [actions.publish_news(congress, piece(), by=people.an).slug for _ in range(3)]
    assert slugs == ["dai-hoi-thanh-cong", "dai-hoi-thanh-cong-2", "dai-hoi-thanh-cong-3"]


def test_an_empty_title_is_refused_with_a_sentence(portal, congress, people):
    with pytest.raises(WrongInput, match="title is empty"):
        actions.publish_news(congress, piece("  "), by=people.an)


def test_a_file_that_is_no_video_is_refused(portal, congress, people):
    with pytest.raises(WrongInput, match="neither a WebM nor an MP4"):
        actions.publish_video(congress, "Phim", b"GIF89a", date(2020, 8, 1), by=people.an, file_name="a.gif")


def test_related_news_share_tags_before_they_share_the_section(portal, congress, people):
    first = actions.publish_news(congress, piece("Một", tags=["a", "b"]), by=people.an)
    actions.publish_news(congress, piece("Hai", tags=["c"]), by=people.an)
    actions.publish_news(congress, piece("Ba", tags=["a", "b"]), by=people.an)
    actions.publish_news(congress, piece("Bốn", tags=["b"]), by=people.an)
    assert [page.title for page in NewsPage.objects.get(pk=first.pk).related()] == ["Ba", "Bốn", "Hai"]


def test_a_search_without_marks_finds_words_with_marks(portal, congress, people):
    actions.publish_news(congress, piece(), by=people.an)
    actions.publish_notice(congress, "Lịch họp", "<p>Ngày mai</p>", date(2020, 8, 1), by=people.an)
    assert [hit.title for hit in queries.search("dai hoi")] == ["Đại hội thành công"]
    assert [hit.title for hit in queries.search("ĐẠI HỘI")] == ["Đại hội thành công"]
    assert queries.search("không có từ này") == []
    assert queries.search("  ") == []


def test_a_withdrawn_page_is_public_no_more_but_kept(portal, congress, people, client):
    page = actions.publish_news(congress, piece(), by=people.an)
    assert client.get(page.url).status_code == 200
    actions.withdraw_page(congress, page, by=people.an)
    assert client.get(page.url).status_code == 404
    assert NewsPage.objects.filter(pk=page.pk).exists()
    assert queries.search("dai hoi") == []


def test_an_item_is_counted_once(congress, people):
    [outlet] = actions.list_outlets(congress, [("Báo", OutletKind.NEWSPAPER, 5)], by=people.an)
    for _ in range(2):
        actions.count_item(outlet, "Bài một", date(2020, 8, 1), by=people.an, views=10)
    [row] = queries.coverage(congress)
    assert (row.news, row.seen, row.planned_items) == (1, 10, 5)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_stranger_reads_the_whole_portal(portal, congress, people, client, language):
    news = actions.publish_news(congress, piece(tags=["đại hội"]), by=people.an)
    for number in range(12):
        actions.publish_notice(congress, f"Thông báo {number}", "<p>…</p>", date(2020, 8, 1), by=people.an)
    video = actions.publish_video(congress, "Phim", WEBM, date(2020, 8, 1), by=people.an, transcript="Lời")
    client.cookies["daihoi_language"] = language
    pages = [
        portal.url,
        news.url,
        video.url,
        f"{portal.url}thong-bao/",
        f"{portal.url}trong-nuoc/",
        f"{portal.url}video/",
    ]
    pages += [
        reverse("portal:search") + "?q=dai+hoi",
        reverse("portal:papers"),
        reverse("portal:feed", args=[portal.pk]),
    ]
    assert {url: client.get(url).status_code for url in pages} == dict.fromkeys(pages, 200)
    assert client.get(reverse("portal:portals"))["Location"] == portal.url
    second = client.get(f"{portal.url}thong-bao/?page=2").content.decode()
    assert second.count("<li>") == 2


@pytest.fixture
def draft(congress, people):
    written = consultation.create_draft(
        congress, by=people.an, kind="political_report", title="Báo cáo", text="I. Mở đầu\nLời văn.", is_public=True
    )
    today = clock.today()
    return consultation.open_for_opinions(written, by=people.an, opens_on=today, closes_on=today)


def test_a_citizen_reads_an_open_draft_speaks_and_gets_a_receipt(portal, draft, client):
    assert draft.title in client.get(reverse("portal:drafts")).content.decode()
    page = reverse("portal:draft", args=[draft.pk])
    assert client.get(page).status_code == 200
    given = {"text": "Nên nêu số liệu.", "section": draft.sections.first().anchor, "key": "abc"}
    first, second = client.post(page, given), client.post(page, given)
    assert first["Location"] == second["Location"]
    assert draft.comments.count() == 1
    assert "Nên nêu số liệu." in client.get(first["Location"]).content.decode()


def test_a_draft_that_is_not_public_is_not_found(portal, draft, client):
    type(draft).objects.filter(pk=draft.pk).update(is_public=False)
    assert client.get(reverse("portal:draft", args=[draft.pk])).status_code == 404


def test_the_desk_opens_for_the_unit_and_for_nobody_else(portal, congress, people, client):
    url = reverse("portal:home", args=[congress.pk])
    for who, status in (("an", 200), ("ha", 200), ("dung", 403)):
        client.force_login(getattr(people, who))
        assert client.get(url).status_code == status
    client.logout()
    assert client.get(url).status_code == 302


def test_the_desk_publishes_what_is_written_as_plain_text(portal, congress, people, client):
    client.force_login(people.an)
    given = {
        "title": "Tin mới",
        "section": "home",
        "published_on": "2020-08-01",
        "summary": "Tóm tắt",
        "text": "Đoạn <một>\n\nĐoạn hai",
        "tags": "a, b",
    }
    assert client.post(reverse("portal:write-news", args=[congress.pk]), given).status_code == 302
    page = NewsPage.objects.get(title="Tin mới")
    assert page.body == "<p>Đoạn &lt;một&gt;</p><p>Đoạn hai</p>"
    assert sorted(page.tags.names()) == ["a", "b"]
