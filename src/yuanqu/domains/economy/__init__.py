"""Economic operation 经济运行: monthly statements of enterprises, their tax and R&D, and what they add up to."""
