"""Captioners: BLIP and BLIP-2 from tiny random checkpoints, a vision model from a local server, and what goes wrong."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from content.captioners import open_captioner
from content.captioners.blip import BlipCaptioner
from content.captioners.vision import VisionCaptioner
from content.captioners.wording import as_caption
from content.errors import CaptionError
from tests.content.test_pictures import drawn, saved

PICTURE = saved(drawn(), "JPEG")
WORDS = (
    "a an the man woman dog walks sits reads on in park bench with red kite question : what is shown ? answer".split()
)


def build_checkpoint(kind: str, folder: Path) -> Path:
    """Save a tiny model with random weights as transformers saves a real one."""
    import torch
    import transformers
    from tokenizers import Tokenizer, models, pre_tokenizers

    t: Any = transformers
    torch.manual_seed(1)
    vocabulary = {word: at for at, word in enumerate(["[PAD]", "[UNK]", "[BOS]", "[EOS]", *WORDS])}
    plain = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "bos_token": "[BOS]", "eos_token": "[EOS]"}
    tokenizer: Any = t.PreTrainedTokenizerFast(tokenizer_object=plain, **special)
    sight = {
        "hidden_size": 16,
        "intermediate_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "image_size": 32,
        "patch_size": 16,
    }
    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    ids = {"pad_token_id": 0, "bos_token_id": 2, "eos_token_id": 3}
    size = {"height": 32, "width": 32}
    if kind == "blip":
        text = {**small, **ids, "sep_token_id": 3, "vocab_size": len(vocabulary), "encoder_hidden_size": 16}
        config: Any = t.BlipConfig(text_config=text, vision_config=sight, projection_dim=16, image_text_hidden_size=16)
        model: Any = t.BlipForConditionalGeneration(config)
        processor: Any = t.BlipProcessor(t.BlipImageProcessor(size=size), tokenizer)
    else:
        processor = t.Blip2Processor(t.BlipImageProcessor(size=size), tokenizer, num_query_tokens=4)
        opt = {
            "model_type": "opt",
            "hidden_size": 16,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "ffn_dim": 16,
            "word_embed_proj_dim": 16,
            "tie_word_embeddings": False,
            "vocab_size": len(processor.tokenizer),
            **ids,
        }
        query = {**small, "encoder_hidden_size": 16, "vocab_size": 30}
        config = t.Blip2Config(
            vision_config=sight,
            qformer_config=query,
            text_config=opt,
            num_query_tokens=4,
            image_token_index=processor.tokenizer.convert_tokens_to_ids("<image>"),
        )
        model = t.Blip2ForConditionalGeneration(config)
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module", params=["blip", "blip-2"])
def checkpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_checkpoint(request.param, tmp_path_factory.mktemp(request.param))


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
@pytest.mark.parametrize("questions", [False, True])
@pytest.mark.parametrize("dtype", [None, "bfloat16"])
def test_a_saved_model_describes_a_picture_in_its_own_words(
    questions: bool, dtype: str | None, checkpoint: Path
) -> None:
    captioner = BlipCaptioner(str(checkpoint), device="cpu", dtype=dtype, questions=questions)
    caption = captioner.caption(PICTURE)
    assert set(caption.replace(",", "").replace("[", " [").split()) & set(WORDS)
    assert "<image>" not in caption
    assert "Question" not in caption
    assert captioner.caption(PICTURE) == caption  # greedy: the same picture gets the same words


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("blip:", "is no captioner"),
        ("blip:x,colour=red", "is no captioner"),
        ("blip:x,dtype=int3", "dtype=int3"),
        ("clip", "is no captioner"),
        ("openai:", "is no captioner"),
        ("openai:some-model", "OPENAI_API_KEY"),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(CaptionError, match=problem):
        open_captioner(name)


def test_by_hand_is_no_captioner() -> None:
    assert open_captioner(None) is None
    assert open_captioner("hand") is None
    blip = open_captioner("blip2")
    assert blip is not None
    assert blip.heavy


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaptionError, match=r"cannot be loaded .* check OFFSCREEN_CAPTIONER"):
        BlipCaptioner(str(tmp_path)).caption(PICTURE)


class Server:
    """Speaks the wire format of a vision chat model."""

    def __init__(self) -> None:
        self.status, self.answer = 200, "A picture of a man on a bench. "
        self.asked: list[dict[str, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                message = {"role": "assistant", "content": outer.answer}
                choice = {"index": 0, "finish_reason": "stop", "message": message}
                body = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
                if outer.status != 200:
                    body = {"error": {"message": "no", "type": "x", "code": "x"}}
                data = json.dumps(body).encode()
                self.send_response(outer.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def test_a_vision_model_is_sent_the_picture_and_nothing_else(server: Server) -> None:
    captioner = VisionCaptioner("eyes", api_key="k", base_url=server.address, retries=0)
    assert captioner.caption(PICTURE) == "a man on a bench."
    (asked,) = server.asked
    assert asked["model"] == "eyes"
    (part,) = asked["messages"][1]["content"]
    head, _comma, data = part["image_url"]["url"].partition(",")
    assert head == "data:image/jpeg;base64"
    assert base64.b64decode(data) == PICTURE


@pytest.mark.parametrize(
    ("status", "answer", "problem"),
    [
        (401, "", "OPENAI_API_KEY"),
        (404, "", "OFFSCREEN_CAPTIONER"),
        (500, "", "failed"),
        (200, "", "no words"),
        (200, " ?! ", "no words"),
    ],
)
def test_a_vision_model_that_fails_leaves_it_to_a_person(
    status: int, answer: str, problem: str, server: Server
) -> None:
    server.status, server.answer = status, answer
    with pytest.raises(CaptionError, match=problem):
        VisionCaptioner("eyes", api_key="k", base_url=server.address, retries=0).caption(PICTURE)


def test_a_vision_server_that_is_not_there_is_said() -> None:
    with pytest.raises(CaptionError, match="cannot be reached"):
        VisionCaptioner("eyes", api_key="k", base_url="http://127.0.0.1:9/v1", retries=0).caption(PICTURE)


@pytest.mark.parametrize(
    ("said", "caption"),
    [
        ("The image shows a picture of a dog", "a dog"),
        ('"two  women\n on a bench"', "two women on a bench"),
        ("word " * 100, ("word " * 60)[:299].strip()),
    ],
)
def test_a_models_words_are_made_a_caption(said: str, caption: str) -> None:
    assert as_caption(said) == caption
