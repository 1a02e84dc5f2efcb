"""What alliances and pacts are both asked by, over HTTP."""

from typing import Annotated

from fastapi import Query

_NAMED = "uid, code, name, or a part that only one has / 编号、代码、名称或仅一个含有的部分"


def _filter(meaning: str, value: str = "") -> object:
    description = f"{meaning}（{value}）" if value else meaning
    return Query(description=description, min_length=1, max_length=200)


Chain = Annotated[str | None, _filter("Industry chain / 产业链", _NAMED)]
Segment = Annotated[str | None, _filter("Segment, of the chain asked for where one is / 链段")]
Member = Annotated[str | None, _filter("Member or party / 成员或签约方", _NAMED)]
Area = Annotated[str | None, _filter("Where a member or party is / 成员或签约方所在区域", f"{_NAMED}; 区划代码开头")]
Sector = Annotated[str | None, _filter("Kind of a unit, sector of an organisation, `place` / 单位类型、组织领域")]
Theme = Annotated[str | None, _filter("Theme of a project / 项目主题")]
Template = Annotated[str | None, _filter("Template of the alliance / 组织架构", "key or label / 代号或名称")]
