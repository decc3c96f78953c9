"""The sender over the local Bot API: everything that Telegram and the network can answer."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.storage.models import Account, Attribute, Nudge, NudgeState, Origin, StoredImage, Upload, User
from telegram_playground.faults import Kind as FaultKind
from tests.bot.delivery.conftest import Post


async def test_a_nudge_arrives_with_picture_words_and_buttons(post: Post) -> None:
    ada, user = await post.person()
    nudge = await post.nudge(user)
    async with post.sending():
        photo = await ada.receives(photo=True)
        (stored,) = await post.settled()
    assert photo.text == "Message <0> & more"
    assert photo.buttons[0][0].endswith("Did it")
    assert photo.stored.buttons[0][0]["callback_data"] == f"n:{nudge}:did_it"
    assert (stored.state, stored.telegram_message_id, stored.attempts) == (NudgeState.SENT, photo.id, 1)
    assert stored.sent_at is not None


async def test_a_message_by_itself_arrives_as_words_with_buttons(post: Post) -> None:
    ada, user = await post.person()
    nudge = await post.nudge(user, pictured=False)
    async with post.sending():
        words = await ada.receives(photo=False)
        (stored,) = await post.settled()
    assert words.text == "Message <0> & more"
    assert words.stored.buttons[0][0]["callback_data"] == f"n:{nudge}:did_it"
    assert (stored.state, stored.pair) == (NudgeState.SENT, ("m0", ""))
    assert post.photos() == []


async def test_a_picture_is_uploaded_once_and_then_resent_by_its_name(post: Post) -> None:
    users = [(await post.person(f"P{number}"))[1] for number in range(12)]
    for number, user in enumerate(users):
        await post.nudge(user, item=number % 2)
    async with post.sending():
        await post.settled()
    uploads = [call for call in post.photos() if call.parameters["photo"].startswith("(")]
    assert len(post.photos()) == 12
    assert len(uploads) == 2  # one for each of the two pictures, though all were due at once
    async with post.database.reading() as session:
        assert (await session.get_one(Upload, ("i0.png", post.connection.bot.id))).file_id


async def test_a_name_that_stopped_working_is_uploaded_again(sqlite_post: Post) -> None:
    post = sqlite_post
    ada, user = await post.person()
    async with post.database.writing() as session:
        session.add(Upload(image_file="i0.png", bot_id=post.connection.bot.id, file_id="AgACnonsense"))
    await post.nudge(user)
    async with post.sending():
        await ada.receives(photo=True)
        (stored,) = await post.settled()
    assert (stored.state, stored.attempts) == (NudgeState.SENT, 2)
    async with post.database.reading() as session:
        upload = await session.get_one(Upload, ("i0.png", post.connection.bot.id))
    assert upload.file_id not in ("", "AgACnonsense")


DAMAGED = f"{'0' * 64}.png"


async def lose(post: Post, how: str) -> str:
    """Let the picture of nudges be gone, or be another one than its name says; return what is said of that."""
    if how == "gone":
        (post.folder / "i0.png").unlink()
        return "No such file or directory"
    (post.folder / "i0.png").rename(post.folder / DAMAGED)
    async with post.database.writing() as session:
        (await session.get_one(StoredImage, "i0")).file = DAMAGED
    return "it is damaged: its content is not that of its name"


@pytest.mark.parametrize("how", ["gone", "damaged"])
async def test_a_picture_that_cannot_be_read_fails_and_owners_are_told(sqlite_post: Post, how: str) -> None:
    post = sqlite_post
    _ada, user = await post.person()
    said = await lose(post, how)
    await post.nudge(user)
    async with post.sending():
        (stored,) = await post.settled()
    assert stored.state is NudgeState.FAILED
    assert stored.error == f"the picture cannot be read: {said}"
    assert [kind for kind, _text in post.alerts] == ["picture"]
    assert post.photos() == []


@pytest.mark.parametrize("how", ["gone", "damaged"])
async def test_who_asked_gets_the_words_without_a_picture_that_cannot_be_read(sqlite_post: Post, how: str) -> None:
    post = sqlite_post
    ada, user = await post.person()
    said = await lose(post, how)
    await post.nudge(user, origin=Origin.ASKED)
    async with post.sending():
        (stored,) = await post.settled()
    message = await ada.receives("Message <0> & more")
    assert (message.photo, bool(message.buttons)) == (None, True)
    assert (stored.state, stored.telegram_message_id) == (NudgeState.SENT, message.id)
    assert stored.error == f"the picture cannot be read: {said}"
    assert [kind for kind, _text in post.alerts] == ["picture"]


async def test_who_blocked_the_bot_is_marked(post: Post) -> None:
    ada, user = await post.person()
    await ada.blocks()
    await post.nudge(user)
    async with post.sending():
        (stored,) = await post.settled()
    assert stored.state is NudgeState.FAILED
    assert stored.error is not None
    assert "blocked by the user" in stored.error
    assert post.alerts == []
    async with post.database.reading() as session:
        assert (await session.get_one(User, user)).blocked_at is not None


async def test_what_telegram_refuses_fails_with_its_words_and_owners_are_told(sqlite_post: Post) -> None:
    post = sqlite_post
    _ada, user = await post.person()
    async with post.database.writing() as session:
        (await session.get_one(Account, user)).address = "123"
    await post.nudge(user)
    async with post.sending():
        (stored,) = await post.settled()
    assert (stored.state, stored.error) == (NudgeState.FAILED, "BadRequest: Chat not found")
    assert len(post.alerts) == 1


@pytest.mark.parametrize("kind", ["error", "drop_before", "drop_after"])
async def test_what_perhaps_arrived_is_never_sent_again(post: Post, kind: FaultKind) -> None:
    ada, user = await post.person()
    _bob, other = await post.person("Bob")
    post.playground.faults.add(kind, "sendPhoto", chat_id=ada.id)
    await post.nudge(user)
    await post.nudge(other)
    async with post.sending():
        first, second = await post.settled()
    assert (first.state, second.state) == (NudgeState.UNKNOWN, NudgeState.SENT)
    assert len([call for call in post.photos() if call.chat_id == ada.id]) == 1
    assert len([message for message in ada.messages if message.from_bot]) == (1 if kind == "drop_after" else 0)


async def test_too_many_for_one_chat_lets_all_others_go_on(post: Post) -> None:
    ada, user = await post.person()
    others = [(await post.person(f"P{number}"))[1] for number in range(5)]
    post.playground.faults.add("too_many", "sendPhoto", chat_id=ada.id, retry_after=60)
    waiting = await post.nudge(user)
    for other in others:
        await post.nudge(other)
    async with post.sending():
        nudges = await post.settled(lambda nudge: nudge.state is NudgeState.SENT or nudge.id == waiting)
        nudges = await post.settled(lambda nudge: nudge.state in (NudgeState.SENT, NudgeState.PLANNED))
    held = next(nudge for nudge in nudges if nudge.id == waiting)
    assert held.state is NudgeState.PLANNED
    assert held.claimed_by is None
    assert held.error is not None
    assert held.not_before - post.clock.now() > timedelta(seconds=50)
    assert post.pacer.refusals == 1


async def test_a_chat_that_moved_is_followed(post: Post) -> None:
    ada, user = await post.person()
    moved = post.playground.person("Ada, elsewhere")
    await moved.sends("/start")
    post.playground.faults.add("moved", "sendPhoto", chat_id=ada.id, to_chat=moved.id)
    first = await post.nudge(user)
    async with post.sending():
        assert await moved.receives(photo=True)
        (stored,) = await post.settled()
        assert (stored.id, stored.state, stored.attempts, stored.error) == (first, NudgeState.SENT, 2, None)
        await post.nudge(user, key="b")  # the next one goes to the new place at once
        assert await moved.receives(photo=True)
        await post.settled()
    assert [call.chat_id for call in post.photos()] == [ada.id, moved.id, moved.id]


async def test_what_telegram_let_wait_goes_out_afterwards(sqlite_post: Post) -> None:
    post = sqlite_post
    ada, user = await post.person()
    post.playground.faults.add("too_many", "sendPhoto", retry_after=1)
    await post.nudge(user)
    async with post.sending():
        await ada.receives(photo=True)
        (stored,) = await post.settled()
    assert (stored.state, stored.attempts, stored.error) == (NudgeState.SENT, 2, None)


async def test_a_server_that_is_down_is_tried_again_until_the_moment_is_over(post: Post) -> None:
    _ada, user = await post.person()
    await post.nudge(user)
    await post.playground.stop()
    async with post.sending() as _sender:
        (stored,) = await post.settled(lambda nudge: nudge.state is NudgeState.PLANNED and nudge.attempts > 0)
        assert stored.error is not None
        assert "ClientConnectorError" in stored.error
        post.clock.jump_to(stored.expires_at)
        (stored,) = await post.settled()
    assert (stored.state, stored.error) == (NudgeState.FAILED, "expired before it could be sent")
    assert post.alerts == []


async def test_nothing_is_sent_after_its_moment(post: Post) -> None:
    _ada, user = await post.person()
    await post.nudge(user, at=post.clock.now() - timedelta(minutes=21))
    async with post.sending():
        (stored,) = await post.settled()
    assert (stored.state, stored.attempts) == (NudgeState.FAILED, 0)
    assert post.photos() == []


async def test_two_senders_share_the_work(post: Post) -> None:
    people = [await post.person(f"P{number}") for number in range(30)]
    for _person, user in people:
        await post.nudge(user)
    async with post.sending("one"), post.sending("two"):
        nudges = await post.settled()
    assert all(nudge.state is NudgeState.SENT for nudge in nudges)
    assert sorted(call.chat_id or 0 for call in post.photos()) == sorted(person.id for person, _user in people)


async def test_what_is_asked_for_overtakes_bulk(sqlite_post: Post) -> None:
    post = sqlite_post
    post.pacer.set_share(0.5, 60)
    for number in range(40):
        await post.nudge((await post.person(f"P{number}"))[1])
    ada, user = await post.person()
    asked = await post.nudge(user, origin=Origin.ASKED, at=post.clock.now() + timedelta(milliseconds=1))
    async with post.sending():
        await post.settled(lambda nudge: nudge.id != asked or nudge.state is NudgeState.SENT)
        calls = [call.chat_id for call in post.photos()]
    assert calls.index(ada.id) < 3


async def test_at_a_stop_what_was_not_said_can_be_given_back(sqlite_post: Post) -> None:
    post = sqlite_post
    post.pacer.hold_budget(60)  # nobody may speak
    for number in range(5):
        await post.nudge((await post.person(f"P{number}"))[1])
    async with post.sending():
        await post.settled(lambda nudge: nudge.state is NudgeState.CLAIMED)
    nudges = await post.nudges()
    assert {nudge.state for nudge in nudges} == {NudgeState.CLAIMED}
    assert post.photos() == []


async def test_the_database_is_away_while_telegram_answers(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, user = await post.person()
    await post.nudge(user)
    writing = post.database.writing
    away = asyncio.Event()

    def broken() -> object:
        if away.is_set():
            raise ConnectionRefusedError("the database is away")
        return writing()

    post.playground.on_call(lambda call: away.set() if call.method == "sendPhoto" else None)
    monkeypatch.setattr(post.database, "writing", broken)
    async with post.sending():
        await ada.receives(photo=True)
        (stored,) = await post.nudges()
        assert stored.state is NudgeState.SENDING
        away.clear()
        (stored,) = await post.settled()
    assert stored.state is NudgeState.SENT
    assert len(post.photos()) == 1


async def test_a_nudge_called_back_in_time_is_not_sent(sqlite_post: Post) -> None:
    post = sqlite_post
    post.pacer.hold_budget(0.5)
    _ada, user = await post.person()
    nudge = await post.nudge(user)
    async with post.sending():
        await post.settled(lambda nudge: nudge.state is NudgeState.CLAIMED)
        async with post.database.writing() as session:
            (await session.get_one(Nudge, nudge)).state = NudgeState.FAILED
        await post.settled()
    assert post.photos() == []


@pytest.mark.parametrize(
    ("limits", "asked", "is_told"),
    [
        ("low vision", False, True),
        ("legally blind", False, True),
        ("bad knees", False, False),
        ("bad knees", True, True),
    ],
)
async def test_who_cannot_see_well_or_asked_for_it_is_told_what_the_picture_shows(
    sqlite_post: Post, limits: str, asked: bool, is_told: bool
) -> None:
    post = sqlite_post
    ada, user = await post.person()
    async with post.database.writing() as session:
        session.add(Attribute(user_id=user, name="limits", value=limits))
        (await session.get_one(User, user)).describe_pictures = asked
    await post.nudge(user)
    async with post.sending():
        await post.settled(lambda nudge: nudge.state is NudgeState.SENT)
    [message] = [message for message in ada.messages if message.photo is not None]
    assert ("In the picture: " in message.text) is is_told
