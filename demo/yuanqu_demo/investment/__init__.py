"""What 招商科 keeps: leads and talks, joint reviews, agreements and their promises, arrivals of capital, funds.

``zone_sheets.investment_sheets(seed, projects, today)`` makes its sheets; projects are those of the zone's one list.
"""
