"""Addresses of accounts, without a name of the app before them: templates of other packages name them."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("demo/", views.demo_sign_in, name="demo-sign-in"),
]
