"""Proofing (核稿): reads a draft, finds every quantitative claim, and checks the claims against one another.

`proofing.proof` does it all for a text; `reading` takes files apart; `claims` finds and reads what is claimed; `checks`
holds the rules, each a small class. Knows no office and needs no database.
"""
