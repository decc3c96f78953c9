"""Updates as they may be stored: without places, numbers of telephones and tokens."""

from __future__ import annotations

from typing import Any

from bot.screentime.tokens import mask_tokens
from bot.telegram.json_depth import DEEPEST
from bot.understanding.places import zone_at

ZONE_FIELD = "offscreen_time_zone"
"""Where a stored update holds the time zone of a shared place."""


def discreet(payload: dict[str, Any]) -> dict[str, Any]:
    """Return an update as it may be stored: of a place its time zone, of a contact nothing but whose it is, no token.

    A press brings the whole message along that its button belongs to, such as the one that shows a token.
    """
    kept: dict[str, Any] = _without_secrets(payload)
    message = payload.get("message")
    place = message.get("location") if isinstance(message, dict) else None
    if isinstance(place, dict):
        kept["message"][ZONE_FIELD] = _zone_of(place)
    return kept


def _zone_of(place: dict[str, Any]) -> str | None:
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return zone_at(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _without_secrets(part: Any, deeper: int = DEEPEST) -> Any:
    """Return a part of an update without places, numbers and tokens, also those of messages it answers or quotes.

    What lies too deep is left out: neither the database nor the library could take it.
    """
    if isinstance(part, str):
        return mask_tokens(part)
    if isinstance(part, list | dict) and not deeper:
        return None
    if isinstance(part, list):
        return [_without_secrets(each, deeper - 1) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _without_secrets(value, deeper - 1) for name, value in part.items() if name != "venue"}
    if isinstance(part.get("location"), dict):
        kept["location"] = {"latitude": 0, "longitude": 0}
    if isinstance(part.get("contact"), dict):
        whose = {name: value for name, value in part["contact"].items() if name == "user_id"}
        kept["contact"] = {"phone_number": "", "first_name": "", **whose}
    return kept
