"""Service cases (办件): accepted, completed, in time, and for how many enterprises."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, NoneOf, NotAfter, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Share
from yuanqu.engines.indicators.windows import During

_CASES = "services.service_case"
_SYSTEM = "办件系统"
_BY = ("case_delegation_mode", "task_name", "channel", "applicant_type")
# 作废（2）是无效记录，删除（3）是误录误操作：都不是办件。
_VALID = NoneOf("done_result", ("2", "3"))


class Cases(Catalogue, office="services"):
    """The cohort is the cases accepted in the period; completed means done by its end."""

    accepted = Count(
        "受理办件数",
        definition="受理日期在期内的办件数，作废和删除的不计。",
        of=_CASES,
        when=During("accepted_at"),
        where=(_VALID,),
        unit="件",
        by=_BY,
        aliases=("受理办件", "办件量", "办理事项"),
        source=_SYSTEM,
    )
    enterprises_served = Distinct(
        "服务企业数",
        definition="受理日期在期内的办件（作废和删除的不计）所涉企业家数，一家多件计一家，自然人等非企业申请人不计。",
        of=_CASES,
        when=During("accepted_at"),
        column="enterprise",
        where=(_VALID, Present("enterprise")),
        unit="家",
        by=_BY,
        aliases=("服务企业",),
        source=_SYSTEM,
    )
    completed = accepted.only(
        "办结件数",
        By("done_at"),
        definition="受理日期在期内的办件中，至期末已办结的件数，含出证、退回、补正不来和园区有直报权的转报，作废和删除的不计。",
        aliases=("办结件", "办结办件"),
    )
    completion_rate = Share(
        "办结率",
        definition="受理日期在期内的办件中，至期末已办结的占比；上期结转的办件不在其内。",
        part=completed,
        whole=accepted,
        places=1,
        by=_BY,
        aliases=("办件办结率",),
        source=_SYSTEM,
    )
    completed_promised = completed.only(
        "有承诺时限的办结件数",
        Present("promised_by"),
        definition="受理日期在期内、至期末已办结、且能算出承诺办结日的办件数。",
        aliases=(),
    )
    on_time = completed_promised.only(
        "按时办结件数",
        NotAfter("done_at", "promised_by"),
        definition="受理日期在期内、至期末已办结的办件中，办结日期不晚于承诺办结日的件数（末日计入）。",
    )
    on_time_share = Share(
        "按时办结率",
        definition="受理日期在期内、至期末已办结且有承诺时限的办件中，不晚于承诺办结日办结的占比。",
        part=on_time,
        whole=completed_promised,
        places=1,
        by=_BY,
        aliases=("按期办结率",),
        source=_SYSTEM,
    )
    delegated_cases = accepted.only(
        "赋权事项办件数",
        Present("delegated_item"),
        definition="受理日期在期内的办件中，属于赋权事项的件数，作废和删除的不计。",
        aliases=(),
    )
    items_with_cases = Distinct(
        "有办件的赋权事项数",
        definition="受理日期在期内的办件（作废和删除的不计）所涉赋权事项数，一项多件计一项。",
        of=_CASES,
        when=During("accepted_at"),
        column="delegated_item",
        where=(_VALID, Present("delegated_item")),
        unit="项",
        by=("channel", "applicant_type"),
        aliases=("已运行的赋权事项",),
        source=_SYSTEM,
    )
    agency_cases = accepted.only(
        "帮代办事项件数",
        Present("agency"),
        definition="受理日期在期内的办件中，由园区帮办代办的件数，作废和删除的不计。",
        aliases=("代办事项",),
    )
    agency_mandates = Count(
        "帮代办项目数",
        definition="受理委托日期在期内的帮代办委托数，一份委托计一个。",
        of="services.agency_service",
        when=During("entrusted_on"),
        unit="个",
        by=("scope",),
        aliases=("帮代办项目",),
        source="帮代办工作规程",
    )
