"""Addresses of long work."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "jobs"
urlpatterns = [
    path("", views.list_jobs, name="home"),
    path("<int:job_id>/", views.show_job, name="show"),
    path("<int:job_id>/cancel/", views.cancel_job, name="cancel"),
    path("<int:job_id>/retry/", views.retry_job, name="retry"),
]
