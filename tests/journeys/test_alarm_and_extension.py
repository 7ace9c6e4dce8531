"""What runs by itself: a reading beyond its limit reaches the head; a petition runs into its extension."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from tests.journeys.desk import Desk, desk

pytestmark = pytest.mark.browser

PETITION, ALARM, TODAY = "public_order.petition", "environment.exceedance", "2025-06-30"
# The smallest picture there is: one white point.
PAPER = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def test_a_reading_beyond_its_limit_reaches_the_head(browser: Any, address: str, walked_zone: Any) -> None:
    """The laboratory's report is typed in; the alarm is there at once, on the head's desk, and is looked into."""
    said = walked_zone.said
    with desk(browser, address, said, "safety") as clerk:
        like = clerk.find("environment.reading", verdict="over")[0]
        sample = _water_taken(clerk, like["sample"]["id"])
        asked = ("lab_limit", "method", "lab", "analysed_by", "reviewed_by", "approved_by")
        reading = {name: like[name] for name in asked}
        days = {"measured_on": TODAY, "reported_on": TODAY, "report_no": "HC-2025-901"}
        clerk.post(
            "environment.reading",
            sample=sample,
            analyte="w20023",
            unit="mg",
            result_text="0.0009",
            **reading,
            **days,
        )
        (alarm,) = [each for each in clerk.find(ALARM, found_on="2025-06") if each["sample"]["id"] == sample]
        assert (alarm["result"], alarm["limit_said"], alarm["state"]) == (
            "0.0009 mg/L",
            "≤0.0001 mg/L",
            "raised",
        )
    with desk(browser, address, said, "safety-head") as head:
        head.page.goto("/messages/")
        message = head.page.locator(".inbox li", has_text="重金属超标").first
        assert "0.0009 mg/L，限值≤0.0001 mg/L" in message.inner_text()
        message.get_by_role("button", name="打开").focus()
        head.page.keyboard.press("Enter")
        head.page.wait_for_selector("text=待核实")
        assert alarm["id"] in head.page.url
        head.page.goto("/todos/")
        assert "超标预警处置 · 待核实" in head.text()
    with desk(browser, address, said, "safety") as clerk:
        clerk.step(ALARM, alarm["id"], "核实", {"checked_text": "现场无降雨，上游井盖有积水外溢"})
        clerk.step(ALARM, alarm["id"], "溯源", {"traced_text": "沿管网逐井排查，至企业雨水总排口"})
        assert "待处置" in clerk.text()


def _water_taken(clerk: Desk, like: str) -> str:
    """A round and a sample of this morning at the outlet of another sample; gives its id."""
    held = clerk.page.request.get(f"/api/ledgers/environment.sample/records/{like}").json()
    values = held.get("values", held)
    samplers = values["samplers"]
    round_of_today = clerk.post(
        "environment.sampling_round",
        round_no="CYRW-2025-901",
        sampled_on=TODAY,
        purpose="加密",
        weather="cloudy",
        lab="云岚华测检测有限公司",
        samplers=samplers,
    )
    kept = ("appearance", "analytes", "preservation", "qc_kind", "samplers", "recorder", "checker")
    return clerk.post(
        "environment.sample",
        sample_no="2025-901-01",
        round=round_of_today,
        outlet=values["outlet"]["id"],
        sampled_at=f"{TODAY}T01:30:00Z",
        dry=False,
        **{name: values[name] for name in kept},
    )


def test_a_petition_runs_into_its_extension(browser: Any, address: str, walked_zone: Any) -> None:
    """Sixty days run out on 9 July; who handles it asks for twenty more, and another department's head gives them."""
    said = walked_zone.said
    with desk(browser, address, said, "public_order") as registry:
        held = registry.find(PETITION, state="registered")[0]
        kept = ("source", "channel", "petitioner", "phone", "purpose", "subject", "locality", "headcount")
        petition = registry.post(
            PETITION,
            number="XF2025-901",
            registered_on="2025-05-06",
            source_number="12345-2025050601",
            summary="反映厂区北侧夜间噪声扰民，要求整改",
            legal_route=False,
            threat=False,
            **{name: held[name] for name in kept},
        )
        registry.move(PETITION, petition, "assign", "2025-05-07", undertaker="construction")
    with desk(browser, address, said, "construction") as handler:
        handler.page.goto(f"/ledgers/{PETITION}/{petition}/")
        paper = {"name": "受理告知书.png", "mimeType": "image/png", "buffer": PAPER}
        handler.page.set_input_files("#attachment-files", [paper])
        handler.page.click(".attachment-form [type=submit]")
        handler.page.wait_for_selector(".attachment a")
        handler.move(PETITION, petition, "accept", "2025-05-10")
        handler.page.goto(f"/ledgers/{PETITION}/{petition}/")
        assert "2025年7月9日" in handler.text()
        handler.step(
            PETITION,
            petition,
            "申请延期",
            {"extension_days": "20", "extension_why": "噪声监测须连续七夜，尚未完成"},
        )
        handler.page.goto(f"/ledgers/{PETITION}/{petition}/")
        assert handler.page.get_by_role("link", name="批准延期").count() == 0
    with desk(browser, address, said, "public_order-head") as head:
        head.page.goto("/todos/")
        assert "XF2025-901" in head.text()
        head.step(PETITION, petition, "批准延期", {})
        head.page.goto(f"/ledgers/{PETITION}/{petition}/")
        shown = head.text()
        assert "2025年7月29日" in shown
        assert "还剩 29 天" in shown
        (now,) = head.find(PETITION, number="XF2025-901")
        assert (now["due_on"], now["state"]) == ("2025-07-29", "handling")
