"""The states of a disposal (处置的各状态): shared ones, and those that only one of the four methods goes through."""

from __future__ import annotations

from yuanqu.engines.procedure.states import State

FOUND, TALKING, PLANNED = State("found", "待约谈"), State("talking", "约谈中"), State("planned", "方案已定")
INTENDED, CONTRACTED = State("intended", "已达成意向"), State("contracted", "已签合作合同")
APPRAISED, APPROVED = State("appraised", "已评估"), State("approved", "收回方案已批")
AGREED, VACATED = State("agreed", "已签收回协议"), State("vacated", "已腾空交地")
LETTERED, ANNOUNCED = State("lettered", "已致函法院"), State("announced", "拍卖已公告")
SOLD, SUPERVISED = State("sold", "已成交"), State("supervised", "已签监管协议")
SERVED, FINAL = State("served", "决定已送达"), State("final", "决定已生效")
DISPOSED, REUSED = State("disposed", "已处置"), State("reused", "已再利用", final=True)
ENDED = State("ended", "已终止", final=True)

SWAP = (INTENDED, CONTRACTED)
BUYBACK = (APPRAISED, APPROVED, AGREED, VACATED)
AUCTION = (LETTERED, ANNOUNCED, SOLD, SUPERVISED)
FORCED = (SERVED, FINAL)
BEFORE_ACT = (FOUND, TALKING, PLANNED)
OPEN = (*BEFORE_ACT, *SWAP, *BUYBACK, *AUCTION, *FORCED)
ALL = (*OPEN, DISPOSED, REUSED, ENDED)
