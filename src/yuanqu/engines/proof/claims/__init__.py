"""Quantitative claims of a text (数据表述): where they stand, and what each says of what, when, and how surely."""
