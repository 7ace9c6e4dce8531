"""Party building and conduct 党的建设: surveys, targets, organisations and whom they cover, venues, conduct, events."""
