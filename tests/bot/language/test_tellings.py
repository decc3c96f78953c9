"""What is read of whole sentences in which people tell of themselves, as ten of them would write."""

from __future__ import annotations

import pytest

from bot.core.weekly_windows import EVERY_DAY, Span
from bot.language import registry
from bot.language.en.reading.shorthand import write_out
from tests.bot.language.tellings import missed, tellings


def test_nearly_all_that_people_tell_is_read() -> None:
    wrong = {each["said"]: failed for each in tellings() if (failed := missed(each))}
    assert len(wrong) <= len(tellings()) * 0.3, wrong


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("luv swimmin n bakin", "love swimming and baking"),
        ("Oslo - 37 / nurse", "Oslo, 37, nurse"),
        ("8 - 10 pm", "8 - 10 pm"),
        ("me wit the missus", "me with my wife"),
        ("begin in Berlin", "begin in Berlin"),
    ],
)
def test_words_written_short_are_written_out(short: str, long: str) -> None:
    assert write_out(short) == long


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("I work 8 to 5, on my phone 18:30-20:00", [(1110, 1200)]),
        ("mornings 7-8, evenings 9-10, 31", [(420, 480), (1260, 1320)]),
        ("I hate crowds, early mornings", []),
        ("I sleep from 10 to 6, 44", []),
    ],
)
def test_times_are_those_of_the_screen(text: str, windows: list[tuple[int, int]]) -> None:
    told = registry.get().read_answer(text)
    assert [(span.start, span.end) for span in told.windows] == windows


def test_what_others_have_is_not_ones_own() -> None:
    told = registry.get().read_answer("my neighbours have two dogs and my husband's a chef, so I never cook, 30")
    assert told.household == ("husband",)
    assert told.occupation is None


@pytest.mark.parametrize(
    ("text", "likes", "dislikes"),
    [
        ("I hate everything you send", (), ()),
        ("I love everything about trains", ("trains",), ()),
        ("scrap knitting, I prefer crochet now", ("crochet",), ("knitting",)),
        ("I can't stand gardening shows or jogging", (), ("gardening shows", "jogging")),
        ("choir singer, 44, blind", ("choir singer",), ()),
    ],
)
def test_what_is_liked_is_a_thing(text: str, likes: tuple[str, ...], dislikes: tuple[str, ...]) -> None:
    told = registry.get().read_answer(text)
    assert (told.likes, told.dislikes) == (likes, dislikes)


@pytest.mark.parametrize("text", ["my cat died", "my wife is pregnant", "!", "and", "my mum has asthma, my dad smokes"])
def test_nothing_is_read_where_nothing_is_told_of_oneself(text: str) -> None:
    told = registry.get().read_answer(text)
    assert (told.likes, told.dislikes, told.limits, told.occupation) == ((), (), (), None)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Bangalore, 30, cricket", ()),  # noted as Bengaluru
        ("Portland, Maine. 45. Kayaking.", ()),
        ("30, I was told to come, love cards", ("I was told to come",)),
        ("18, I turned up late for years, dislike queues", ("I turned up late for years",)),
        ("my neighbours have three dogs, 56, love jazz", ("my neighbours have three dogs",)),
        ("hiya, I'm Jo, 58, I drive a bus and love cards", ()),
        ("hiya, 61, a baker", ()),
    ],
)
def test_what_could_not_be_read_is_named(text: str, unread: tuple[str, ...]) -> None:
    language = registry.get()
    assert language.find_unread(text, language.read_answer(text)) == unread


@pytest.mark.parametrize(
    ("text", "age", "household"),
    [
        ("47 yr old dad of 2 girls from Manila", "47", ("2 girls",)),
        ("I like music. 33.", "33", ()),
        ("no wait, I'm 53 not 52", "53", ()),
        ("my 12 year old brother", None, ()),
    ],
)
def test_ages_are_ones_own_wherever_they_stand(text: str, age: str | None, household: tuple[str, ...]) -> None:
    told = registry.get().read_answer(text)
    assert (told.age, told.household, told.dislikes) == (age, household, ())


@pytest.mark.parametrize("words", ["'; DROP TABLE user; --", "…, -, ;", "' ; \" - --"])
def test_signs_alone_are_no_likes(words: str) -> None:
    assert not any(not any(map(str.isalpha, like)) for like in registry.get().read_answer(words).likes)


