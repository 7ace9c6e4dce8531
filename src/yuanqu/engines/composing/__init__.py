"""A zone's own indicators 自定指标: composed on a page from the words of the vocabulary, kept as data, not code."""
