"""Facts: written and read back, and a vocabulary that holds."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from content.items import Message
from content.manifest import starter_library
from recommender.facts import UNKNOWN, Facts, Light, Thing, read_facts


def test_facts_come_back_as_they_were_written() -> None:
    facts = Facts(light=Light.DARK, minutes=5, things=(Thing.BOOK,), abilities=(), money=False)
    assert facts.as_dict() == {"light": "dark", "minutes": 5, "things": ["book"], "abilities": [], "money": False}
    assert read_facts(facts.as_dict()) == facts
    assert read_facts(None) == UNKNOWN == Facts()


@pytest.mark.parametrize(
    ("facts", "said"), [({"light": "noon"}, "day"), ({"minutes": 0}, "at least 1"), ({"colour": "red"}, "unexpected")]
)
def test_what_is_not_in_the_vocabulary_is_refused(facts: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=r"(?i)" + said):
        Message.model_validate({"id": "m", "text": "Read.", "facts": facts})


def test_the_whole_starter_library_has_facts() -> None:
    library = starter_library()
    for item in (*library.messages, *library.images):
        assert item.facts.light is not None, item.id
        assert item.facts.things is not None, item.id
        assert item.facts.abilities is not None, item.id
    for message in library.messages:
        known = message.facts
        assert None not in (known.places, known.minutes, known.effort, known.company, known.noise, known.money), message
