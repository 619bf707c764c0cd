"""Pages of accounts: one's own profile, and the demo's doors."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.shell.guards import public, signed_in
from daihoi.apps.shell.shapes import Act, Fact, Finding

from . import actions, queries
from .adapter import remember_language
from .attempts import attempt
from .forms import ProfileForm
from .models import User

SIGN_IN_BACKEND = "django.contrib.auth.backends.ModelBackend"


@signed_in
def profile(request: HttpRequest) -> HttpResponseBase:
    """My name, my language, my password, my second factor."""
    user: Any = request.user
    form = ProfileForm(request.POST or None, initial={"full_name": user.full_name, "language": user.language})
    if request.method == "POST" and attempt(form, lambda: _save(user, form.cleaned_data)):
        translation.activate(user.language)
        messages.success(request, _("Your profile is saved."))
        return remember_language(redirect("profile"), user.language)
    is_strong = queries.has_second_factor(user)
    context = {
        "title": _("My account"),
        "facts": [
            Fact(_("User name"), user.username),
            Fact(_("Last sign-in"), user.last_login),
            Fact(_("Two-step sign-in"), _("on") if is_strong else _("off")),
        ],
        "findings": [] if is_strong else [_advice()],
        "form": form,
        "acts": [
            Act(_("Change the password"), reverse("account_change_password"), icon="key"),
            Act(_("Two-step sign-in"), reverse("mfa_index"), icon="shield-lock"),
        ],
        "trail": trail_of(user),
    }
    return render(request, "shell/form.html", context)


@public
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Enter a role of the demo without a password; there is no such door outside a demo."""
    if not settings.IS_DEMO:
        raise Http404
    user = get_object_or_404(User, username=request.POST.get("username", ""), is_demo=True, is_active=True)
    login(request, user, backend=SIGN_IN_BACKEND)
    return HttpResponseRedirect(_next_page(request))  # the visitor's language stays: a demo role has none of its own


def _save(user: User, given: dict[str, Any]) -> User:
    actions.change_profile(user, full_name=given["full_name"], by=user)
    return actions.set_language(user, given["language"], by=user)


def _advice() -> Finding:
    return Finding(
        "warn",
        _("Your account is guarded by a password alone. Who leads or keeps files of people should add a second step."),
        url=reverse("mfa_index"),
        mend=_("Add a second step"),
    )


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)
