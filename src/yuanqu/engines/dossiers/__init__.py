"""Dossiers (一企一档、一项目一档): all that the ledgers know of one record of a register, on one page."""
