"""Collecting 填报: who is asked for which figures by when, what came in, what became of it; knows no office."""
