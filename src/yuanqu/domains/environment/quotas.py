"""What is due of the environment office in each period (生态环境应办事项): samplings at every rainwater outlet.

Two a month of every outlet in use; two bottles of one round are one sampling. A visit that found no water is none: the
first quota stays unmet and says so. Whether somebody went at all is the second: there a visit without water counts like
one with.
"""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import MONTH, Having, Quota, declare

_IN_USE = ("in_use_from", "closed_on")

declare(
    Quota(
        "每月每个雨水排口采样2次",
        code="environment.sampling",
        of="environment.sample",
        each="environment.outlet",
        link="outlet",
        during="sampled_at",
        only=(Having("counts", True),),
        once="round",
        least=2,
        every=MONTH,
        standing=_IN_USE,
    ),
    Quota(
        "每月到每个雨水排口2次",
        code="environment.outlet_visit",
        of="environment.sample",
        each="environment.outlet",
        link="outlet",
        during="sampled_at",
        only=(Having("qc_kind", "none"),),
        once="round",
        least=2,
        every=MONTH,
        standing=_IN_USE,
    ),
)
