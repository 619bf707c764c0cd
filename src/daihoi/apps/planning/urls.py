"""Addresses of planning."""

from __future__ import annotations

from django.urls import path

from .views import bodies, calendar, tasks

STOP = "c/<int:congress_id>/planning/"

app_name = "planning"
urlpatterns = [
    path(STOP, tasks.home, name="home"),
    path(STOP + "calendar/", calendar.show, name="calendar"),
    path(STOP + "calendar.ics", calendar.download, name="calendar_file"),
    path(STOP + "people/", bodies.people, name="people"),
    path(STOP + "bodies/", bodies.show_all, name="bodies"),
    path(STOP + "bodies/usual/", bodies.set_up_usual, name="usual"),
    path(STOP + "bodies/add/", bodies.add, name="add_body"),
    path(STOP + "bodies/<int:pk>/", bodies.show, name="body"),
    path(STOP + "bodies/<int:pk>/edit/", bodies.edit, name="edit_body"),
    path(STOP + "bodies/<int:pk>/remove/", bodies.remove, name="remove_body"),
    path(STOP + "bodies/<int:pk>/seat/", bodies.seat, name="seat"),
    path(STOP + "seats/<int:pk>/remove/", bodies.unseat, name="unseat"),
    path(STOP + "tasks/add/", tasks.add, name="add_task"),
    path(STOP + "tasks/finish/", tasks.finish_chosen, name="finish_tasks"),
    path(STOP + "tasks/<int:pk>/", tasks.show, name="task"),
    path(STOP + "tasks/<int:pk>/edit/", tasks.edit, name="edit_task"),
    path(STOP + "tasks/<int:pk>/move/", tasks.move, name="move_task"),
    path(STOP + "tasks/<int:pk>/drop/", tasks.drop, name="drop_task"),
    path(STOP + "tasks/<int:pk>/work/", tasks.work, name="work"),
]
