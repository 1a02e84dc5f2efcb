"""Policy over HTTP: what is asked of the network, by which rules, and in which words it is kept.

Assumes that nothing here is asked of the database: it answers while that is away.
"""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api import document
from api.asked import PlainQuestion, StillQuestion, json_text
from api.wire.policy import ModelShape, ProfileShape, ProfilesShape, RulesShape
from graphmodel.model_values import model_values
from graphmodel.profiles.values import profile_head, profile_values, rules_values

router = APIRouter(prefix="/api/v1", tags=["policy"])


@router.get("/schema.{ending}", include_in_schema=False)
@router.get(
    "/schema", operation_id="readSchema", summary="Schema and vocabularies / 模型与词表", **document.answers(ModelShape)
)
def read_schema(asked: PlainQuestion) -> Response:
    """Kinds of record and tie, their properties, and what these may hold, labels in both languages.

    A count with `guard` `members` is shown as one of the bands of the enumeration `band`; one with `households` is
    null where it is 1 to 4.
    """
    return asked.answer_still(model_values, {"json": json_text})


@router.get("/profiles.{ending}", include_in_schema=False)
@router.get("/profiles", operation_id="listProfiles", summary="Profiles / 规则方案", **document.answers(ProfilesShape))
def list_profiles(asked: PlainQuestion) -> Response:
    """The profiles that `profile` may name; the first is meant where nothing is named."""
    profiles = asked.service.profiles.values()
    return asked.answer_still(lambda: {"profiles": [profile_head(one) for one in profiles]}, {"json": json_text})


@router.get(
    "/profiles/{name}",
    operation_id="readProfile",
    summary="One profile / 一个规则方案",
    **document.answers(ProfileShape),
)
def read_profile(
    asked: PlainQuestion,
    name: Annotated[str, Path(description="Name of a profile / 规则名称", max_length=100, examples=["default"])],
) -> Response:
    """Level scheme, templates of alliances, themes and ratings of a profile, with where they come from."""
    profile = asked.service.profile(name, parameter=None)
    return replace(asked, profile=profile).answer_still(lambda: profile_values(profile), {"json": json_text})


@router.get("/rules.{ending}", include_in_schema=False)
@router.get("/rules", operation_id="listRules", summary="Rules / 规则清单", **document.answers(RulesShape))
def list_rules(asked: StillQuestion) -> Response:
    """The rules of a profile with thresholds and sources, switched-off ones too."""
    return asked.answer_still(lambda: rules_values(asked.profile), {"json": json_text})
