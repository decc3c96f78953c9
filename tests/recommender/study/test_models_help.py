"""What chat models do for studies: drafts and a second opinion, over real HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recommender.chat import ChatModel
from recommender.errors import ChatError
from recommender.study import parse_study
from recommender.study.draft import Writers, draft_study
from recommender.study.llm_judge import judge_by_model, model_figures, questions
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
    said = "text" if what == "messages" else "caption"
    made = [{"activity": f"act {n}", said: f"{said} {n} by {body['model']}"} for n in range(start, start + count)]
    return json.dumps({what: made})


def answers(body: dict[str, Any]) -> str:
    """Answer whatever commands ask: captions, opinions and drafts."""
    if "response_format" not in body:
        return "a red kite above a windy hill"
    if "judge" in body["messages"][0]["content"]:
        return '{"aligned": true, "not_disliked": true, "suited": true}'
    return drafts(body)


def writers(api: ApiServer, users: str = "m", messages: str = "m") -> Writers:
    made = [ChatModel(model, api_key="right-key", base_url=api.url) for model in (users, messages)]
    return Writers(*made)


def test_users_messages_and_captions_come_from_three(api: ApiServer) -> None:
    api.chat = drafts
    pictures = {"kite.png": "a red kite", "tea.png": "a cup of tea"}
    text = draft_study("d", 2, 3, writers(api, "one", "two"), captions=pictures, described_by="three")
    study = parse_study(text, "d.yaml", folder=None)
    assert text.startswith("# Drafted: users by one, messages by two, captions by three.")
    assert [one.text for one in study.messages] == [f"text {n} by two" for n in range(3)]
    assert {one.file: one.caption for one in study.images} == pictures
    assert {body["model"] for _, _, body in api.requests} == {"one", "two"}


def test_captions_are_drafted_without_sight_of_the_messages(api: ApiServer) -> None:
    api.chat = drafts
    study = parse_study(draft_study("d", 1, 3, writers(api, "one", "two")), "d.yaml", folder=None)
    assert [one.caption for one in study.images] == [f"caption {n} by one" for n in range(3)]
    asked = json.dumps([body["messages"] for _, _, body in api.requests if "images" in body["messages"][1]["content"]])
    assert "text 0" not in asked


def test_a_draft_is_a_valid_study(api: ApiServer) -> None:
    api.chat = drafts
    told: list[int] = []
    text = draft_study("drafted", 12, 25, writers(api), progress=told.append)
    study = parse_study(text, "drafted.yaml", folder=None)
    assert (len(study.users), len(study.messages), len(study.images)) == (12, 25, 25)
    assert study.users[0].profile["occupation"] == "job 0"
    assert all(user.labels is None for user in study.users)
    assert sum(told) == 62
    shape = api.requests[0][2]["response_format"]
    assert shape["json_schema"]["strict"] is True
    assert shape["json_schema"]["schema"]["additionalProperties"] is False


def test_a_model_that_repeats_itself_is_named(api: ApiServer) -> None:
    same = {"activity": "a", "text": "Do it."}
    api.chat = lambda body: (
        drafts(body) if "users" in body["messages"][1]["content"] else json.dumps({"messages": [same]})
    )
    with pytest.raises(ChatError, match="gave 1 different messages, not 3"):
        draft_study("drafted", 1, 3, writers(api))


@pytest.mark.parametrize("content", ["", "no JSON", '{"users": [{"age": 3}]}', '{"other": []}'])
def test_an_answer_of_another_form_is_refused(api: ApiServer, content: str) -> None:
    api.chat = lambda body: content
    with pytest.raises(ChatError, match="another form"):
        draft_study("drafted", 1, 1, writers(api))


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
    asked = ChatModel(model, api_key=key, base_url=api.url)
    with pytest.raises(ChatError, match=words):
        draft_study("drafted", 1, 1, Writers(asked, asked))


def test_the_second_judge_sees_no_labels_and_is_compared(api: ApiServer) -> None:
    made = outcome()
    answers = iter([True, True, True, False])

    def opinion(body: dict[str, Any]) -> str:
        return json.dumps({"aligned": next(answers), "not_disliked": True, "suited": True})

    api.chat = opinion
    opinions = judge_by_model(questions([made, made]), ChatModel("m", api_key="right-key", base_url=api.url))
    assert len(api.requests) == 4  # what two methods chose is asked about once
    assert "labels" not in json.dumps(api.requests[0][2]["messages"])
    found = model_figures([made], opinions)
    # labels: yes, no, yes, no; model: yes, yes, yes, no
    assert (found.pairs, found.appropriate, found.agreement) == (4, 0.75, 0.75)
    assert (found.aligned, found.suited) == (0.75, 1)
    # chance 0.75 * 0.5 + 0.25 * 0.5 = 0.5, so kappa is (0.75 - 0.5) / 0.5
    assert found.kappa == pytest.approx(0.5)
