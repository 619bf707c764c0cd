"""Other programs that read marked sheets, run on the same drawn sheets.

``python -m bench.peers.install`` puts MarkShark (PyPI) into ``var/peers`` and auto-multiple-choice (Debian) onto the
machine.  Neither is a dependency of the program; what is missing is said and left out.
"""
