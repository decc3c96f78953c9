"""Who may do what: every command and every button, as owner, editor, viewer and stranger."""

from __future__ import annotations

import csv

from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import OPERATOR, OPERATOR_ID, add_people, with_operator
from bot.operators.roles import ACTIONS, COMMANDS, commands_of, has
from bot.settings import Settings
from bot.storage.models import AuditEntry, ItemDraft, ItemState, Operator, Role, StoredMessage
from telegram_playground.page import NEWCOMER
from telegram_playground.scripting import Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.filled import filled_stage
from tests.bot.operators.conftest import Staff
from tests.bot.operators.test_adding import picture
from tests.bot.talks import onboard

PATIENCE_SECONDS = 60.0


def test_each_role_may_do_what_the_one_before_it_may() -> None:
    viewer, editor, owner = (set(commands_of(role)) for role in (Role.VIEWER, Role.EDITOR, Role.OWNER))
    assert viewer < editor < owner == set(COMMANDS.values())
    assert commands_of(None) == []
    assert not has(None, Role.VIEWER)


async def test_no_command_works_for_a_stranger(staff: Staff) -> None:
    stranger = staff.on.playground.person("Stan")
    await onboard(stranger)
    for name in COMMANDS:
        await stranger.sends(f"/{name} editor {stranger.id}")
        assert "I don't know that command" in (await stranger.receives()).text
    await stranger.sends("/start o_grant")
    await stranger.receives("We know each other already")
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(ItemDraft))).all() == []
        assert [operator.role for operator in (await session.exec(select(Operator))).all()] == [Role.OWNER]


async def test_no_button_works_for_a_stranger(staff: Staff) -> None:
    editor, stranger = await staff.somebody("Edda", "editor"), await staff.somebody("Stan")
    await editor.sends("/addmessage Take a short walk along the river.")
    card = await editor.receives("New message", timeout=PATIENCE_SECONDS)
    await stranger.sends("hello")
    anything = await stranger.receives()
    forged = {f"o:{action}:{what}" for action in ACTIONS for what in ("", "1", "1:add", "add", "0", "m:all:0")}
    async with staff.on.bot.database.reading() as session:
        draft = (await session.exec(select(ItemDraft))).one()
    forged |= {f"o:draft:{draft.id}:add", f"o:draft:{draft.id}:discard"}
    answers = {(await stranger.presses_data(data, anything)).text for data in sorted(forged)}
    assert answers == {"I know nothing about you. /start begins anew."}
    async with staff.on.bot.database.reading() as session:
        assert (
            await session.exec(select(StoredMessage).where(col(StoredMessage.text).contains("along the river")))
        ).all() == []
    assert "Add it" in card.buttons[0][0]


async def test_a_viewer_adds_nothing_and_an_editor_grants_nothing(staff: Staff) -> None:
    viewer, editor = await staff.somebody("Vic", "viewer"), await staff.somebody("Edda", "editor")
    for person, command, role in (
        (viewer, "/addmessage Walk.", "editor"),
        (editor, f"/grant editor {viewer.id}", "owner"),
        (editor, "/audit", "owner"),
    ):
        await person.sends(command)
        await person.receives(f"That needs the {role} role")
    await viewer.sends_photo(picture(), "a kite above a hill in the wind")
    await viewer.receives()
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(ItemDraft))).all() == []


