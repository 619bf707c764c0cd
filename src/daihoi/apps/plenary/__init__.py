"""The live session: agenda, congress organs, hand votes, resolution."""
