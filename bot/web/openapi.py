"""The OpenAPI description of what devices may send."""

from __future__ import annotations

from typing import Any

from bot.screentime.events import WireEvent

_ERROR = {
    "type": "object",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "additionalProperties": False,
            "properties": {
                "code": {"type": "string", "description": "The same for the same cause."},
                "message": {"type": "string", "description": "What is wrong and what to do."},
            },
        }
    },
}

_RETRY_AFTER = {
    "Retry-After": {"required": True, "description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}
}
_CHALLENGE = {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}}

_REFUSALS: tuple[tuple[int, str, dict[str, Any] | None], ...] = (
    (400, "The body is not JSON in UTF-8.", None),
    (401, "The token is missing, unknown or revoked.", _CHALLENGE),
    (405, "Another method than POST.", None),
    (408, "The body did not arrive in time.", None),
    (413, "The body is larger than 4096 bytes.", None),
    (415, "The body is not declared as application/json.", None),
    (422, "A field is unknown, or has a wrong type or value.", None),
    (429, "More than 60 events of this token within a minute.", _RETRY_AFTER),
    (503, "The event could not be stored just now.", _RETRY_AFTER),
)


def description(path: str, address: str | None) -> dict[str, Any]:
    """Return the description as OpenAPI 3.1.

    Args:
        path: Where events are sent.
        address: Root of the server as seen from outside; ``None``: where the description was asked for.
    """
    event = WireEvent.model_json_schema(ref_template="#/components/schemas/{model}")
    kinds = event.pop("$defs", {})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Offscreen",
            "version": "1",
            "description": "A phone or computer tells that its owner is at the screen, and the bot may nudge them.",
        },
        "servers": [{"url": address or "/"}],
        "security": [{"token": []}],
        "paths": {
            path: {
                "post": {
                    "operationId": "sendEvent",
                    "summary": "Tell what happens at the screen",
                    "requestBody": {"required": True, "content": _content("Event")},
                    "responses": {
                        "202": {"description": "Stored. A repeat counts once.", "content": _content("Stored")},
                        **{str(status): _refused(words, headers) for status, words, headers in _REFUSALS},
                    },
                }
            }
        },
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "The personal token that /connect gives."}
            },
            "schemas": {
                **kinds,
                "Event": event,
                "Stored": {
                    "type": "object",
                    "required": ["stored"],
                    "additionalProperties": False,
                    "properties": {"stored": {"const": True}},
                },
                "Error": _ERROR,
            },
        },
    }


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _refused(words: str, headers: dict[str, Any] | None) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": words, "content": _content("Error")}
    return {**answer, "headers": headers} if headers is not None else answer