async def test_a_role_that_is_revoked_is_gone_in_the_middle_of_a_dialogue(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.sends("/addmessage Take a short walk along the river.")
    card = await editor.receives("New message", timeout=PATIENCE_SECONDS)
    await editor.presses("Text", message=card)
    await editor.receives("Write the new text")
    await staff.revokes(editor)
    await editor.receives("You have no role")
    assert "I know nothing about you" in (await editor.presses("Add it", message=card)).text
    await editor.sends("Take a long walk along the river.")
    await editor.receives()
    async with staff.on.bot.database.reading() as session:
        draft = (await session.exec(select(ItemDraft))).one()
        live = (
            await session.exec(select(StoredMessage).where(col(StoredMessage.text).contains("along the river")))
        ).all()
        actions = [
            entry.action for entry in (await session.exec(select(AuditEntry).order_by(col(AuditEntry.id)))).all()
        ]
    assert draft.fields["text"] == "Take a short walk along the river."
    assert live == []
    assert actions == ["grant asked for", "role granted", "revocation asked for", "role revoked"]


async def menu_with(person: Person, name: str, *, there: bool) -> dict[str, str]:
    """Wait until a command is (or is not) in the menu."""
    await person.until(lambda: True if (name in person.commands) is there else None, f"/{name} in the menu")
    return person.commands


async def test_menus_show_operators_their_commands_and_nobody_else(staff: Staff) -> None:
    stranger = await staff.somebody("Stan")
    assert not set(stranger.commands) & set(COMMANDS)
    assert "nudge" in stranger.commands
    viewer = await staff.somebody("Vic", "viewer")
    await viewer.sends("/help")
    assert "/library" in (await viewer.receives()).text
    shown = await menu_with(viewer, "library", there=True)
    assert "addmessage" not in shown
    assert "nudge" in shown
    await staff.revokes(viewer)
    await viewer.receives("You have no role")
    await viewer.sends("hello")
    await menu_with(viewer, "library", there=False)


async def test_what_an_owner_is_told(staff: Staff) -> None:
    for said, answer in (
        ("/audit", "Nothing yet"),
        ("/grant", "Write /grant"),
        ("/grant editor", "Write /grant"),
        ("/grant king 123456", "Write /grant"),
        ("/grant editor @somebody", "Write /grant"),
        ("/grant editor 999999999999", "I have not met that person"),
        ("/revoke 999999999999", "has no role"),
        ("/revoke 5550000001", "OFFSCREEN_OWNERS"),
        ("/grant viewer 5550000001", "OFFSCREEN_OWNERS"),
        ("/operators", "an owner"),
        ("/cancel", "Nothing is open"),
    ):
        await staff.owner.sends(said)
        assert answer in (await staff.owner.receives()).text


async def test_the_audit_log_is_read_in_pages_with_names_and_values_and_as_a_table(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await staff.owner.sends("/myname Olga <1>")
    await staff.owner.receives("Other operators read Olga <1>")
    for role in ("viewer", "editor") * 4:
        await staff.grants(role, editor)
    await staff.owner.sends("/audit")
    log = await staff.owner.receives("role granted")
    assert str(editor.id) not in log.text
    assert "Olga <1>" in log.text
    assert "viewer → editor" in log.text
    await editor.sends("/download audit")
    assert "audit" not in (await editor.receives("Write /download")).text
    await staff.owner.sends("/download audit")
    sent = await staff.owner.receives("rows")
    assert sent.document is not None
    rows = list(csv.DictReader(sent.document.decode("utf-8-sig").splitlines()))
    granted = [row for row in rows if row["action"] == "role granted"]
    assert {row["operator"] for row in granted} == {"Olga <1>"}
    assert [(row["before"], row["after"]) for row in granted][-1] == ("none", "editor")
    await staff.owner.presses("Older", message=log)
    newer = [["‹ Newer"]]
    await staff.owner.until(lambda: True if log.buttons == newer else None, "the second page")


async def test_an_open_question_leaves_the_onboarding_as_it_was(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.presses("Yes, let's start")
    await editor.receives("1 of 9")
    await editor.sends("/addmessage")
    await editor.receives("Write the message")
    await editor.sends("/cancel")
    await editor.receives("Left as it is")
    await editor.sends("34")
    await editor.receives("2 of 9")
    async with staff.on.bot.database.reading() as session:
        assert all(item.state is ItemState.LIVE for item in (await session.exec(select(StoredMessage))).all())


async def test_the_demo_has_somebody_who_owns_the_bot(settings: Settings, encoder: EncodingProcess) -> None:
    async with filled_stage(with_operator(settings), clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        on.playground.world.add_human(NEWCOMER)  # as an open page does that asks before anybody is there
        add_people(on)
        operator = on.playground.person(OPERATOR, id=OPERATOR_ID)
        assert [chat.human.name for chat in on.playground.world.main.chats.values()] == [NEWCOMER, OPERATOR]
        await operator.sends("/start")
        await operator.receives("You own this bot")
        await menu_with(operator, "broadcast", there=True)
        await operator.sends("/broadcast all walk-around-the-block forest-path")
        card = await operator.receives("For all: 0 users")
        assert card.buttons == [["Test to me", "✖️ Cancel"]]
