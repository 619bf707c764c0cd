"""Every paper as a small grey picture that a person has looked at.

After a change of a form or a layout: ``make pictures`` draws the kept pictures anew; look at them before you commit.
"""
