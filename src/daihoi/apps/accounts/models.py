"""Those who sign in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person or a desk that signs in; what it may do is said by its roles in the tree of units."""

    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    language = models.CharField(
        _("language"), max_length=5, default="vi", choices=[("vi", _("Vietnamese")), ("en", _("English"))]
    )
    is_demo = models.BooleanField(_("demo role"), default=False)
    about = models.CharField(_("what the role is for"), max_length=200, blank=True)

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The full name, family name first."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name, as Vietnamese people are addressed."""
        return self.full_name.split()[-1] if self.full_name else self.username
