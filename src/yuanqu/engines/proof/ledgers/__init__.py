"""A draft against the ledgers (与台账核对): which figure a claim is of, and whether it is that figure.

`checking.against_ledgers` does it all; `statements` holds what our own report prints, word by word; `names` finds the
indicators that a draft's own words name; `comparing` says whether a claim agrees; `moments` finds when it was true.
"""