@pytest.mark.parametrize(
    ("text", "likes"),
    [
        ("I prefer audiobooks to books", ("audiobooks",)),
        ("I prefer tea over coffee", ("tea",)),
        ("I'd rather swim than run", ("swim",)),
        ("I like cycling more than walking", ("cycling",)),
        ("I like to cook to relax", ("cook to relax",)),
        ("I love going to concerts", ("going to concerts",)),
    ],
)
def test_what_is_preferred_is_liked_and_the_other_thing_is_no_taste(text: str, likes: tuple[str, ...]) -> None:
    told = registry.get().read_profile(text)
    assert (told.likes, told.dislikes) == (likes, ())


@pytest.mark.parametrize(
    ("text", "household"),
    [
        ("I'm not living alone any more, my cousin moved in", ("cousin",)),
        ("my mum has just moved in with me", ("mum",)),
        ("my friend moved in with her boyfriend", ()),
        ("I live alone", ("lives alone",)),
    ],
)
def test_who_moves_in_is_of_the_household(text: str, household: tuple[str, ...]) -> None:
    assert registry.get().read_profile(text).household == household


@pytest.mark.parametrize(
    ("text", "code"),
    [("moro com dois amigos", "pt"), ("vivo con dos amigos", "es"), ("живу с друзьями", "ru")],
)
def test_friends_one_lives_with_are_flatmates(text: str, code: str) -> None:
    assert registry.get(code).read_profile(text).household == ("flatmates",)


@pytest.mark.parametrize(
    ("text", "code", "zone"),
    [
        ("vou pra Lisboa até sexta", "pt", "Europe/Lisbon"),
        ("viajo ao Rio de Janeiro amanhã", "pt", "America/Sao_Paulo"),
        ("voy a Lisboa hasta el viernes", "es", "Europe/Lisbon"),
    ],
)
def test_where_somebody_goes_is_read(text: str, code: str, zone: str) -> None:
    place = registry.get(code).read_place(text)
    assert place is not None
    assert place.zone == zone


@pytest.mark.parametrize(
    ("text", "likes", "dislikes"),
    [
        ("no baking, no yoga, just something silly", (), ("baking", "yoga")),
        ("I like chess, not golf, tennis", ("chess", "tennis"), ("golf",)),
        ("I like cycling unless it rains", ("cycling",), ()),
        ("26, I no like cooking", (), ("cooking",)),
        ("my brother plays golf, I can't stand it", (), ("golf",)),
        ("I tried yoga and I love it", ("yoga",), ()),
        ("I love parties, otherwise I read", ("parties",), ()),
        ("I don't hate cleaning that much", (), ()),
        ("no wifi here, 31, drums", ("drums",), ()),
        ("Likes - long baths, birds\nDislikes - gym", ("long baths", "birds"), ("gym",)),
        ("drums 🥁 and tea ☕, 33", ("drums", "tea"), ()),
        ("I ❤️ dogs", ("dogs",), ()),
        ("33, cba with museums", (), ("museums",)),
    ],
)
def test_refusals_end_where_something_else_begins(text: str, likes: tuple[str, ...], dislikes: tuple[str, ...]) -> None:
    told = registry.get().read_answer(text)
    assert (set(told.likes), told.dislikes) == (set(likes), dislikes)


