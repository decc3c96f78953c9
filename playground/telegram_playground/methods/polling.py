"""Methods through which updates come: long polling and webhooks."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from telegram_playground.account import WebhookState
from telegram_playground.errors import Refusal, bad_request
from telegram_playground.methods.registry import Invocation, method

WEBHOOK_IS_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@method("getUpdates")
async def get_updates(call: Invocation) -> Any:
    """Wait for updates; an offset confirms all older ones."""
    if call.account.webhook.url:
        raise Refusal(409, WEBHOOK_IS_ACTIVE)
    parameters, updates = call.parameters, call.account.updates
    if parameters.text("allowed_updates"):
        updates.allow(parameters.structure("allowed_updates"))
    limit = min(max(parameters.integer("limit", 100), 1), 100)
    return await updates.poll(parameters.integer("offset"), limit, max(parameters.integer("timeout"), 0))


@method("setWebhook")
async def set_webhook(call: Invocation) -> Any:
    """Have updates posted to an address (plain http too, as a local server may); an empty one ends it."""
    parameters, account = call.parameters, call.account
    url, secret = parameters.text("url"), parameters.text("secret_token")
    if url:
        try:
            parts = urlsplit(url)
            port_is_fine = parts.port != 0
        except ValueError:
            port_is_fine = False
        if not port_is_fine or parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad_request("invalid webhook URL specified")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
    if parameters.text("allowed_updates"):
        account.updates.allow(parameters.structure("allowed_updates"))
    if parameters.flag("drop_pending_updates"):
        account.updates.clear()
    if url:
        account.updates.abort("terminated by setWebhook request")
    account.webhook = WebhookState(
        url=url,
        secret_token=secret,
        max_connections=min(max(parameters.integer("max_connections", 40), 1), 100),
        has_custom_certificate="certificate" in parameters.files,
    )
    account.updates.changed.beat()
    return True


@method("deleteWebhook")
async def delete_webhook(call: Invocation) -> Any:
    """Go back to polling."""
    if call.parameters.flag("drop_pending_updates"):
        call.account.updates.clear()
    call.account.webhook = WebhookState()
    call.account.updates.changed.beat()
    return True


@method("getWebhookInfo")
async def get_webhook_info(call: Invocation) -> Any:
    """Tell what is set and how the last delivery went."""
    state, updates = call.account.webhook, call.account.updates
    info: dict[str, Any] = {
        "url": state.url,
        "has_custom_certificate": state.has_custom_certificate,
        "pending_update_count": len(updates),
    }
    if state.url:
        info |= {"max_connections": state.max_connections, "ip_address": "127.0.0.1"}
    if state.last_error_date is not None:
        info |= {"last_error_date": state.last_error_date, "last_error_message": state.last_error_message}
    if updates.allowed:
        info["allowed_updates"] = list(updates.allowed)
    return info
