"""Yuanqu 园区 — the operating system of a development zone: records, closed loops, and figures that open."""

__version__ = "0.1.0"
