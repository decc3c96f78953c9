"""A chat model behind an OpenAI-compatible API, asked for structured answers."""

from __future__ import annotations

import os
import threading
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from recommender.errors import ChatError
from recommender.model_servers import FOREIGN, connect, own_address, said

TIMEOUT_SECONDS = 120.0
RETRIES = 3
Answer = TypeVar("Answer", bound=BaseModel)


class ChatModel:
    """Asks a chat model for answers of a given shape. What is asked leaves this machine.

    Args:
        model: Its name.
        api_key: ``None`` reads ``OPENAI_API_KEY``.
        base_url: Root of the API; ``None`` reads ``OPENAI_BASE_URL``, else OpenAI's own.
        timeout: Seconds to wait for one answer.
        retries: Further tries after a failed request.

    Raises:
        ChatError: If there is no model name or no key.
    """

    def __init__(
        self,
        model: str,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float = TIMEOUT_SECONDS,
        retries: int = RETRIES,
    ) -> None:
        self._key = api_key or os.environ.get("OPENAI_API_KEY", "")
        if not model.strip() or not self._key:
            missing = " and ".join(
                name
                for name, value in (("OFFSCREEN_CHAT_MODEL", model.strip()), ("OPENAI_API_KEY", self._key))
                if not value
            )
            raise ChatError(f"this needs a chat model: set {missing} (and OPENAI_BASE_URL for a server of your own)")
        self.model = model
        self._base_url = own_address(base_url)
        self._timeout = timeout
        self._retries = retries
        self._client: Any = None
        self._lock = threading.Lock()

    def ask(self, instruction: str, question: str, shape: type[Answer]) -> Answer:
        """Ask one question.

        Args:
            instruction: What the model is to do.
            question: What it is to do it with.
            shape: The answer's form; all fields required, no others allowed.

        Raises:
            ChatError: If the server refuses, cannot be reached, or answers in another form.
        """
        # the SDK takes a second to import: only here, when a model is really asked
        import openai

        with self._lock:
            if self._client is None:
                self._client = connect(self._key, self._base_url, timeout=self._timeout, retries=self._retries)
        schema = {"name": shape.__name__.lower(), "schema": shape.model_json_schema(), "strict": True}
        try:
            answer = self._client.chat.completions.create(
                model=self.model,
                messages=[{"role": "system", "content": instruction}, {"role": "user", "content": question}],
                response_format={"type": "json_schema", "json_schema": schema},
            )
        except openai.AuthenticationError as error:
            raise ChatError("the chat server refused the key: check OPENAI_API_KEY") from error
        except openai.NotFoundError as error:
            raise ChatError(f"the chat server knows no model {self.model!r}: check OFFSCREEN_CHAT_MODEL") from error
        except openai.APIConnectionError as error:
            raise ChatError("the chat server cannot be reached: check OPENAI_BASE_URL and the network") from error
        except openai.OpenAIError as error:
            raise ChatError(f"the chat server failed ({type(error).__name__}): {error}") from error
        except FOREIGN as error:
            raise ChatError("what answers is no chat server: check OPENAI_BASE_URL") from error
        if isinstance(answer, str):  # a page
            raise ChatError("what answers is no chat server: check OPENAI_BASE_URL")
        try:
            return shape.model_validate_json(said(answer))
        except ValidationError as error:
            raise ChatError(
                f"the chat model {self.model!r} answered in another form than asked: try again, or another model"
            ) from error
