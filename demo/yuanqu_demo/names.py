"""Fictional names: no place, enterprise or person of these names is meant."""

from __future__ import annotations

from random import Random

ZONE = "云岚高新技术产业开发区"
ZONE_SHORT = "云岚高新区"
COMMITTEE = "云岚高新技术产业开发区管理委员会"
CITY = "云岚"
REGION = "369900"  # no region bears this code

_FIRST = (
    "恒瑞鼎泰宏盛华信诚嘉博远凯达安德科锐新亿隆顺昌荣旺兴广源润丰裕金铭正耀晟骏驰翔跃腾拓创智慧联众合卓越"
)
_SECOND = "磊川峰岳海洋江润泽阳晖岩石松柏林森岭原野田野屹岱衡嵘崧澜澈漪沐霖霁霄晨曦旭昕昀昊昱晔煜烨炜烁灿炫焕"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
_GIVEN = "文武德才明亮勇强军平志伟刚毅建国华英兰芳秀丽敏静雪梅玉珍慧娟艳霞辉斌涛超鹏飞宇轩浩然子涵欣怡佳琪"


class Names:
    """Draws names, never the same enterprise name twice."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._taken: set[str] = set()

    def enterprise(self, trade: str) -> str:
        """An enterprise's full name with the word of its trade."""
        while True:
            name = f"{CITY}{self._chance.choice(_FIRST)}{self._chance.choice(_SECOND)}{trade}有限公司"
            if name not in self._taken:
                self._taken.add(name)
                return name

    def person(self) -> str:
        """A person's name of two or three characters."""
        given = "".join(self._chance.choice(_GIVEN) for _ in range(self._chance.choice((1, 2, 2))))
        return self._chance.choice(_SURNAMES) + given

    def phone(self) -> str:
        """A number that no exchange has: the prefix 100 is not given to telephones."""
        return f"100{self._chance.randint(10**7, 10**8 - 1)}"
