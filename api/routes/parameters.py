"""Parameters that several questions take, with what the document says of them.

Assumes that a word which only a profile knows, such as a level, is read where the profile is known.
"""

from typing import Annotated

from fastapi import Query

Under = Annotated[
    str | None,
    Query(description="Uid of an area, or a division code / 区域编号或区划代码", min_length=1, max_length=200),
]
By = Annotated[
    str | None,
    Query(
        description=(
            "Level of the rows, by key or label; the one below the scope's by default / 按哪一层级列出，默认为范围的下一级"
        ),
        min_length=1,
        max_length=100,
        examples=["community"],
    ),
]
Limit = Annotated[
    int | None,
    Query(ge=1, description="Findings on a page; all, up to the setting serve_most_findings, by default / 每页条数"),
]
Cursor = Annotated[
    str | None,
    Query(description="`next` of the page before / 上一页的 next", min_length=1, max_length=2000),
]
