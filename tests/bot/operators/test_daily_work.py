"""Operators' daily work: captions stay with their pictures, roles are told, items are read in the reader's language."""

from __future__ import annotations

import pytest

from bot.core.texts import speaking
from bot.operators.draft_cards import draft_card
from bot.operators.draft_fields import DraftFields
from bot.operators.left_out_share import left_out
from bot.operators.library import View, item_card, page_of
from bot.storage.models import DraftState, ItemDraft, ItemKind, ItemState, StoredMessage, User
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.operators.conftest import Staff
from tests.bot.operators.test_adding import picture
from tests.bot.talks import PATIENCE_SECONDS


@pytest.mark.long
async def test_captions_stay_with_their_pictures(staff: Staff) -> None:
    owner = staff.owner
    await owner.sends_photo(picture(61))
    await owner.sends("a red kite above a hill")  # before the picture was looked at, or asked about
    await owner.receives("Caption: “a red kite above a hill”", photo=True, timeout=PATIENCE_SECONDS)
    await owner.sends_photo(picture(62))
    first = await owner.receives("What does it show?", photo=True, timeout=PATIENCE_SECONDS)
    await owner.sends_photo(picture(63))
    second = await owner.receives("after the picture before it", photo=True, timeout=PATIENCE_SECONDS)
    await owner.sends("two people play chess")
    await first.becomes("Caption: “two people play chess”", timeout=PATIENCE_SECONDS)
    assert "after the picture before it" in second.text
    last = await owner.receives("What does it show?", photo=True, timeout=PATIENCE_SECONDS)
    assert last.id > second.id
    await owner.sends("a pot of soup on a stove")
    await last.becomes("Caption: “a pot of soup on a stove”", timeout=PATIENCE_SECONDS)


async def test_a_viewer_is_told_which_role_adding_takes_and_not_asked_for_consent(staff: Staff) -> None:
    viewer = await staff.somebody("Vic", "viewer")
    await viewer.sends_photo(picture(64))
    assert "needs the editor role" in (await viewer.receives()).text
    await viewer.sends_document(b"text\nwalk\n", "table.csv")
    assert "needs the editor role" in (await viewer.receives()).text


async def test_items_are_read_in_the_readers_language(staff: Staff) -> None:
    async with staff.on.bot.database.reading() as session:
        with speaking("de"):
            german, _rows = await page_of(View(), session=session)
        english, _rows = await page_of(View(), session=session)
        user = await find_user(telegram_address(staff.owner.id), session=session)
    assert isinstance(user, User)
    assert german.splitlines()[1] != english.splitlines()[1]


def test_a_card_says_an_item_in_the_readers_language_first() -> None:
    item = StoredMessage(id="walk", text="Take a walk.", state=ItemState.LIVE, activities=[], created_at=MONDAY_MORNING)
    html, _rows = item_card(ItemKind.MESSAGE, item, None, confirm=False, said="Geh spazieren.")
    assert html.startswith("Geh spazieren.\nTake a walk.\n")


@pytest.mark.parametrize(
    ("only", "barred", "share"),
    [((), (), 0.0), (("parent",), (), 0.75), ((), ("wheelchair",), 0.25), (("adult",), ("parent",), 0.5)],
)
def test_the_share_that_a_rule_leaves_out(only: tuple[str, ...], barred: tuple[str, ...], share: float) -> None:
    people = [{"adult", "parent"}, {"adult"}, {"adult", "wheelchair"}, {"minor"}]
    assert left_out(only, barred, people) == share


@pytest.mark.parametrize(("share", "said"), [(0.12, False), (0.3, True)])
def test_a_rule_that_leaves_many_out_is_shown_with_their_share(share: float, said: bool) -> None:
    draft = ItemDraft(id=1, user_id=1, kind=ItemKind.MESSAGE, state=DraftState.READY, created_at=MONDAY_MORNING)
    html, _rows = draft_card(draft, DraftFields(text="Play with your child.", left_out=share))
    assert ("leaves out 30 % of people" in html) is said
