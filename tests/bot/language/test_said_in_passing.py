"""What people tell of themselves without saying what it is: an age at the end of a piece, a slip put right, a trade."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.profile_fields import Told
from bot.language import registry as languages
from bot.language.en.data import DATA
from bot.language.en.reading.clauses import read_clause
from bot.language.en.reading.repairs import repaired

ENGLISH = languages.get("en")


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("31 oslo. oops sorry, 41. baker", "41 oslo. baker"),
        ("I like squash, no wait, badminton", "I like badminton"),
        ("nurse in leeds, i mean leicester, 40", "nurse in leicester, 40"),
        ("plumber, scratch that, electrician, 33", "electrician, 33"),
        ("I hate tennis, sorry padel", "I hate padel"),
        ("I hate running sorry swimming is fine", "I hate running sorry swimming is fine"),  # what is refused stays
        ("i'm 15, sorry 51, nurse", "i'm 15, sorry 51, nurse"),  # who may be too young is asked
        ("I like chess, sorry, and go", "I like chess, sorry, and go"),
        ("hi, sorry I'm late, 40, nurse", "hi, sorry I'm late, 40, nurse"),
    ],
)
def test_what_is_put_right_in_the_same_breath_takes_the_place_of_what_it_was(words: str, right: str) -> None:
    assert repaired(words) == right


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plasterer in derby 46, love darts", {"age": "46", "occupation": "plasterer", "place": "Derby"}),
        ("typing with one hand, the baby's asleep on me. 30, jazz", {"limits": ()}),
        ("I've to mind my heart. 70, jazz", {"limits": ("I've to mind my heart",)}),
        ("I don't mind my knees showing. 70, jazz", {"limits": ()}),
        ("I've never been one to sit still! 70, jazz", {"dislikes": ()}),
        ("used to hate rowing, now I can't get enough of it. 50", {"likes": ("rowing",), "dislikes": (), "limits": ()}),
        ("roofer, 50, a wife and a staffy", {"household": ("a wife", "a staffy")}),
        ("husband is working in Oman, I'm in Kochi, 30", {"place": "Kochi"}),
        ("before I played the harp, now mostly chess. 50", {"likes": ("chess",)}),
        (
            "colour blind, 30, likes chess, not so much loud parties",
            {"limits": ("colour blind",), "dislikes": ("loud parties",)},
        ),
        ("goat farmer out near Broome, 50", {"occupation": "goat farmer"}),
        ("me and my wife both teach, 44", {"occupation": "teaches"}),
        ("my parents both teach, I'm 20", {"occupation": None}),
        ("44, I like jazz I suppose", {"likes": ("jazz",)}),
        ("44, I like jazz and I keep goats", {"likes": ("jazz", "keeping goats")}),
        ("I don't like anymore to sing, 50", {"dislikes": ("sing",)}),
        ("Newcastle (Australia), 30, jazz", {"time_zone": "Australia/Sydney", "likes": ("jazz",)}),
        ("miner off with a busted wrist, 44", {"limits": ("busted wrist",)}),
        ("my wife and I split up", {"occupation": None}),
        ("dressmaker on maternity leave, 33", {"age": "33", "occupation": "dressmaker, on maternity leave"}),
        ("50, between jobs, used to be a miner", {"age": "50", "occupation": "former miner, between jobs"}),
        ("on sick leave from teaching", {"occupation": "teaching, on sick leave"}),
        ("my wife is out of work, I'm a chef", {"occupation": "chef"}),
        ("put me down as 44, thanks", {"age": "44"}),
        ("put me down for 44 minutes", {"age": None}),
        ("Halifax Nova Scotia, 61", {"age": "61", "place": "Halifax"}),
        ("Portland (the Maine one!), 38", {"age": "38", "time_zone": "America/New_York", "occupation": None}),
        ("30, Birmingham, the Alabama one", {"time_zone": "America/Chicago"}),
        ("my aunt lives in Fort Worth, Texas", {"time_zone": None}),
        ("two donkeys, six ducks and a husband", {"household": ("six ducks", "a husband", "two donkeys")}),
        ("my wife says I should mention my asthma", {"limits": ("asthma",)}),
        ("the missus keeps telling me my back's bad", {"limits": ("my back's bad",)}),
        ("my wife keeps telling me her back's bad", {"limits": ()}),
        ("never said im a vegetarian, thats my brother", {"limits": ()}),
        ("I'm not the one with the bad hip, that's my dad", {"limits": ()}),
        ("Noor this side 27, calligraphy and cricket", {"age": "27"}),
        ("roofer from cork 51 mad about hurling", {"age": "51", "occupation": "roofer", "likes": ("hurling",)}),
        ("turned sixty-eight in june, widower", {"age": "68"}),
        ("scaffolder, 33yrs, into judo", {"age": "33"}),
        ("my son is 23, i am a nurse, i like tea", {"age": None}),
        ("i take bus 57, i like tea", {"age": None}),
        ("reading chapter 40, nurse", {"age": None}),
        ("Nagpur side, 35, i paint", {"place": "Nagpur", "age": "35"}),
        ("I am Luca, 30, and I live in Turin with my sister", {"place": "Turin"}),
        ("I drive a school bus in Perth, 60", {"occupation": "drives a school bus", "place": "Perth", "limits": ()}),
        ("brickie, 42, two nippers", {"occupation": "brickie", "household": ("two kids",)}),
        ("crowds do my head in, 30, I bake", {"dislikes": ("crowds",)}),
        ("yes to sudoku and jam. no to gyms and karaoke. 61", {"dislikes": ("gyms", "karaoke")}),
        ("49, I do not take sugar and tea", {"dislikes": ("sugar", "tea")}),
        ("49, I don't take long", {"dislikes": ()}),
        ("41, himself has a bad hip so the garden falls to me", {"limits": ()}),
        ("no digging these days, 50, I paint", {"dislikes": ("digging",)}),
        ("31, quezon city. I paint", {"place": "Quezon City"}),
        ("Nanaimo BC, 40, I paint", {"place": "Nanaimo"}),
        ("eighty-one now, thank you", {"age": "81"}),
        ("im 46, no wait, 47 since saturday", {"age": "47"}),
        ("58, never married no kids two dogs", {"household": ("two dogs",), "dislikes": ()}),
        ("66, I like old love songs", {"likes": ("old love songs",)}),
        ("My aunt went to live to Cali, 30, I paint", {"place": ""}),
        ("I am Mrs. Meera Nair, 50, and I sing", {"likes": ("sing",), "age": "50"}),
        ("i wrote 41 but my birthday is in may so still 40", {"age": "40"}),
        ("my son is still 17", {"age": None}),
        ("my age is thirty one. I am cook", {"age": "31"}),
        ("things I like: tea, the sea. 62 derby", {"age": "62", "place": "Derby"}),
        ("got a kitten from the farm, Mimi, 2 years old", {"age": None, "place": ""}),
        ("we've a toddler, Ines, I'm 33", {"age": "33", "place": ""}),
        ("I like my cat, I'm 8 years old", {"age": "8"}),  # who may be too young is asked
        ("32, staying with my aunt in Georgetown guyana", {"place": "Georgetown"}),
        ("I was born here, 40, live with my gran in Bridgetown", {"place": "Bridgetown"}),
        ("my name is Inge, I was a tailor, I live with my brother in Turin", {"place": "Turin"}),
        ("my sister is well and we live in Lima peru", {"place": "Lima"}),
        ("my mum is 80 and lives in Leeds", {"place": ""}),
        ("no longer retired, I help at the school", {"occupation": "helps at the school"}),
        ("not retired yet", {"occupation": None}),
        ("student of food science in Accra, 21", {"age": "21"}),
        ("I am student of food science", {"occupation": "studies food science"}),
        ("stay at my gran's, 20, I bake", {"household": ("gran",)}),
        ("two of them under five, 35, I bake", {"household": ("two kids",)}),
        ("my son moved out, so it's just me here now", {"household": ("lives alone",)}),
        ("cook, 40, wife is in Manila, I sing", {"household": ()}),
        ("wheelchair user, 30, wheelchair tennis, jazz", {"limits": ("wheelchair user",)}),
        ("Bowls on a Tuesday. 70, Hull", {"likes": ("Bowls",)}),
        ("non-drinker, ex-smoker, 44, jazz", {"likes": ("jazz",)}),
        ("Jambo! 31, Nairobi, welder", {"place": "Nairobi", "age": "31"}),
        ("i m 26 fae Perth, dinnae like gyms", {"age": "26", "place": "Perth", "dislikes": ("gyms",)}),
        ("last week I completed 58", {"age": "58"}),
        ("on Monday I completed 12 miles", {"age": None}),
        ("they moved me up to line manager in june", {"occupation": "line manager"}),
        ("work promoted me to head chef", {"occupation": "head chef"}),
        ("am security guard at one hotel, 33", {"occupation": "security guard"}),
        ("used to play squash until my knee packed in. 50, jazz", {"likes": ("jazz",), "limits": ("bad knees",)}),
        ("the only things I can stand are jigsaws and the sea. 40", {"likes": ("jigsaws", "sea")}),
        ("stuff i hate: karaoke. 40, jazz", {"dislikes": ("karaoke",), "likes": ("jazz",)}),
        ("the lady across the road, Mrs Bell, is deaf. I'm 40", {"limits": ()}),
        ("my cousin Nkem has asthma and won't run, 22, jazz", {"limits": (), "dislikes": ()}),
        ("the boy upstairs, Sam, hates dogs. 22, jazz", {"dislikes": (), "likes": ("jazz",)}),
        ("my nurse told me that I'm asthmatic", {"limits": ("asthmatic",)}),
        ("now I am delivery man for one shop", {"occupation": "delivery man"}),
        ("drover out of Cloncurry, 50, jazz", {"occupation": "drover"}),
        ("gammy shoulder, 60, jazz", {"limits": ("gammy shoulder",)}),
        ("19, jazz. gyms can get lost", {"likes": ("jazz",), "dislikes": ("gyms",)}),
        ("I'd never say no to a jigsaw", {"dislikes": ()}),
        ("I fast in Lent so no cheese on those days, 30, jazz", {"dislikes": ("cheese",)}),
    ],
)
def test_what_is_told_in_passing_is_read(text: str, told: dict[str, Any]) -> None:
    found = ENGLISH.read_answer(text).model_dump()
    found["place"] = (found["place"] or "").partition(",")[0]
    assert {name: found[name] for name in told} == told


WORKDAYS, EVERY_DAY = 0b0011111, 0b1111111


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("on my tablet thu and sat nights from 10 to 12, 44", [(0b0101000, "22:00", "00:00")]),
        ("phone from 3 to 5 in the afternoon because I start at 6", [(EVERY_DAY, "15:00", "17:00")]),
        ("barista, 22. on screens after uni 8.30 to 10 evening", [(EVERY_DAY, "20:30", "22:00")]),
        ("only get some quiet from half seven till about nine at night, 31", [(EVERY_DAY, "19:30", "21:00")]),
        ("day shift 8am to 4pm so I'm on my phone 6 to 8 in the evening", [(EVERY_DAY, "18:00", "20:00")]),
        ("sat and sun 2pm to 4pm works best, 41", [(0b1100000, "14:00", "16:00")]),
        ("I scroll from 1 to 3 at night when the baby won't settle", [(EVERY_DAY, "01:00", "03:00")]),
        (
            "weekdays 8 to 9 at night cause I'm beat, saturdays 9 to 11 in the morning",
            [(WORKDAYS, "20:00", "21:00"), (0b0100000, "09:00", "11:00")],
        ),
    ],
)
def test_times_are_those_that_are_meant_whatever_stands_beside_them(
    text: str, windows: list[tuple[int, str, str]]
) -> None:
    found = [(one.days, _clock(one.start), _clock(one.end)) for one in ENGLISH.read_answer(text).windows]
    assert found == windows


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@pytest.mark.parametrize(
    ("kind", "clause", "told"),
    [
        ("dislikes", "I do not take onion and garlic", Told(dislikes=("onion", "garlic"))),
        ("limit", "himself has gout so it's me does the bins", Told()),
    ],
)
def test_a_clause_tells_all_that_it_names_and_nothing_of_others(kind: str, clause: str, told: Told) -> None:
    assert read_clause(kind, clause) == told


@pytest.mark.parametrize(
    ("times", "minutes"),
    [
        ("12.30-1.30", (750, 810)),
        ("12 to 2", (720, 840)),
        ("12:30-01:30", (750, 90)),
        ("nights 12-1", (0, 60)),
        ("12am-1", (0, 60)),
    ],
)
def test_an_hour_that_begins_at_noon_ends_in_the_afternoon(times: str, minutes: tuple[int, int]) -> None:
    [span] = DATA.hours.parse(times)
    assert (span.start, span.end) == minutes
