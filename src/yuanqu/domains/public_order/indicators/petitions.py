"""Petitions (信访): registered and handled in the period by source, and what had become of them by its end."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Absent, By, Equals, InState, Moved, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_PETITIONS = "public_order.petition"
_LAW = "信访工作条例"
_BY = ("petition_source", "petition_subject", "petition_group", "petition_undertaker")
_HANDLED = InState("handling", "extending", "supervised", "answered", "closed", "resolved")
_CLOSED, _ANSWERED = InState("closed", "resolved"), InState("answered", "closed", "resolved")


class Petitions(Catalogue, office="public_order"):
    """One matter is one petition: joint petitioners count as people, and what was merged counts in the first one."""

    petitions_registered = Count(
        "登记信访件数",
        definition="登记日期在期内的信访件数，转送、不予受理、并案的都在内。",
        of=_PETITIONS,
        when=During("registered_on"),
        unit="件",
        by=_BY,
        aliases=("收到信访",),
        source=_LAW,
    )
    petitions_handled = petitions_registered.only(
        "办理信访件数",
        _HANDLED,
        definition="登记日期在期内、期末已由本园区受理办理的信访事项件数，同一事项并案的计一件，转送和不予受理的不计。",
        aliases=("受理信访", "办理信访", "信访件"),
    )
    petitions_closed = petitions_registered.only(
        "办结信访件数",
        _HANDLED,
        _CLOSED,
        definition="登记日期在期内、由本园区受理的信访事项中，期末已办结的件数。",
        aliases=("办结信访",),
    )
    closed_share = Share(
        "信访办结率",
        definition="登记日期在期内、由本园区受理的信访事项中，期末已办结的占比，上期结转的不在内。",
        part=petitions_closed,
        whole=petitions_handled,
        places=1,
        by=_BY,
        aliases=("信访事项办结率",),
        source=_LAW,
    )
    people = Sum(
        "信访人次",
        definition="登记日期在期内、由本园区受理的信访事项的人数之和，联名和集体访按人计。",
        of=_PETITIONS,
        when=During("registered_on"),
        where=(_HANDLED,),
        column="headcount",
        unit="人次",
        by=_BY,
        source=_LAW,
    )
    petitions_answered = petitions_registered.only(
        "已答复信访件数",
        _HANDLED,
        _ANSWERED,
        definition="登记日期在期内、由本园区受理的信访事项中，期末已书面答复的件数。",
        aliases=(),
    )
    answered_in_time = petitions_registered.only(
        "按期答复信访件数",
        _HANDLED,
        _ANSWERED,
        Absent("overdue_from"),
        definition="登记日期在期内、期末已书面答复的信访事项中，在办理期限（含批准的延期，末日计入）内答复的件数。",
        aliases=(),
    )
    in_time_share = Share(
        "信访按期答复率",
        definition="登记日期在期内、期末已书面答复的信访事项中，在办理期限（含批准的延期）内答复的占比。",
        part=answered_in_time,
        whole=petitions_answered,
        places=1,
        by=_BY,
        aliases=("按期答复率",),
        source=f"{_LAW}第三十四条",
    )
    accepted_in_time = petitions_registered.only(
        "及时受理信访件数",
        _HANDLED,
        Absent("accept_late_from"),
        definition="登记日期在期内、由本园区受理的信访事项中，登记之日起15日内受理的件数。",
        aliases=(),
    )
    accepted_in_time_share = Share(
        "信访及时受理率",
        definition="登记日期在期内、由本园区受理的信访事项中，登记之日起15日内受理的占比。",
        part=accepted_in_time,
        whole=petitions_handled,
        places=1,
        by=_BY,
        aliases=("及时受理率",),
        source=f"{_LAW}第二十三条",
    )
    extended = Count(
        "批准延期信访件数",
        definition="登记日期在期内、至期末曾批准延期办理的信访件数。",
        of=_PETITIONS,
        when=During("registered_on"),
        where=(Moved("approve_extension"),),
        unit="件",
        by=_BY,
        source=f"{_LAW}第三十四条",
    )
    groups = petitions_registered.only(
        "集体访批数",
        _HANDLED,
        Equals("group_kind", "group"),
        definition="登记日期在期内、由本园区受理的五人以上来访件数，一批一件。",
        aliases=("集体访",),
    )
    repeats = petitions_registered.only(
        "重复信访件数",
        Equals("repeated", True),
        definition="登记日期在期内、与此前登记的是同一事项的信访件数，并案的在内。",
        aliases=("重复信访",),
    )
    merged_late = petitions_registered.only(
        "逾期并案信访件数",
        InState("merged"),
        Present("overdue_from"),
        definition="登记日期在期内、过了办理期限才并入原件的信访件数：并案不抹去逾期。",
        aliases=(),
    )
    sent_on = petitions_registered.only(
        "转送信访件数",
        InState("transferred"),
        definition="登记日期在期内、期末已转送有权处理机关的信访件数。",
        aliases=(),
    )
    declined = petitions_registered.only(
        "不予受理信访件数",
        InState("declined"),
        definition="登记日期在期内、期末不予受理并已告知理由的信访件数。",
        aliases=(),
    )
    closed_in_period = Count(
        "期内办结信访件数",
        definition="期内办结且期末仍为已办结或已化解的信访件数，上期结转的在内。",
        of=_PETITIONS,
        when=Entered("closed", "resolved"),
        unit="件",
        by=_BY,
        source=_LAW,
    )
    awaiting = petitions_registered.only(
        "待受理信访件数",
        InState("registered", "assigned"),
        definition="登记日期在期内、期末尚在15日受理期内或者待签收的信访件数。",
        aliases=(),
    )
    overdue = Count(
        "期末逾期未答复信访件数",
        definition="期末仍在办理、已过办理期限（含批准的延期，末日计入）的信访件数，上期结转的在内。",
        of=_PETITIONS,
        when=Standing("registered_on", "ended_on"),
        where=(InState("handling", "extending", "supervised"), By("overdue_from")),
        unit="件",
        by=_BY,
        aliases=("逾期信访",),
        source=_LAW,
    )
