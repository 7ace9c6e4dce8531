"""LibreOffice run headless to convert a file, in a profile of its own so that no open window is disturbed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from yuanqu.engines.documents.errors import DocumentError


def convert(
    source: Path,
    out_dir: Path,
    to: str,
    *,
    office: str = "soffice",
    timeout: float = 120,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Convert `source` to the format `to` (an extension: "pdf", "docx") in `out_dir`; returns the new file.

    Raises DocumentError: `office_missing` where LibreOffice is not installed, `office_timeout` after
    `timeout` seconds, `office_failed` where it wrote nothing.
    """
    program = shutil.which(office)
    if program is None:
        raise DocumentError(
            "office_missing",
            f"未找到 LibreOffice（命令 {office}）：预览和格式转换需要它，请安装 libreoffice-writer 后重试。",
        )
    out_dir.mkdir(parents=True, exist_ok=True)
    target = out_dir / f"{source.stem}.{to}"
    with tempfile.TemporaryDirectory(prefix="yuanqu-office-", ignore_cleanup_errors=True) as home:
        made = Path(home) / "out" / target.name
        command = [program, f"-env:UserInstallation={(Path(home) / 'profile').as_uri()}", "--headless"]
        command += [
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            to,
            "--outdir",
            str(made.parent),
            str(source),
        ]
        said = _run(command, timeout, environment or {}, source)
        if not made.is_file():
            raise DocumentError(
                "office_failed", f"LibreOffice 未能把「{source.name}」转换为 {to}：{said or '没有说明原因'}。"
            )
        shutil.move(made, target)
    return target


def _run(command: list[str], timeout: float, environment: Mapping[str, str], source: Path) -> str:
    # env(1) adds to what this process was given; reading the environment is config's alone.
    given = [f"{name}={value}" for name, value in environment.items()]
    process = subprocess.Popen(  # noqa: S603
        ["/usr/bin/env", *given, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as late:
        # soffice is a script whose child does the work: both go.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise DocumentError(
            "office_timeout",
            f"LibreOffice 转换「{source.name}」超过 {timeout:g} 秒仍未完成：已停止，请稍后重试。",
        ) from late
    return said.strip()