@pytest.mark.parametrize(
    ("text", "limits", "dislikes"),
    [
        ("no lifting at all since my back operation", ("no lifting at all since my back operation",), ()),
        ("not for me, I have no piano", ("no piano",), ()),
        ("nothing with my hands please", ("nothing with my hands please",), ()),
        ("nothing where I have to kneel", ("nothing where I have to kneel",), ()),
        ("44, my autistic brother lives with us, he's scared of dogs", (), ()),
        ("my missus has a bad shoulder, 50", (), ()),
    ],
)
def test_what_is_missing_or_hurts_is_a_limit_of_who_has_it(
    text: str, limits: tuple[str, ...], dislikes: tuple[str, ...]
) -> None:
    told = registry.get().read_answer(text)
    assert (told.limits, told.dislikes) == (limits, dislikes)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("23 I said", "23"),
        ("it's 34, not 43", "34"),
        ("71 widow live alone with my cat", "71"),
        ("retired postman 70 birmingham enjoy bowls", "70"),
        ("am 29 from Lagos", "29"),
        ("Name - Jo\nAge - 46", "46"),
        ("not 8, 9", None),
        ("50 minutes of yoga", None),
    ],
)
def test_ages_are_read_where_they_stand(text: str, age: str | None) -> None:
    assert registry.get().read_answer(text).age == age


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("carpenter gdansk", "occupation", "carpenter"),
        ("carpenter gdansk", "place", "Gdansk, Poland"),
        ("baker on nights in Rome, 41", "occupation", "baker, nights"),
        ("baker on nights in Rome, 41", "place", "Rome, Italy"),
        ("45 next week, love kites and cider", "likes", ("kites", "cider")),
        ("pottery keeps me calm, 39, Oslo", "likes", ("pottery",)),
        ("I don't not enjoy gardening, 40, love films", "dislikes", ()),
        ("boyfriend's got gout, 30, love darts", "limits", ()),
        ("hazelnuts would kill me, 30, love darts", "limits", ("hazelnuts would kill me",)),
        ("not too much running, 44, love swimming", "dislikes", ()),
        ("7-8 in the morning before the baby gets up, 31, love yoga", "household", ("baby",)),
    ],
)
def test_facts_are_read_however_they_are_put(text: str, field: str, value: object) -> None:
    assert getattr(registry.get().read_answer(text), field) == value


@pytest.mark.parametrize(
    ("text", "days", "times"),
    [
        ("7-8 before my shift starts and 9-10 in the evening, 37", EVERY_DAY, [(420, 480), (1260, 1320)]),
        ("evenings 6.30-8 but not on Mondays when I sing, 60", EVERY_DAY & ~1, [(1110, 1200)]),
    ],
)
def test_why_a_time_is_meant_is_no_part_of_it(text: str, days: int, times: list[tuple[int, int]]) -> None:
    windows = registry.get().read_answer(text).windows
    assert [(span.start, span.end) for span in windows] == times
    assert {span.days for span in windows} == {days}


@pytest.mark.parametrize(
    ("clause", "limits"),
    [
        ("a sweet tooth", ()),
        ("I've got green fingers", ()),
        ("my fingers are stiff", ("my fingers are stiff",)),
        ("on the other hand my knee hurts", ("on the other hand my knee hurts",)),
    ],
)
def test_a_part_of_the_body_in_an_idiom_is_no_limit(clause: str, limits: tuple[str, ...]) -> None:
    assert registry.get().read_clause("limit", clause).limits == limits


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("no ironing, no dusting, no hoovering ok", "dislikes", ("ironing", "dusting", "hoovering")),
        ("hay fever, I'm coughing like mad, 40", "likes", ()),
        ("I'm 40, and I'm not allowed to run any more", "dislikes", ()),
        ("all clear at the hospital, thank God", "place", None),
        ("you have me down as a man, I'm a woman", "gender", "female"),
        ("a baker in Zurich with a husband and two teenagers", "household", ("a husband", "two teenagers")),
        ("I'm a man, not a woman", "gender", "male"),
        ("I used to love golf but not any more", "dislikes", ("golf",)),
        ("cooking is fine but I'm no fan of dusting", "likes", ()),
    ],
)
def test_what_goes_with_the_words_is_no_thing_of_them(text: str, field: str, value: object) -> None:
    assert getattr(registry.get().read_profile(text), field) == value


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("anything with wheels except cars, 31", "likes", ("with wheels",)),
        ("anything with wheels except cars, 31", "dislikes", ("cars",)),
        ("on my phone 7 to 8 in the evening, every day but Monday", "windows", (Span(EVERY_DAY & ~1, 1140, 1200),)),
        (
            "I scroll 12 to 1, and then again 9pm to 10pm",
            "windows",
            (Span(EVERY_DAY, 720, 780), Span(EVERY_DAY, 1260, 1320)),
        ),
    ],
)
def test_exceptions_are_heard_in_the_first_talk(text: str, field: str, value: object) -> None:
    assert getattr(registry.get().read_answer(text), field) == value
