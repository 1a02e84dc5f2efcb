"""Lists: what a question for a list of records may say beside its filters, and where the next page of its answer is.

Assumes that a page is JSON; a file for a spreadsheet holds the whole answer unless a limit is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any
from urllib.parse import urlencode

import polars as pl
from fastapi import Depends, Path, Query, Request
from starlette.convertors import Convertor, register_url_convertor

from api.asked import json_text
from api.service import Ready
from graphmodel.collections.listing import LIMIT, MOST_RECORDS, Page, list_records
from graphmodel.collections.shelf import Shelf

READ = ("fields", "expand")
"""What a question for one record may say."""
SHARED = frozenset({"on", "profile", "under", "q", "state", "sort", "limit", "cursor", *READ})
"""What every question for a list may say; any other parameter is a filter."""

Under = Annotated[
    str | None,
    Query(
        description="Only what is live there: uid of an area, or a division code / 范围：区域编号或区划代码",
        min_length=1,
        max_length=200,
        examples=["990101"],
    ),
]
Sought = Annotated[
    str | None,
    Query(
        description="A part of the name, in characters, pinyin or initials; the uid; the beginning of a code"
        " / 名称的一部分（汉字、全拼、首字母）、编号或代码开头",
        min_length=1,
        max_length=200,
    ),
]
Limit = Annotated[
    int | None,
    Query(
        ge=1,
        le=MOST_RECORDS,
        description=f"Records on the page, {LIMIT} unless said; a file has all unless said / 每页条数，默认 {LIMIT}；文件默认全部",
    ),
]
Cursor = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=2000,
        description="`next` of the page before, with the same other parameters / 上一页的 next，其余参数不变",
    ),
]


class _Anything(Convertor[str]):
    """The rest of an address, line breaks included."""

    regex = r"[\s\S]+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("uid", _Anything())
Uid = Annotated[str, Path(description="Uid of the record / 编号", max_length=400)]


@dataclass(frozen=True)
class ListAsked:
    """A question for a list."""

    under: str | None = None
    q: str | None = None
    limit: int | None = None
    cursor: str | None = None
    state: str | None = None
    sort: str | None = None
    fields: str | None = None
    expand: str | None = None
    filters: Mapping[str, str] = field(default_factory=dict)

    def without(self, *names: str) -> "ListAsked":
        """The same question without some filters: those that the asked one reads itself."""
        return replace(self, filters={name: text for name, text in self.filters.items() if name not in names})

    def page(
        self,
        shelf: Shelf,
        path: str,
        *,
        limit: int | None = None,
        among: pl.DataFrame | None = None,
        beside: Mapping[str, str | None] | None = None,
    ) -> Page:
        """The page that is asked for.

        Parameters
        ----------
        limit
            How many records where the question does not say.
        among, beside
            The ``uid`` of those that may be listed at all, and what else that was made from.
        """
        most = max(MOST_RECORDS, limit or 0)
        return list_records(
            shelf, path, under=self.under, q=self.q, filters=self.filters, sort=self.sort, fields=self.fields,
            expand=self.expand, state=self.state, limit=self.limit or limit, cursor=self.cursor, among=among,
            beside=beside or {}, most=most,
        )  # fmt: skip


async def read_list(
    request: Request, under: Under = None, q: Sought = None, limit: Limit = None, cursor: Cursor = None
) -> ListAsked:
    """Read what a question for a list says."""
    said = request.query_params
    return ListAsked(
        under=under,
        q=q,
        limit=limit,
        cursor=cursor,
        state=said.get("state"),
        sort=said.get("sort"),
        fields=said.get("fields"),
        expand=said.get("expand"),
        filters={name: text for name, text in said.items() if name not in SHARED},
    )


ListQuestion = Annotated[ListAsked, Depends(read_list)]


def paged(request: Request, body: str | bytes, page: Page) -> Ready:
    """An answer with the address of the next page (RFC 8288), and how many records there are on all of them."""
    headers = {"Graphmodel-Total": str(page.total)}
    if page.next is not None:
        said = [(name, text) for name, text in request.query_params.multi_items() if name != "cursor"]
        headers["Link"] = f'<{request.url.path}?{urlencode([*said, ("cursor", page.next)])}>; rel="next"'
    return Ready(body.encode() if isinstance(body, str) else body, headers)


def page_json(page: Page, more: Mapping[str, Any] | None = None) -> str:
    """A page as JSON."""
    return json_text({"items": page.items, "next": page.next, "total": page.total, **(more or {})})
