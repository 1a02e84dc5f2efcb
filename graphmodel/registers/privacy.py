"""Privacy: what a register may not hold, found by header and by content and never repeated.

Assumes that a false alarm costs a user a look at one row while a miss stores what the law protects; still, counts of
people, codes of places and names of places are no personal data and must pass. Patterns of names are kept to those
that office texts make unmistakable: a label before the name, a title or a mask after it.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from stdnum.cn import ric

from graphmodel.registers.texts import fold, fold_header, narrow

REFUSED_NAMES = (
    "监狱", "看守所", "拘留所", "戒毒所", "国家安全局", "国家安全厅", "保密局", "机要局", "军分区", "武装部", "武警",
    "部队", "弹药库", "国防科工",
)  # fmt: skip
"""Words that a name may not contain where the profile names none: defence, state security, custody, secrecy."""
REFUSED_KINDS = ("部队", "军队", "军事", "武警", "国防", "国家安全", "监狱", "看守所", "拘留所", "戒毒", "保密", "机要")

_STEMS = (
    "姓名", "身份证", "证件号", "护照", "电话", "手机", "联系方式", "联系人", "民族", "宗教", "信仰", "健康", "疾病",
    "病史", "残疾", "信访", "上访", "处分", "违纪", "犯罪", "前科", "矫正", "吸毒", "住址", "家庭地址", "出生", "生日",
    "年龄", "性别", "学历", "婚姻", "籍贯", "政治面貌", "入党", "邮箱", "微信", "银行卡", "低保", "户主", "照片",
    "名字", "曾用名", "身份号", "座机", "族别", "信教", "教徒", "病情", "病种", "慢性病", "精神障碍", "违法", "服刑", "刑满",
    "配偶", "亲属", "家庭成员", "文化程度", "教育程度",
)  # fmt: skip
_ENGLISH_STEMS = (
    "phone", "mobile", "email", "idcard", "idnumber", "identitynumber", "ethnic", "nationalit", "religio", "health",
    "disease", "disabilit", "petition", "disciplin", "homeaddress", "birth", "gender", "passport", "fullname",
    "firstname", "lastname", "surname", "residentname", "membername", "secretaryname", "personname", "nameofmember",
    "nameofresident", "contactperson", "contactn",
)  # fmt: skip
"""Without the signs that join words: home_address, e-mail and ID No. are looked for as one word."""
_JOINTS = re.compile(r"[._#\-]")
_PERSONS = frozenset({
    "书记", "副书记", "党组织书记", "支部书记", "党支部书记", "书记姓名", "负责人", "主要负责人", "法定代表人", "法人代表", "法人", "网格长",
    "网格员", "楼栋长", "组长", "党小组组长", "指导员", "党建指导员", "联络员", "党员", "党员名单", "成员名单", "委员", "居民", "村民", "户籍人",
    "班子成员", "责任人", "经办人", "填报人", "填表人", "第一书记", "驻村书记", "微网格长", "片长", "楼长", "楼组长", "主任", "居委会主任",
    "村委会主任", "家属", "人员", "人员名单", "党员名册", "secretary", "person", "resident", "age", "sex", "wechat", "qq", "contact",
    "tel", "telno", "cell", "idno",
})  # fmt: skip
"""Headers that, standing alone, promise the name of a person."""
_HOUSEHOLD_STEMS = ("名", "地址", "门牌", "房号", "楼栋", "户号", "address", "name")
_COUNTS = ("数", "率", "比例", "占比", "总量", "count", "total", "share")

_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""First two digits of an identity number."""
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
_TRIGGER = re.compile(r"\d(?:[\s\-－—–]?\d){6}|[@＠:：]|某|\*|同志|先生|女士|[员记长任民主人][)）]")
"""What every pattern below needs: most texts hold none of it."""
_PARTED = re.compile(r"(?<=\d)[\s.-](?=[\dXx])")
"""What parts the digits of a number written in groups."""
_EIGHTEEN = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_FIFTEEN = re.compile(r"(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:\d{8}|[\s-]\d{4}[\s-]\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}-|\(0\d{2,3}\)\s?)\d{7,8}(?!\d)|(?:电话|座机)号?码?[:\s]*\d{7,8}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LABELLED = re.compile(
    r"(?:姓名|户主|联系人|身份证号?码?|手机号?码?|家庭住址|住址|民族|出生年月|宗教信仰|政治面貌)\s*:\s*[^\s,;:。,、()]"
    rf"|(?:负责人|书记|网格长|网格员|组长|联络员|指导员|委员|党员)\s*:\s*[{_SURNAMES}][一-鿿]{{1,2}}(?![一-鿿])"
)
_TITLED = re.compile(
    rf"(?<![一-鿿])[{_SURNAMES}](?!全体|老|各位)[一-鿿*某]{{1,2}}(?:同志|先生|女士|\((?:(?:中共|正式|预备)?党员|[^()]{{0,4}}书记|负责人|微?网格[长员]|楼?组长|楼[栋组]?长|主任|联络员|指导员|业主|[居村]民)\))"
    rf"|(?<![一-鿿])[{_SURNAMES}](?:某某|某(?=[\s,;。、()]|$)|\*{{1,2}}(?!\*))(?!街道|社区|村|镇|乡|公司|单位)"
)


