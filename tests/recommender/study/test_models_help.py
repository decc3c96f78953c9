"""What chat models do for studies: drafts and a second opinion, over real HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recommender.chat import ChatModel
from recommender.errors import ChatError
from recommender.study import parse_study
from recommender.study.draft import draft_study
from recommender.study.llm_judge import agreement, judge_by_model
from tests.recommender.conftest import ApiServer
from tests.recommender.study.test_judging import outcome


def drafts(body: dict[str, Any]) -> str:
    """Draft what is asked, each draft different from those named as known."""
    question = body["messages"][1]["content"]
    count, what = int(question.split()[1]), question.split()[2].strip(".")
    start = question.count(";") + 1 if "Different from these" in question else 0
    if what == "users":
        return json.dumps({
            "users": [
                {
                    "age": 20 + n, "gender": "female", "occupation": f"job {n}", "household": "alone",
                    "setting": "city", "limits": "none", "likes": ["tea"], "dislikes": [],
                }
                for n in range(start, start + count)
            ]
        })  # fmt: skip
    made = [{"activity": f"act {n}", "text": f"Do {n}: now", "caption": f"a {n}"} for n in range(start, start + count)]
    return json.dumps({"messages": made})


def test_a_draft_is_a_valid_study(api: ApiServer) -> None:
    api.chat = drafts
    told: list[int] = []
    text = draft_study("drafted", 12, 25, ChatModel("m", api_key="right-key", base_url=api.url), progress=told.append)
    study = parse_study(text, "drafted.yaml", folder=None)
    assert (len(study.users), len(study.messages), len(study.images)) == (12, 25, 25)
    assert study.users[0].profile["occupation"] == "job 0"
    assert all(user.labels is None for user in study.users)
    assert sum(told) == 37
    shape = api.requests[0][2]["response_format"]
    assert shape["json_schema"]["strict"] is True
    assert shape["json_schema"]["schema"]["additionalProperties"] is False


def test_a_model_that_repeats_itself_is_named(api: ApiServer) -> None:
    same = {"activity": "a", "text": "Do it.", "caption": "c"}
    api.chat = lambda body: (
        drafts(body) if "users" in body["messages"][1]["content"] else json.dumps({"messages": [same]})
    )
    with pytest.raises(ChatError, match="gave 1 different messages, not 3"):
        draft_study("drafted", 1, 3, ChatModel("m", api_key="right-key", base_url=api.url))


@pytest.mark.parametrize("content", ["", "no JSON", '{"users": [{"age": 3}]}', '{"other": []}'])
def test_an_answer_of_another_form_is_refused(api: ApiServer, content: str) -> None:
    api.chat = lambda body: content
    with pytest.raises(ChatError, match="another form"):
        draft_study("drafted", 1, 1, ChatModel("m", api_key="right-key", base_url=api.url))


@pytest.mark.parametrize(
    ("model", "key", "words"),
    [("", "k", "set OFFSCREEN_CHAT_MODEL"), ("m", "", "set OPENAI_API_KEY"), ("", "", "CHAT_MODEL and OPENAI_API_KEY")],
)
def test_without_a_model_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch, model: str, key: str, words: str) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(ChatError, match=words):
        ChatModel(model)


@pytest.mark.parametrize(
    ("model", "key", "words"),
    [("m", "wrong", "OPENAI_API_KEY"), ("no-such-model", "right-key", "OFFSCREEN_CHAT_MODEL")],
)
def test_errors_name_the_remedy(api: ApiServer, model: str, key: str, words: str) -> None:
    with pytest.raises(ChatError, match=words):
        draft_study("drafted", 1, 1, ChatModel(model, api_key=key, base_url=api.url))


def test_the_second_judge_sees_no_labels_and_is_compared(api: ApiServer) -> None:
    made = outcome()
    answers = iter([True, True, True, False])

    def opinion(body: dict[str, Any]) -> str:
        return json.dumps({"aligned": next(answers), "not_disliked": True, "suited": True})

    api.chat = opinion
    opinions = judge_by_model(made, ChatModel("m", api_key="right-key", base_url=api.url))
    assert len(api.requests) == 4
    assert "labels" not in json.dumps(api.requests[0][2]["messages"])
    found = agreement(made, opinions)
    assert found is not None
    # labels: yes, no, yes, no; model: yes, yes, yes, no
    assert (found.pairs, found.appropriate, found.agreement) == (4, 0.75, 0.75)
    # chance 0.75 * 0.5 + 0.25 * 0.5 = 0.5, so kappa is (0.75 - 0.5) / 0.5
    assert found.kappa == pytest.approx(0.5)
