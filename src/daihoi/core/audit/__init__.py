"""The trail: each entry is sealed by the one before, so that a changed past shows.

``chain.seal(previous, entry)`` gives the hash of an entry, ``chain.verify(entries, head)`` finds the first false one.
"""