def personal_content(text: str, *, code: bool = False) -> str | None:
    """Say what personal data *text* holds, as a code of the catalogue, or None.

    Parameters
    ----------
    text
        Any text of a cell.
    code
        Whether the cell holds a code by its column: then only an identity number is looked for, since codes of
        places may look like telephone numbers.
    """
    if not _TRIGGER.search(text):
        return None
    plain = narrow(text).replace("—", "-").replace("–", "-")
    return next((said for said, holds in (_OF_CODES if code else _OF_TEXTS) if holds(plain)), None)


def _holds_identity(text: str) -> bool:
    return any(_is_identity(found) for way in (text, _PARTED.sub("", text)) for found in _EIGHTEEN.findall(way))


def _holds_old_identity(text: str) -> bool:
    return any(_is_old_identity(found) for found in _FIFTEEN.findall(text))


def _is_identity(number: str) -> bool:
    """Whether eighteen signs are an identity number: place, birthday and check digit (ISO 7064) are right."""
    return (
        _PROVINCES.match(number) is not None
        and _is_day(number[6:10], number[10:12], number[12:14])
        and ric.calc_check_digit(number) == number[-1].upper()
    )


def _is_old_identity(number: str) -> bool:
    """Whether fifteen digits are an identity number of before 1999.

    Fifteen digits may be a grid's code too, whose year and month digits are a township's serial (below 400), so
    birthdays before 1940 are not looked for.
    """
    return (
        _PROVINCES.match(number) is not None
        and number[6] >= "4"
        and _is_day("19" + number[6:8], number[8:10], number[10:12])
    )


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return 1880 <= date(int(year), int(month), int(day)).year <= 2100
    except ValueError:
        return False


_OF_CODES: tuple[tuple[str, Callable[[str], object]], ...] = (("register.personal_identity", _holds_identity),)
_OF_TEXTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    *_OF_CODES,
    ("register.personal_identity", _holds_old_identity),
    ("register.personal_phone", _MOBILE.search),
    ("register.personal_phone", _LANDLINE.search),
    ("register.personal_email", _EMAIL.search),
    ("register.personal_name", _LABELLED.search),
    ("register.personal_name", _TITLED.search),
)
"""What each pattern's find is reported as, in the order of looking."""


def personal_header(header: str, *, household: bool = False) -> bool:
    """Whether a header that no sheet knows promises personal data; *household* where the sheet may hold nothing else."""
    plain = fold_header(header)
    joined = _JOINTS.sub("", plain)
    if plain.partition("(")[0].endswith(_COUNTS):
        return False
    return (
        joined in _PERSONS
        or any(stem in joined for stem in (*_STEMS, *_ENGLISH_STEMS))
        or (household and any(stem in plain for stem in _HOUSEHOLD_STEMS))
    )


class Refusals:
    """Words that names and kinds of units and places may not contain."""

    def __init__(self, words: Sequence[str]) -> None:
        self._pattern = re.compile("|".join(re.escape(fold(word)) for word in words) or r"(?!)")

    def hit(self, text: str) -> bool:
        """Whether *text* contains one of the words."""
        return self._pattern.search(fold(text)) is not None
