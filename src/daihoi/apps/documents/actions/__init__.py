"""The acts on the register: entering, issuing, drawing, attaching, relating, replacing."""

from .issue import issue_paper, issue_rendered
from .keep import attach_file, change_paper, read_file, relate_paper, replace_paper
from .register import register_issued, register_received

__all__ = [
    "attach_file",
    "change_paper",
    "issue_paper",
    "issue_rendered",
    "read_file",
    "register_issued",
    "register_received",
    "relate_paper",
    "replace_paper",
]
