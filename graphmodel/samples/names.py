"""Names and codes of places, organisations and firms that do not exist.

Assumes nothing about meaning: names are put together from pleasant characters; no sub-district of the national
division register has one of the sub-district names.
"""

from collections.abc import Iterator
from itertools import product
from random import Random

from stdnum.cn import uscc

DEMO_SUB_DISTRICT = "示例街道"
DEMO_COMMUNITIES = ("桂花", "临湖", "望溪", "听泉", "松荫", "梅苑", "荷塘", "竹坞")
SUB_DISTRICTS = (
    "听澜", "汀兰", "云岫", "枕溪", "栖梧", "望舒", "澄湖", "芷岸", "竹坞", "鹤汀", "松影", "霁月", "沐川", "青箬", "烟渚",
    "琴溪", "雁回", "梅坞", "棠溪", "蘅芷", "芸香", "落霞", "星渚", "月桥", "柳浪", "莲渡", "石舟", "溪午", "杏坛", "橘洲",
    "苇荡", "桐荫", "云汀", "竹影", "栖云", "听荷", "墨池", "岫云", "浣纱", "芦汀", "兰渚", "桂渡", "松涧", "鹿鸣", "青岫",
)  # fmt: skip
_PLACE = tuple(
    a + b for a, b in product("桂临望听枕栖澄芷竹鹤松霁琴梅棠芸星月柳莲", "溪泉荫苑岸坞汀影塘坪渡桥浦岭湾庭")
)
_BRAND = tuple(
    a + b
    for a, b in product(
        "晨禾岫澄朗汀砚穗屿棠珩沐霁桐漪湛熙璟苒", "岚芃舟澈垚汐筠珂朴砺衡笙弈煦桓翎隽昀翊霖榆枢澍祎轩岑黎桢谷旻"
    )
)
TRADES = (
    ("电子科技有限公司", "39"), ("精密机械有限公司", "34"), ("家纺有限公司", "17"), ("食品有限公司", "14"),
    ("仓储有限公司", "59"), ("餐饮管理有限公司", "62"), ("建筑装饰有限公司", "50"), ("新材料有限公司", "26"),
    ("软件有限公司", "65"), ("物流有限公司", "54"), ("家居用品有限公司", "21"), ("商贸有限公司", "52"),
)  # fmt: skip
"""Endings of firms' names, each with the division of GB/T 4754 that fits."""
SOCIAL = ("社会工作服务中心", "养老服务中心", "志愿服务促进会", "青少年成长中心", "书画研究会", "助残服务中心")
_USCC_START = {
    "agency": "11", "institution": "12", "school": "12", "hospital": "12", "social_organisation": "52",
}  # fmt: skip
_DIGITS = "零一二三四五六七八九"


def place_names(rng: Random, *, count: int) -> list[str]:
    """Names for *count* communities of one sub-district, all different."""
    return rng.sample(_PLACE, count)


def brands(rng: Random) -> Iterator[str]:
    """Brand names in random order, each once."""
    yield from rng.sample(_BRAND, len(_BRAND))


def numeral(number: int) -> str:
    """A number below 100 in Chinese, as grids are counted."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def credit_code(kind: str, *, district: int, serial: int) -> str:
    """A unified social credit code with the fictional prefix 99 and a right check digit."""
    stem = f"{_USCC_START.get(kind, '91')}990101MA{district:03d}{serial:04d}"
    return stem + str(uscc.calc_check_digit(stem))


def spoil(code: str) -> str:
    """The credit code with a wrong check digit."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")
