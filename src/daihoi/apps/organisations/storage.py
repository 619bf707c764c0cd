"""Where files lie that only a guarded page may give out: beside the public media, never below its address."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateFiles(FileSystemStorage):
    """The folder ``private`` in the home folder, looked up at each use; its files have no address."""

    def __init__(self) -> None:
        super().__init__(base_url=None)

    @property
    def base_location(self) -> str:
        return str(settings.HOME / "private")

    @property
    def location(self) -> str:
        return str(Path(self.base_location).resolve())


private_files = PrivateFiles()
