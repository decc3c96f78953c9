"""Encoders that read pictures and texts: CLIP and SigLIP from tiny random checkpoints, saved as real ones are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from recommender import EncoderError
from recommender.encoders import PictureEncoder, open_picture_encoder

WORDS = "a red green blue square on the wall dog walks".split()


def build_checkpoint(kind: str, folder: Path) -> Path:
    """Save a tiny model with random weights as transformers saves a real one."""
    import torch
    import transformers
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    t: Any = transformers
    torch.manual_seed(1)
    vocabulary = {word: at for at, word in enumerate(["[PAD]", "[UNK]", "[BOS]", "[EOS]", *WORDS])}
    plain = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    ends = [("[BOS]", 2), ("[EOS]", 3)]
    plain.post_processor = processors.TemplateProcessing(single="[BOS] $A [EOS]", special_tokens=ends)
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "bos_token": "[BOS]", "eos_token": "[EOS]"}
    tokenizer: Any = t.PreTrainedTokenizerFast(tokenizer_object=plain, **special)
    small = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    text = {**small, "vocab_size": len(vocabulary), "max_position_embeddings": 12, "projection_size": 16}
    text |= {"pad_token_id": 0, "bos_token_id": 2, "eos_token_id": 3}
    vision = {**small, "image_size": 32, "patch_size": 16}
    if kind == "clip":
        model: Any = t.CLIPModel(t.CLIPConfig(text_config=text, vision_config=vision, projection_dim=16))
        sides = {"size": {"shortest_edge": 32}, "crop_size": {"height": 32, "width": 32}}
        processor: Any = t.CLIPProcessor(t.CLIPImageProcessor(**sides), tokenizer)
    else:
        model = t.SiglipModel(t.SiglipConfig(text_config=text, vision_config=vision))
        processor = t.SiglipProcessor(t.SiglipImageProcessor(size={"height": 32, "width": 32}), tokenizer)
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


def paint(folder: Path, count: int = 3) -> list[Path]:
    files = [folder / f"{number}.png" for number in range(count)]
    for number, file in enumerate(files):
        Image.new("RGB", (40, 30), (number * 90 % 256, 60, 200)).save(file)
    return files


@pytest.fixture(scope="module", params=["clip", "siglip"])
def sees(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PictureEncoder:
    folder = build_checkpoint(request.param, tmp_path_factory.mktemp(request.param))
    opened = open_picture_encoder(f"clip:{folder}")
    assert opened is not None
    return opened


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
class TestEveryPictureEncoder:
    def test_reads_texts_and_pictures_into_one_space(self, sees: PictureEncoder, tmp_path: Path) -> None:
        files = paint(tmp_path, 20)
        pictures, texts = sees.encode_images(files), sees.encode(["a red square", "a dog walks " * 30])
        assert pictures.shape == (20, sees.dimension)
        assert texts.shape == (2, sees.dimension)
        for rows in (pictures, texts):
            np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
        np.testing.assert_allclose(sees.encode_images(files[3:4])[0], pictures[3], atol=1e-4)
        assert not np.allclose(pictures[0], pictures[1], atol=1e-4)

    def test_gives_no_rows_for_nothing(self, sees: PictureEncoder) -> None:
        assert sees.encode_images([]).shape == sees.encode([]).shape == (0, sees.dimension)

    def test_names_a_file_that_is_no_picture(self, sees: PictureEncoder, tmp_path: Path) -> None:
        (tmp_path / "no.png").write_text("words")
        with pytest.raises(EncoderError, match=r"no\.png cannot be read"):
            sees.encode_images([tmp_path / "no.png"])

    def test_loads_without_a_progress_bar(self, sees: PictureEncoder, capfd: pytest.CaptureFixture[str]) -> None:
        again = open_picture_encoder(str(vars(sees)["name"]))
        assert again is not None
        again.encode(["a"])
        assert "Loading" not in capfd.readouterr().err

    def test_is_told_from_others(self, sees: PictureEncoder) -> None:
        sees.verify()
        assert sees.fingerprint.startswith("clip:transformers:")


@pytest.mark.parametrize("name", [None, "", "none"])
def test_none_is_the_default(name: str | None) -> None:
    assert open_picture_encoder(name) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("blip2", "no picture encoder"), ("clip:", "no picture encoder"), ("clip:/no/where", "no picture encoder at")],
)
def test_a_name_that_is_none_is_refused(name: str, words: str) -> None:
    with pytest.raises(EncoderError, match=words):
        open_picture_encoder(name)


def test_what_is_no_such_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    opened = open_picture_encoder(f"clip:{tmp_path}")
    assert opened is not None
    with pytest.raises(EncoderError, match="'bert', not CLIP or SigLIP"):
        opened.encode(["a"])


def test_missing_weights_are_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "clip"}')
    opened = open_picture_encoder(f"clip:{tmp_path}")
    assert opened is not None
    with pytest.raises(EncoderError, match=r"cannot be loaded .* check OFFSCREEN_PICTURE_ENCODER"):
        opened.encode(["a"])


def test_without_pillow_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    opened = open_picture_encoder(f"clip:{tmp_path}")
    assert opened is not None
    with pytest.raises(EncoderError, match="pip install pillow"):
        opened.verify()
