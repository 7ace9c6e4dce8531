"""`yuanqu send`: one round of the outbox, for a timer where no server runs (发送对外消息)."""

from __future__ import annotations

from dataclasses import asdict

import click

from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.outbox.sending import send


@declare(example="yuanqu send", name="send")
@json_option
def command(as_json: bool) -> None:
    """把站内消息发到已启用的群和邮箱；没发出去的稍后再试，不会丢也不会重发。"""
    done = send()
    if as_json:
        print_json(asdict(done))
        return
    click.echo(f"新收 {done.taken} 条，发出 {done.sent} 条，未发出 {done.failed} 条（稍后自动再试）。")
