"""Enterprises for ledgers to link to. Import it once the database is prepared."""

from __future__ import annotations

from datetime import date

from yuanqu.engines.ledger.change import changing
from yuanqu.registers.ledgers.enterprise import Enterprise
from yuanqu.terms import credit_code


def register_enterprises(count: int) -> list[str]:
    """Register ``count`` enterprises; gives their credit codes."""
    codes = [credit_code.make(f"91360900MA{number:07d}") for number in range(count)]
    with changing(way="command", reason="bench"):
        Enterprise.objects.bulk_create(
            Enterprise(
                uscc=code, name=f"星澜{number}号制造有限公司", park="main", main_activity_1="铜杆生产",
                registration_category="112", control_type="private", size_class="micro", operating_status="operating",
                opened_on=date(2020, 5, 1), registered_address="甲", site_address="甲", legal_rep="甲", contact="甲",
                phone="1", employees_end=10, employees_female=3, accounting_standard="small",
                premises_type="own_inside",
            )
            for number, code in enumerate(codes)
        )  # fmt: skip
    return codes
