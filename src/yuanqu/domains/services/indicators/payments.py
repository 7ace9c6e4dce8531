"""Policies paid out (惠企政策兑现): payments that arrived, their sum, the enterprises they reached."""

from __future__ import annotations

from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Sum
from yuanqu.engines.indicators.windows import Entered

_FORM, _PAYMENTS = "惠企政策兑现申请表", "services.policy_payment"
_ARRIVED = Entered("arrived")


class Payments(Catalogue, office="services"):
    """A payment counts in the period in which it arrived."""

    payments = Count(
        "兑现惠企资金笔数",
        definition="到账日期在期内的惠企政策兑现笔数。",
        of=_PAYMENTS,
        when=_ARRIVED,
        unit="笔",
        by=("policy_way",),
        source=_FORM,
    )
    payments_amount = Sum(
        "兑现惠企资金",
        definition="到账日期在期内的惠企政策兑现审核额之和。",
        of=_PAYMENTS,
        when=_ARRIVED,
        column="approved",
        unit="万元",
        places=0,
        by=("policy_way",),
        aliases=("拨付惠企资金",),
        source=_FORM,
    )
    paid_enterprises = Distinct(
        "惠及企业数",
        definition="到账日期在期内的惠企政策兑现所惠及的企业数，一家多笔计一家。",
        of=_PAYMENTS,
        when=_ARRIVED,
        column="enterprise",
        unit="家",
        source=_FORM,
    )
