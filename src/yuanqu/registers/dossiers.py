"""The registers of which one reads everything on one page (一企一档、一项目一档)."""

from __future__ import annotations

from yuanqu.engines.dossiers.declaration import Dossier, declare_dossier

declare_dossier(Dossier("enterprise", "registers.enterprise", "一企一档", "这家企业"))
declare_dossier(Dossier("project", "registers.project", "一项目一档", "这个项目"))
