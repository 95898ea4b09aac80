"""The desk: a ledger in the browser, on this machine alone, for people who read, compare and decide.

`application.make_desk` is the whole of it as one application; `rashomon desk` serves it. A page is complete without scripts; the script adds keys.
"""
