"""A talk in German from the first word to the last: nothing that is said is English but the library."""

from __future__ import annotations

import re

import pytest

from bot.demo.stage import Stage
from tests.bot.dialogues.steps import says
from tests.bot.talks import PATIENCE_SECONDS

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENGLISH = re.compile(r"\b(?:the|you|your|and|is|are|what|write|tap|with|for|this|of|will|have|on)\b")
"""Words of every English sentence that no German one has."""


async def test_a_talk_in_german(shared: Stage) -> None:
    person = shared.playground.person("Frau Deutsch", language="de")
    await says(person, "/start", "Ist das in Ordnung?")
    await says(person, "ja", "1 von 9")
    await says(person, "Ich bin 34, Krankenpflegerin mit zwei Kindern, lese gern und hasse Joggen", "2 von 9")
    await says(person, "eine Frau", "5 von 9")
    await says(person, "überspringen", "8 von 9")
    await says(person, "werktags von 20 bis 22 Uhr", "werktags 20:00–22:00")
    await says(person, "fertig", "9 von 9")
    told = await says(person, "München", "So habe ich dich verstanden")
    for words in ("34", "Kinder", "Krankenpflegerin", "lesen", "Joggen", "werktags 20:00–22:00", "Deutschland"):
        assert words in told.text
    await says(person, "ja, stimmt", "Fertig. Ich schreibe")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    await says(person, "/schedule", "Ruhezeit")
    await says(person, "Pause bis Freitag", "Ich bin still bis")
    await says(person, "/resume", "Schön, wieder da zu sein")
    await says(person, "speak english", "From now on I speak English")
    await says(person, "auf Deutsch bitte", "Ab jetzt spreche ich mit dir Deutsch")
    await says(person, "/forget", "Soll ich es löschen?")
    said = [m.text for m in person.messages if m.text and m.photo is None and "English" not in m.text]
    assert [text for text in said if ENGLISH.search(text.replace("Offscreen", ""))] == []
