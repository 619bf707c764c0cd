"""From scanned pages to readings: what a machine saw on each page, and why a person must look.

Public names::

    read_files(paths, layout, sheet) -> Iterator[PageReading]   files and folders, in order, on all cores
    read_picture(picture, layout, sheet) -> PageReading         one page
    find_pictures(paths) -> [Picture]                           every picture in files and folders, as plain data
    read_pictures(pictures, layout, sheet)                      the same as read_files, for pictures found before
    read_chunk(plain data) -> [plain data]                      a job's share of the work, also on a cluster
    Doubles().check(reading, fingerprint) -> PageReading        the same sheet scanned twice
    Zones, DEFAULT_ZONES                                        where empty ends and marked begins
    crops.straightened, crops.crop, crops.crops                 pictures of a page, a row or a box for people

Everything here needs the extra ``scan`` and nothing needs a network, a database or a clock.  In doubt a person looks:
no rule here turns a doubtful mark into a vote.
"""

from . import crops
from .batch import read_chunk, read_files, read_pictures
from .doubles import Doubles
from .opened import Opened, Unopened
from .reading import read_picture
from .sources import Picture, find_pictures
from .zones import DEFAULT_ZONES, Zones

__all__ = [
    "DEFAULT_ZONES",
    "Doubles",
    "Opened",
    "Picture",
    "Unopened",
    "Zones",
    "crops",
    "find_pictures",
    "read_chunk",
    "read_files",
    "read_picture",
    "read_pictures",
]
