"""Addresses of a tiny site: the shell, the sign-in pages, and views that go wrong in every way."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from daihoi.apps.shell import lists, tables
from daihoi.apps.shell.guards import public
from daihoi.apps.shell.narrowing import Choice
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source, SourceStatus

RULE = Source("190-QĐ/TW", "Đ30", SourceStatus.FOUND)
ERRORS = {
    "refused": Refused(say("The count is not closed yet."), RULE),
    "wrong": WrongInput(say("Search this list")),
    "denied": PermissionDenied(),
    "database": OperationalError("no such table"),
    "mistake": ZeroDivisionError(),
}


class UserTable(tables.Table):
    username = tables.NameColumn(verbose_name="Username", linkify=False)
    about = tables.Column(verbose_name="About", sensitive=True)
    date_joined = tables.MomentColumn(verbose_name="Joined")

    def url_of(self, record):
        return f"/users/{record.pk}/"


class NoteForm(forms.Form):
    title = forms.CharField()
    words = forms.CharField(widget=forms.Textarea)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)


@public
def fail(request, kind):
    raise ERRORS[kind]


@public
def users(request):
    return lists.render_list(
        request,
        table_class=UserTable,
        queryset=get_user_model().objects.order_by("username"),
        title="Users",
        search=("username",),
        choices=[Choice("language", "Language", [("vi", "VI"), ("en", "EN")], lambda rows, v: rows.filter(language=v))],
        export_name="users",
        may_see_sensitive=lambda request: "open" in request.GET,
        per_page=25,
    )


@public
def note(request):
    """A form that is refused when it is sent, so that nothing may be lost."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["title"] == "good":
            return HttpResponse("taken")
        raise ERRORS["refused"]
    return render(request, "shell/form.html", {"title": "Note", "form": form, "autosave": "note"})


@public
def plain(request):
    return HttpResponse("plain")


urlpatterns = [
    path("", include("daihoi.apps.shell.urls")),
    path("accounts/", include("allauth.urls")),
    path("demo/", plain, name="demo-sign-in"),
    path("overview/", plain, name="overview"),
    path("search/", plain, name="search"),
    path("fail/<slug:kind>/", fail),
    path("users/", users),
    path("note/", note),
]
