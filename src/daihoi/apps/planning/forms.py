"""What people fill in: bodies, tasks, reasons; and the filters of the task list."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.shell.inputs import DayInput

from . import queries
from .models import Body, BodyKind, Task, TaskState


class BodyForm(forms.Form):
    """A subcommittee or team."""

    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=160, help_text=_("As it is printed in your papers."))
    duty = forms.CharField(label=_("Duties"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    established_by: Any = forms.ModelChoiceField(
        queryset=None, label=_("Established by"), required=False, empty_label=_("no paper yet")
    )

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["established_by"].queryset = queries.papers_for(congress)  # type: ignore[attr-defined]


class DirectiveChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Directives by their papers."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.paper)[:120]


class TaskForm(forms.Form):
    """A task: what, by when, who, what comes out of it."""

    title = forms.CharField(label=_("Task"), max_length=300)
    due_on = forms.DateField(label=_("Due on"), widget=DayInput())
    body: Any = forms.ModelChoiceField(
        queryset=None, label=_("Leading body"), required=False, empty_label=_("the office")
    )
    supporters: Any = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Supporting bodies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    product = forms.CharField(
        label=_("Product"), max_length=200, required=False, help_text=_("What lies on the table when it is done.")
    )
    directive: Any = DirectiveChoice(
        queryset=None, label=_("Assigned by the paper"), required=False, empty_label=_("by our own plan")
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    assignee: Any = forms.ModelChoiceField(
        queryset=Person.objects.all(), required=False, widget=forms.HiddenInput, label=_("Person in charge")
    )

    def __init__(self, *args: Any, congress: Congress, has_day: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(congress=congress)
        self.fields["body"].queryset = self.fields["supporters"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["directive"].queryset = queries.directives_for(congress)  # type: ignore[attr-defined]
        if not has_day:
            del self.fields["due_on"]


class RescheduleForm(forms.Form):
    """Another day, and why."""

    due_on = forms.DateField(label=_("New day"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), max_length=300)


class DropForm(forms.Form):
    """Why a task is not needed any more."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class TaskFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Tasks by state, body and person."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("overdue", _("overdue")), *TaskState.choices],
        method="keep_state",
    )
    body = django_filters.ModelChoiceFilter(label=_("Body"), queryset=Body.objects.none(), method="keep_body")
    assignee = django_filters.ModelChoiceFilter(label=_("Person in charge"), queryset=Person.objects.none())

    class Meta:
        model = Task
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        congress = self.request.congress
        self.filters["body"].queryset = Body.objects.filter(congress=congress)
        self.filters["assignee"].queryset = Person.objects.filter(tasks__congress=congress).distinct()

    def keep_state(self, rows: Any, _name: str, value: str) -> Any:
        """Overdue is a question of today, the others are states."""
        return rows.filter(is_overdue=True) if value == "overdue" else rows.filter(state=value)

    def keep_body(self, rows: Any, _name: str, value: Body) -> Any:
        """Tasks that the body leads or supports."""
        return rows.filter(Q(body=value) | Q(supporters=value)).distinct()
