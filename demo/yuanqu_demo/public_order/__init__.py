"""What 政法综治科 keeps of the demonstration zone: petitions, disputes, legal education, campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu_demo.public_order.campaigns import campaign_sheets
from yuanqu_demo.public_order.disputes import dispute_sheets
from yuanqu_demo.public_order.petition_sheets import petition_sheets
from yuanqu_demo.public_order.story import order_story
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Sheet
from yuanqu_demo.telling import chance


def order_sheets(seed: int, firms: Sequence[Firm], today: date) -> Iterator[Sheet]:
    """Petitions, then disputes, then what was done so that there are fewer of either."""
    story = order_story(seed)
    yield from petition_sheets(story, firms, chance(seed, "petitions"), today)
    yield from dispute_sheets(story, firms, chance(seed, "disputes"), today)
    yield from campaign_sheets(chance(seed, "campaigns"), today)
