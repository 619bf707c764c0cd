"""Marked ballots as people and scanners make them, from a seed, each with the truth about every position.

``pens`` the ink · ``marks`` the shapes · ``strays`` ink that does not belong · ``papers`` what happens to the paper ·
``scanners`` the optics · ``sheets`` a whole marked sheet with its truth · ``patches`` positions only, very many, fast ·
``accuracy`` counts the reader's mistakes (``python -m tests.simulator.accuracy``).
"""
