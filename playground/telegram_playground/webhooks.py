"""Delivery of updates to a webhook."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

from telegram_playground.account import Account, WebhookState
from telegram_playground.api import BotApi
from telegram_playground.parameters import Parameters
from telegram_playground.world import World

RETRY_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Pauses after failed deliveries of the same update; the last one repeats. Shorter than Telegram's, for tests."""
TIMEOUT_SECONDS = 60.0
"""How long a webhook may take to answer."""


class WebhookSender:
    """Posts waiting updates of one bot to its webhook: in order within a chat, chats side by side.

    Args:
        account: The bot.
        api: Carries out a method that comes back as the answer.
        world: For the clock.
    """

    def __init__(self, account: Account, api: BotApi, world: World) -> None:
        self._account = account
        self._api = api
        self._world = world
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to deliver, whenever a webhook is set."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End delivering; what is under way is broken off and stays unconfirmed."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        busy: dict[int, asyncio.Task[None]] = {}
        while not self._account.webhook.url:
            await self._account.updates.changed.wait()
        # Made only now, since most bots poll. Proxies of the environment are not for this machine's own addresses.
        async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
            try:
                while True:
                    change = asyncio.ensure_future(self._account.updates.changed.wait())
                    self._begin(client, busy)
                    await asyncio.wait({change, *busy.values()}, return_when=asyncio.FIRST_COMPLETED)
                    change.cancel()
                    busy = {key: task for key, task in busy.items() if not task.done()}
            finally:
                for task in busy.values():
                    task.cancel()
                await asyncio.gather(*busy.values(), return_exceptions=True)

    def _begin(self, client: httpx.AsyncClient, busy: dict[int, asyncio.Task[None]]) -> None:
        state = self._account.webhook
        if not state.url:
            return
        for update in self._account.updates.waiting():
            key = _chat_of(update)
            if key not in busy and len(busy) < state.max_connections:
                busy[key] = asyncio.create_task(self._deliver(client, state, update))

    async def _deliver(self, client: httpx.AsyncClient, state: WebhookState, update: dict[str, Any]) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": state.secret_token} if state.secret_token else {}
        attempt = 0
        while self._account.webhook is state:
            try:
                response = await client.post(state.url, json=update, headers=headers)
            except httpx.HTTPError as error:
                problem = "Connection refused" if isinstance(error, httpx.ConnectError) else "Connection failed"
            else:
                if response.is_success:
                    self._account.updates.take(update["update_id"])
                    await self._perform_answer(response)
                    return
                code, phrase = response.status_code, response.reason_phrase
                problem = f"Wrong response from the webhook: {code} {phrase}"
            state.last_error_date = int(self._world.now().timestamp())
            state.last_error_message = problem
            await asyncio.sleep(RETRY_SECONDS[min(attempt, len(RETRY_SECONDS) - 1)])
            attempt += 1

    async def _perform_answer(self, response: httpx.Response) -> None:
        """Carry out the method that a webhook may give in its answer."""
        try:
            body = json.loads(response.content or b"null")
        except ValueError:
            return
        if not isinstance(body, dict) or not isinstance(name := body.pop("method", None), str):
            return
        values = {key: value if isinstance(value, str) else json.dumps(value) for key, value in body.items()}
        await self._api.perform(self._account, name, Parameters(values))


def _chat_of(update: dict[str, Any]) -> int:
    for content in update.values():
        if isinstance(content, dict):
            place = content.get("chat") or content.get("from") or {}
            return int(place.get("id", 0))
    return 0
