"""The papers of the session: the resolution, the minutes."""
