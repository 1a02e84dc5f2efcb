"""What alliances and pacts are both asked by, over HTTP."""

from typing import Annotated

from fastapi import Depends, Query

_NAMED = ("uid, code, name, or a part that only one has", "编号、代码、名称或仅一个含有的部分")

_PLACED = (f"{_NAMED[0]}, or the beginning of a division code", f"{_NAMED[1]}，或区划代码开头")


def _filter(en: str, zh: str, value: tuple[str, str] | None = None) -> object:
    said = (f"{en}: {value[0]}", f"{zh}：{value[1]}") if value else (en, zh)
    return Query(description=" / ".join(said), min_length=1, max_length=200)


Chain = Annotated[str | None, _filter("Industry chain", "产业链", _NAMED)]
Segment = Annotated[
    str | None,
    _filter("Segment that a member is on, of the chain asked for where one is", "有成员的链段，限所选产业链"),
]
Member = Annotated[str | None, _filter("Member or party", "成员或签约方", _NAMED)]
Area = Annotated[str | None, _filter("Where a member or party is", "成员或签约方所在区域", _PLACED)]
Sector = Annotated[
    str | None, _filter("Kind of a unit, sector of an organisation, or `place`", "单位类型、组织领域，或 place（区域）")
]
Theme = Annotated[str | None, _filter("Theme of a project", "项目主题")]
Template = Annotated[str | None, _filter("Template of the alliance: key or label", "组织架构：代号或名称")]


async def read_filters(
    *,
    chain: Chain = None,
    segment: Segment = None,
    member: Member = None,
    area: Area = None,
    sector: Sector = None,
    theme: Theme = None,
    template: Template = None,
) -> dict[str, str | None]:
    """Read the filters that both have, by their names."""
    return {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template,
    }  # fmt: skip


Filters = Annotated[dict[str, str | None], Depends(read_filters)]
