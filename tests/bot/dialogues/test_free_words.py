"""What is answered to words when nothing was asked, by what they mean; no database, no messenger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.core.inputs import Intent, SpokenPart, Text
from bot.core.profile_fields import Draft
from bot.core.reactions import ReactionKind
from bot.core.replies import EditButtons, Reply, Say
from bot.core.texts import speaking
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.dialogues import free_words
from bot.dialogues.notes import tidy, unsay
from bot.dialogues.router import respond
from bot.dialogues.spoken_reactions import done_first
from bot.dialogues.turn import DialogueSettings, Outcome, Turn
from bot.language import registry as languages
from bot.services.base import Change
from bot.services.held_back import HoldBack
from bot.services.nudges import (
    AskForNudge,
    Exclude,
    GivenNudge,
    LatestNudge,
    React,
    RejectedInARow,
    Snooze,
    SnoozeObstacle,
)
from bot.services.pauses import Pause
from bot.services.people import KnownUser
from bot.services.profiles import NoteLimitEnds, Portrait, ProfilePortrait, StoredProfile, StoreProfile
from bot.services.reminders import AddReminder, StoredReminders
from bot.services.schedules import (
    NotePlacesAsked,
    ReplaceWindows,
    Schedule,
    SetNudgesPerDay,
    SetQuietHours,
    StoredSchedule,
)
from bot.services.trips import MoveToZone
from bot.storage.models import Origin

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
USER = KnownUser(1, MONDAY, consented_at=MONDAY, onboarded_at=MONDAY, time_zone="UTC", quiet_chosen=True)
NUDGE = GivenNudge(7, "m1", "i1", Origin.WINDOW, MONDAY - timedelta(hours=1), 70, frozenset())
FOUND: Mapping[type, Any] = {
    LatestNudge: NUDGE,
    StoredProfile: Draft(age="34", likes=("chess",), time_zone="UTC"),
    StoredReminders: [],
    RejectedInARow: 1,
    StoredSchedule: Schedule(USER, (Span(EVERY_DAY, 1140, 1260),), MONDAY + timedelta(hours=1)),
}


def heard(
    text: str,
    intent: str,
    confidence: float = 0.8,
    found: Mapping[type, Any] = FOUND,
    language: str = "en",
    user: KnownUser = USER,
) -> Outcome:
    """Return everything that comes of words, with what is looked up taken from ``found``."""
    given = Text(text, intents=(Intent(intent, confidence),))
    return all_of(respond(Turn(replace(user, language=language), given, "key", MONDAY, DialogueSettings(16))), found)


def all_of(outcome: Outcome, found: Mapping[type, Any] = FOUND) -> Outcome:
    """Return an outcome with all that follows once what is looked up is taken from ``found``."""
    replies: list[Reply] = list(outcome.replies)
    changes: list[Change] = list(outcome.changes)
    while outcome.then is not None:
        outcome = outcome.then.go_on(found[type(outcome.then.query)])
        replies, changes = [*replies, *outcome.replies], [*changes, *outcome.changes]
    return Outcome(replies, changes)


def words(outcome: Outcome) -> str:
    return " ".join(reply.html for reply in outcome.replies if isinstance(reply, Say))


def kinds(changes: Sequence[Change]) -> list[type[Change]]:
    return [type(change) for change in changes]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("less knitting", "less_of"),
        ("my knee is sore this week", "limit"),
        ("they fired me", "feel_sad"),
        ("max one a day", "fewer"),
        ("write at breakfast", "times"),
        ("hush for a week", "pause"),
        ("who pays you", "question_bot"),
        ("how high is the moon", "question_world"),
        ("my uncle keeps bees", "about_others"),
        ("you never get it right", "complaint"),
        ("qqqq", "nonsense"),
        ("ring me a bell at four", "reminder"),
    ],
)
def test_no_nudge_is_guessed_out_of_words_that_wish_for_none(text: str, intent: str) -> None:
    outcome = heard(text, intent)
    assert AskForNudge not in kinds(outcome.changes)
    assert words(outcome)
    assert text not in words(outcome)  # nobody is quoted to themselves


def test_a_wish_is_granted_and_what_nobody_is_sure_of_is_asked_back() -> None:
    assert kinds(heard("something for my hands", "wish", 0.2).changes) == [AskForNudge]
    unsure = heard("perhaps the other way", "more_of", 0.2)
    assert "I'm not sure what you mean" in words(unsure)
    assert not unsure.changes


def test_what_somebody_has_had_enough_of_is_left_out_at_once_with_a_way_back() -> None:
    outcome = heard("quit it with the knitting", "less_of")
    [change] = outcome.changes
    assert isinstance(change, StoreProfile)
    assert change.draft.dislikes == ("knitting",)
    [said] = [reply for reply in outcome.replies if isinstance(reply, Say)]
    assert [button.data for row in said.buttons for button in row] == [unsay("dislikes", "knitting")]


def test_words_after_a_nudge_are_its_reaction() -> None:
    done = heard("all done, that felt good", "did_it")
    assert done.changes == [React(7, ReactionKind.DID_IT), NotePlacesAsked()]
    assert isinstance(done.replies[0], EditButtons)
    rejected = heard("what a bore", "rejected_it")
    assert kinds(rejected.changes) == [React, Exclude, AskForNudge]  # another idea comes along
    another = heard("next one", "another")
    assert kinds(another.changes) == [React, AskForNudge]
    put_off = heard("rather at some other time", "later")
    assert "When shall it come again?" in words(put_off)
    assert not put_off.changes


def test_without_a_nudge_such_words_react_to_nothing() -> None:
    alone = heard("all done, that felt good", "did_it", found={**FOUND, LatestNudge: None})
    assert React not in kinds(alone.changes)


def test_a_number_a_day_holds_at_once_and_one_that_is_too_much_is_asked_about() -> None:
    assert heard("only once daily please", "fewer").changes == [SetNudgesPerDay(1)]
    asked = heard("two a day are too many", "fewer")
    assert not asked.changes
    assert "How many nudges a day" in words(asked)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("take a break for three days", MONDAY + timedelta(days=3)),
        ("for two weeks please", MONDAY + timedelta(weeks=2)),
        ("not until friday", datetime(2026, 3, 6, 6, 0, tzinfo=UTC)),
        ("hush until monday", datetime(2026, 3, 9, 6, 0, tzinfo=UTC)),  # it is Monday: the next one
        ("till tomorrow", datetime(2026, 3, 3, 6, 0, tzinfo=UTC)),
        ("leave me be today", datetime(2026, 3, 3, 0, 0, tzinfo=UTC)),
        ("nothing this weekend", datetime(2026, 3, 9, 6, 0, tzinfo=UTC)),
        ("stop writing", None),
        ("for 900 weeks", None),
    ],
)
def test_how_long_somebody_wants_quiet(text: str, until: datetime | None) -> None:
    assert languages.get().read_pause_end(text, MONDAY) == until


def test_a_pause_in_words_holds_at_once() -> None:
    assert heard("hush for three days", "pause").changes == [Pause(timedelta(days=3))]


def test_who_says_how_long_to_stop_stops_no_reminder() -> None:
    assert heard("stop for one week, it's stocktaking", "reminder").changes == [Pause(timedelta(days=7))]


def test_a_pause_that_the_rules_know_too_lasts_as_long_as_it_is_said() -> None:
    until_friday = datetime(2026, 3, 6, 6, 0, tzinfo=UTC) - MONDAY
    assert heard("pause until friday", "pause").changes == [Pause(until_friday)]
    assert not heard("pause", "pause").changes


def test_times_in_words_are_shown_and_asked_about() -> None:
    outcome = heard("8 to 10 pm from now on", "times")
    assert not outcome.changes
    [said] = [reply for reply in outcome.replies if isinstance(reply, Say)]
    assert said.buttons[0][0].data == "s:set:127-1200-1320"


def test_a_feeling_gets_a_warm_word() -> None:
    assert "about your hamster" in words(heard("our hamster is gone", "feel_grief"))
    assert "Congratulations" in words(heard("they took me", "feel_happy"))


def test_who_lost_a_pet_gets_no_ideas_with_pets_until_they_say_otherwise() -> None:
    outcome = heard("our hamster is gone", "feel_grief")
    [change] = outcome.changes
    assert isinstance(change, StoreProfile)
    assert change.draft.dislikes == ("pets",)
    assert unsay("dislikes", "pets") in {
        button.data for say in outcome.replies if isinstance(say, Say) for row in say.buttons for button in row
    }
    assert not heard("my grandmother passed away", "feel_grief").changes


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("never on a tuesday", 0b1111101),
        ("just weekends", 0b1100000),
        ("not at weekends please", 0b0011111),
        ("mon and thu", 0b0001001),
        ("in the evening", None),
    ],
)
def test_days_of_the_week(text: str, days: int | None) -> None:
    assert languages.get().read_weekdays(text) == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "stop bothering me on sundays", 0b0111111),
        ("en", "leave me alone at weekends", 0b0011111),
        ("en", "pause until sunday", None),
        ("en", "quiet please every friday", 0b1101111),
        ("de", "lass mich sonntags in Ruhe", 0b0111111),
        ("de", "Pause bis Sonntag", None),
        ("es", "déjame en paz los domingos", 0b0111111),
        ("es", "pausa hasta el domingo", None),
        ("fa", "جمعه‌ها ساکت باش", 0b1101111),
        ("fa", "تا جمعه ساکت باش", None),
        ("ru", "не пиши мне по воскресеньям", 0b0111111),
        ("ru", "пауза до воскресенья", None),
        ("pt", "fica quieto aos domingos", 0b0111111),
        ("pt", "pausa até domingo", None),
    ],
)
def test_quiet_on_days_of_every_week_is_no_pause(language: str, text: str, days: int | None) -> None:
    assert languages.get(language).read_quiet_days(text) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Pause bis Freitag"),
        ("es", "pausa hasta el viernes"),
        ("pt", "pausa até sexta"),
        ("ru", "пауза до пятницы"),
    ],
)
def test_a_pause_that_is_plainly_said_holds_however_unsure_its_meaning_is(language: str, text: str) -> None:
    assert Pause in kinds(heard(text, "nonsense", 0.1, language=language).changes)


@pytest.mark.parametrize(
    ("text", "intent", "days"), [("stop bothering me on sundays", "pause", 63), ("never on a tuesday", "times", 125)]
)
def test_days_without_nudges_hold_at_once_with_a_way_back(text: str, intent: str, days: int) -> None:
    outcome = heard(text, intent)
    [said] = [reply for reply in outcome.replies if isinstance(reply, Say)]
    assert outcome.changes == [ReplaceWindows((Span(days, 1140, 1260),))]
    assert said.buttons[0][0].data == "s:set:127-1140-1260"


def test_words_nobody_is_sure_of_are_tried_as_a_wish_unless_they_say_no() -> None:
    unsure = (Intent("more_of", 0.2), Intent("wish", 0.18))
    turn = Turn(USER, Text("a kazoo concert", intents=unsure), "key", MONDAY, DialogueSettings(16))
    assert kinds(respond(turn).changes) == [AskForNudge]
    turn = Turn(USER, Text("a kazoo, but not that", intents=unsure), "key", MONDAY, DialogueSettings(16))
    assert not respond(turn).changes


def test_a_wish_may_say_no_to_what_it_cannot_have() -> None:
    wished = heard("five minutes, no equipment", "wish", 0.5)
    assert AskForNudge(wish="five minutes, no equipment") in wished.changes


def test_what_is_noted_is_not_told_back_word_by_word() -> None:
    noted = heard("we don't have a car or a garden", "limit")
    assert "no car or a garden" in words(noted)


@pytest.mark.parametrize(
    ("text", "thing"), [("хватит спорта", "спорта"), ("убери идеи с собаками", "собаками"), ("больше игр", None)]
)
def test_enough_of_something_is_heard_in_russian(text: str, thing: str | None) -> None:
    stored = [change for change in heard(text, "less_of", language="ru").changes if isinstance(change, StoreProfile)]
    assert [change.draft.dislikes for change in stored] == ([(thing,)] if thing else [])


def test_a_limit_is_told_back_in_the_language_that_is_spoken() -> None:
    with speaking("ru"):
        said = words(heard("у меня болит колено", "limit", language="ru"))
    assert "больные колени" in said
    assert "bad knees" not in said


def test_an_intent_may_bring_its_own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_words, "answers_of", lambda language: {"giving": "It is <free>."})
    assert words(heard("may I donate", "giving")) == "It is &lt;free&gt;."


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("don't write to me before 10am", USER.quiet_start, 600),
        ("nothing before 9", USER.quiet_start, 540),
        ("no messages after 9", 1260, USER.quiet_end),
        ("not before 8 and not after 9 pm", 1260, 480),
        ("quiet from 22:00 to 7:00", 1320, 420),
    ],
)
def test_one_end_of_the_quiet_hours_is_enough(text: str, start: int, end: int) -> None:
    assert SetQuietHours(start, end) in heard(text, "quiet").changes


def test_a_limit_told_with_a_wish_is_noted_and_the_wish_granted() -> None:
    outcome = heard("my asthma is bad today, nothing exhausting", "wish_without")
    assert kinds(outcome.changes) == [StoreProfile, AskForNudge]


def test_orders_that_sound_like_a_wish_or_a_reaction_are_orders() -> None:
    assert kinds(heard("quiet after nine", "quiet").changes) == [SetQuietHours]
    assert "19:30–21:30" in words(heard("half an hour later please", "later"))
    assert kinds(heard("hör auf bis Freitag", "times", language="de").changes) == [Pause]
    assert kinds(heard("got half an hour, any ideas", "later").changes) == [AskForNudge]
    assert "one week's times" in words(heard("early shift this week, late next week", "times"))


def test_what_is_lacking_is_kept_in_mind_and_no_price_is_told_to_who_has_no_money() -> None:
    [oven] = heard("we have no oven", "limit").changes
    assert isinstance(oven, StoreProfile)
    assert oven.draft.limits == ("no oven",)
    [money, _end] = heard("money is tight this month", "limit").changes
    assert isinstance(money, StoreProfile)
    assert money.draft.limits == ("money is tight this month",)


def test_more_and_less_of_a_thing_in_any_language_is_of_that_thing() -> None:
    assert "music" in words(heard("more music please", "more_of"))
    [change] = heard("menos cocina", "less_of", language="es").changes
    assert change == HoldBack(("cocina",), MONDAY + timedelta(days=7), is_rare=True)
    [never] = heard("nunca más cocina", "less_of", language="es").changes
    assert isinstance(never, StoreProfile)
    assert never.draft.dislikes == ("cocina",)


def test_more_of_a_thing_that_is_liked_brings_it() -> None:
    found = {**FOUND, StoredProfile: Draft(age="61", likes=("chess",), time_zone="Europe/Lisbon")}
    outcome = heard("more chess please", "more_of", 0.9, found)
    assert "chess" in words(outcome)
    assert [change.wish for change in outcome.changes if isinstance(change, AskForNudge)] == ["chess"]


def test_more_of_a_new_thing_brings_it_and_asks_whether_to_note_it() -> None:
    outcome = heard("more drawing please", "more_of", 0.9)
    assert [change.wish for change in outcome.changes if isinstance(change, AskForNudge)] == ["drawing"]
    assert "Shall I note" in words(outcome)


def test_nobody_is_mourned_by_mistake() -> None:
    assert "sorry about your baby" not in words(heard("my baby keeps crying and I am at my wits' end", "feel_grief"))
    assert "loss" not in words(heard("our house was burgled", "feel_grief"))
    assert "sorry" in words(heard("my grandmother passed away", "feel_grief"))


def test_more_of_what_is_liked_needs_no_known_thing() -> None:
    found = {**FOUND, StoredProfile: Draft(age="27", likes=("surfe",), time_zone="America/Recife")}
    outcome = heard("mais surfe, por favor", "more_of", 0.9, found, language="pt")
    assert [change.wish for change in outcome.changes if isinstance(change, AskForNudge)] == ["surfe"]


@pytest.mark.parametrize(
    ("text", "intent", "thing"),
    [
        ("never anything with spiders", "less_of", "spiders"),
        ("I never want anything about snakes", "less_of", "snakes"),
        ("im done w chess fr", "did_it", "chess"),
        ("chess was my thing before the injury", "limit_over", "chess"),
        ("I gave up chess for good", "feel_failed", "chess"),
    ],
)
def test_whatever_has_to_do_with_a_thing_is_left_out_for_good(text: str, intent: str, thing: str) -> None:
    assert thing in words(heard(text, intent))
    assert StoreProfile in kinds(heard(text, intent).changes)


def test_what_is_skipped_for_now_is_no_pause() -> None:
    assert kinds(heard("skip the reading for now", "pause", 0.5).changes) == [AskForNudge]
    assert kinds(heard("pause until Friday", "pause").changes) == [Pause]


@pytest.mark.parametrize("text", ["I'm terrified of tomorrow's surgery", "I'm so scared of my exam"])
def test_fear_of_what_is_to_happen_is_a_feeling_and_rules_nothing_out(text: str) -> None:
    outcome = heard(text, "feel_stressed")
    assert "sorry" in words(outcome)
    assert not outcome.changes


def test_a_feared_loss_is_not_mourned() -> None:
    outcome = heard("I'm scared of losing my dog", "feel_grief")
    assert "sorry about your dog" not in words(outcome)
    assert StoreProfile not in kinds(outcome.changes)


def test_what_a_home_lacks_is_a_limit_and_no_wish() -> None:
    assert "no running water" in words(heard("we've no running water today", "wish_without"))
    assert kinds(heard("I have no idea what to do", "wish").changes) == [AskForNudge]


def test_who_introduces_themselves_is_asked_whether_that_is_right() -> None:
    outcome = heard("mum of three under five, no free time, adore podcasts", "reminder", 0.4)
    assert "podcasts" in words(outcome)
    assert "free time" not in words(outcome)


@pytest.mark.parametrize(
    ("text", "reacted"),
    [
        ("finished, another one please", [ReactionKind.DID_IT, ReactionKind.ANOTHER]),
        ("love it ❤️ done", [ReactionKind.LIKE, ReactionKind.DID_IT]),
        ("boring, next", [ReactionKind.NOT_FOR_ME]),  # another one comes along by itself
        ("meh that's too slow, something else please", [ReactionKind.NOT_FOR_ME]),
        ("another one", [ReactionKind.ANOTHER]),
        ("not my bag, got another?", [ReactionKind.NOT_FOR_ME]),
        ("nah try again", [ReactionKind.NOT_FOR_ME]),
        ("done that one, what else?", [ReactionKind.DID_IT, ReactionKind.ANOTHER]),
        ("loved it, got any more?", [ReactionKind.LIKE, ReactionKind.ANOTHER]),
    ],
)
def test_two_reactions_in_one_breath_are_both_stored(text: str, reacted: list[ReactionKind]) -> None:
    outcome = heard(text, "nonsense", 0.2)
    assert [change.kind for change in outcome.changes if isinstance(change, React)] == reacted
    brings_another = not {ReactionKind.ANOTHER, ReactionKind.NOT_FOR_ME}.isdisjoint(reacted)
    assert (AskForNudge in kinds(outcome.changes)) is brings_another


def test_who_rejects_an_idea_and_says_what_instead_gets_that() -> None:
    outcome = heard("not quite, something slower", "correction", 0.4)
    assert [change.kind for change in outcome.changes if isinstance(change, React)] == [ReactionKind.NOT_FOR_ME]
    assert AskForNudge("instead/7", "something slower") in outcome.changes


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("nothing for me, thanks", "rejected_it"),
        ("I don't need any ideas today", "wish_without"),
        ("not up for anything tonight", "wish"),
    ],
)
def test_who_wants_nothing_gets_nothing(text: str, intent: str) -> None:
    outcome = heard(text, intent)
    assert not outcome.changes
    assert "next screen-time moment" in words(outcome)


@pytest.mark.parametrize("text", ["not while the vicar is here", "nothing with people staring", "not in this fog"])
def test_a_condition_asks_for_an_idea_that_keeps_to_it(text: str) -> None:
    assert AskForNudge(wish=text) in heard(text, "wish_without").changes


@pytest.mark.parametrize(
    ("text", "is_granted"),
    [
        ("the sun is out again, gimme smth for the park", True),
        ("it's dry again today", False),
        ("the rain has stopped", False),
    ],
)
def test_who_asks_beside_the_weather_gets_an_idea(text: str, is_granted: bool) -> None:
    assert (AskForNudge in kinds(heard(text, "weather").changes)) is is_granted


def test_an_idea_that_costs_nothing_is_asked_for_whatever_it_denies() -> None:
    assert AskForNudge in kinds(heard("any idea that costs nothing", "wish", 0.5).changes)
    assert AskForNudge not in kinds(heard("I have no idea what that costs", "question_world", 0.5).changes)


def test_who_tells_one_story_gets_one_answer() -> None:
    parts = (
        SpokenPart("I'm a granny", (Intent("about_me", 0.7),)),
        SpokenPart("A tiny girl", (Intent("wish", 0.5),)),
    )
    given = Text("I'm a granny!! A tiny girl", intents=(Intent("feel_happy", 0.8),), parts=parts)
    outcome = all_of(respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16))))
    assert "happy for you" in words(outcome)
    assert AskForNudge not in kinds(outcome.changes)


def test_how_long_something_has_held_is_no_part_of_a_limit() -> None:
    assert tidy("three years sober today") == "sober"
    assert tidy("6 weeks pregnant today") == "6 weeks pregnant today"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("my arm is in a sling till friday", datetime(2026, 3, 6, 6, 0, tzinfo=UTC)),
        ("no lifting for two weeks", datetime(2026, 3, 16, 18, 0, tzinfo=UTC)),
        ("my back is killing me today", datetime(2026, 3, 3, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_limit_that_is_told_with_its_end_holds_until_then(text: str, until: datetime) -> None:
    outcome = heard(text, "limit")
    assert NoteLimitEnds({text: until}) in outcome.changes
    assert "I go by that until" in words(outcome)


def test_what_is_denied_until_a_day_is_a_limit_and_asks_for_nothing() -> None:
    text = "no hot water until friday"
    outcome = heard(text, "limit", 0.95)
    assert kinds(outcome.changes) == [StoreProfile, NoteLimitEnds]


@pytest.mark.parametrize("text", ["can't decide, you choose", "surprise me then"])
def test_whoever_leaves_the_choice_gets_an_idea(text: str) -> None:
    assert heard(text, "later", 0.4).changes == [AskForNudge()]


@pytest.mark.parametrize("text", ["broke my leg today", "I've had a bad knee for two weeks", "my hip hurts"])
def test_a_limit_without_an_end_holds_for_good(text: str) -> None:
    assert kinds(heard(text, "limit").changes) == [StoreProfile]


def test_only_words_that_nobody_is_sure_of_may_be_no_wish() -> None:
    assert heard("a thing for the lift", "wish").changes == [AskForNudge(wish="a thing for the lift")]
    [doubted] = heard("marbles", "wish", 0.2).changes
    assert doubted == AskForNudge(wish="marbles", is_doubtful=True)


@pytest.mark.parametrize(("intent", "said"), [("under_way", "Enjoy it"), ("gave_up", "only an idea")])
def test_what_is_not_done_yet_or_never_is_no_reaction(intent: str, said: str) -> None:
    outcome = heard("I lost count of the stitches", intent)
    assert not outcome.changes
    assert said in words(outcome)


def test_to_be_reminded_of_the_idea_itself_puts_it_off() -> None:
    found = {**FOUND, SnoozeObstacle: None}
    outcome = heard("remind me of this one on sunday", "reminder", found=found)
    [snooze] = [change for change in outcome.changes if isinstance(change, Snooze)]
    assert snooze.due_at == datetime(2026, 3, 8, 9, 0, tzinfo=UTC)
    assert Snooze not in kinds(heard("remind me of the beans on sunday at 9", "reminder", found=found).changes)


def test_who_tells_of_a_feeling_and_asks_for_an_idea_gets_a_word_and_the_idea() -> None:
    outcome = heard("wide awake at 3, give me something", "feel_sleepless")
    assert "nights like that are long" in words(outcome)
    assert outcome.changes == [AskForNudge(wish="something restful without effort")]


@pytest.mark.parametrize(
    ("text", "limits", "offered"),
    [
        ("my shoulder is all right again", ("bad shoulder", "hay fever"), ["bad shoulder"]),
        ("my leg has healed", ("broke my ankle", "hay fever"), ["broke my ankle"]),
        ("I'm well again", ("broke my ankle", "hay fever"), ["broke my ankle", "hay fever"]),
    ],
)
def test_of_several_limits_the_one_that_is_over_is_offered(
    text: str, limits: tuple[str, ...], offered: list[str]
) -> None:
    found = {**FOUND, StoredProfile: Draft(age="34", likes=("chess",), limits=limits, time_zone="UTC")}
    outcome = heard(text, "limit_over", found=found)
    [said] = [reply for reply in outcome.replies if isinstance(reply, Say)]
    data = [button.data for row in said.buttons for button in row]
    assert data[: len(offered)] == [unsay("limits", limit) for limit in offered]
    assert not {unsay("limits", limit) for limit in limits if limit not in offered} & set(data)


def test_what_somebody_does_all_day_is_taken_out_once_they_agree() -> None:
    found = {**FOUND, StoredProfile: Draft(age="34", likes=("chess",), occupation="baker", time_zone="UTC")}
    outcome = heard("delete my job please", "question_bot", found=found)
    [said] = [reply for reply in outcome.replies if isinstance(reply, Say)]
    assert unsay("occupation", "baker") in {button.data for row in said.buttons for button in row}
    assert "baker" in words(outcome)


def test_who_moves_within_a_zone_has_the_new_place_noted() -> None:
    found = {**FOUND, StoredProfile: Draft(age="34", place="Lisbon", time_zone="Europe/Lisbon")}
    user = replace(USER, time_zone="Europe/Lisbon")
    given = Text("we moved to Braga", intents=(Intent("travel", 0.8),))
    outcome = respond(Turn(user, given, "key", MONDAY, DialogueSettings(16)))
    assert outcome.then is not None
    noted = outcome.then.go_on(found[StoredProfile])
    [change] = noted.changes
    assert isinstance(change, StoreProfile)
    assert change.draft.place == "Braga, Portugal"
    assert "the same time there" in words(noted)


@pytest.mark.parametrize("intent", ["pause", "fewer", "times"])
def test_one_a_day_is_no_pause_of_a_day(intent: str) -> None:
    assert heard("a single nudge a day is plenty for me", intent).changes == [SetNudgesPerDay(1)]


def test_what_is_not_wanted_for_a_limit_rests_while_the_limit_is_noted() -> None:
    noted, held = heard("my thumb is sore so no knitting", "limit").changes
    assert isinstance(noted, StoreProfile)
    assert noted.draft.limits
    assert noted.draft.likes == ("chess",)
    assert held == HoldBack(("knitting",), MONDAY + timedelta(days=14))


def test_an_idea_for_several_is_a_wish_and_tells_nothing() -> None:
    outcome = heard("another for me and my flatmates please", "about_me", 0.5)
    assert kinds(outcome.changes) == [AskForNudge]


def test_a_death_told_with_an_order_gets_its_word_first() -> None:
    found = {**FOUND, StoredProfile: Draft(age="34", household=("a cat",), likes=("chess",), time_zone="UTC")}
    outcome = heard("our cat died on Monday, please take him out of my profile", "correction", found=found)
    assert "sorry about your cat" in words(outcome)
    assert "a cat" in words(outcome)
    assert not outcome.changes  # it is asked


def test_one_end_of_the_times_is_moved_to_the_nearer_hour() -> None:
    outcome = heard("begin at half past 7 instead of 7", "times")
    assert "19:30" in words(outcome).replace("7:30 pm", "19:30")
    ended = heard("stop at 10", "times")
    assert "22:00" in words(ended).replace("10:00 pm", "22:00")


def test_when_the_next_one_comes_is_said_with_all_times() -> None:
    assert "I write" in words(heard("when do you write next", "next_when"))


def test_what_is_asked_comes_after_what_holds_at_once() -> None:
    parts = (
        SpokenPart("I love kites and cider", (Intent("about_me", 0.8),)),
        SpokenPart("one nudge a day is enough", (Intent("fewer", 0.8),)),
    )
    given = Text("I love kites and cider. one nudge a day is enough", intents=parts[0].intents, parts=parts)
    outcome = respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16)))
    said = [reply.html for reply in outcome.replies if isinstance(reply, Say)]
    assert "At most 1 a day" in said[0]
    assert SetNudgesPerDay(1) in outcome.changes


@pytest.mark.parametrize("text", ["minding the twins until five and nothing to do", "nowt on tonight"])
def test_who_has_nothing_to_do_gets_an_idea_whatever_times_are_named(text: str) -> None:
    assert kinds(heard(text, "times").changes) == [AskForNudge]


def test_nothing_on_some_subject_is_no_boredom() -> None:
    assert AskForNudge not in kinds(heard("nothing on chess please, ever", "less_of").changes)


def test_a_question_or_an_auxiliary_is_nothing_to_dislike() -> None:
    [change] = heard("I never liked chess, who told you that", "correction").changes
    assert isinstance(change, StoreProfile)
    assert change.draft.dislikes == ("chess",)


def test_the_age_of_others_is_not_ones_own() -> None:
    outcome = heard("our daughter turned 21 today", "about_me")
    assert "21" not in words(outcome)


def test_what_is_wanted_is_never_left_out() -> None:
    assert kinds(heard("I want chess", "less_of", 0.5).changes) == [AskForNudge]
    assert kinds(heard("bored stiff", "limit").changes) == [AskForNudge]


def test_what_somebody_has_had_enough_of_is_left_out_though_they_tell_what_they_like() -> None:
    outcome = heard("enough puzzles, I like opera", "more_of")
    changed = [change.draft for change in outcome.changes if isinstance(change, StoreProfile)]
    assert [draft.dislikes for draft in changed] == [("puzzles",)]
    assert "opera" in words(outcome)


def test_a_part_is_heard_with_its_own_clauses_alone() -> None:
    parts = (
        SpokenPart("no sewing today", (Intent("wish_without", 0.9),)),
        SpokenPart("I'm a potter", (Intent("about_me", 0.9),)),
    )
    clauses = (SpokenPart("I'm a potter", (Intent("occupation", 0.99),)),)
    given = Text("no sewing today, I'm a potter", intents=parts[0].intents, parts=parts, clauses=clauses)
    outcome = respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16)))
    assert kinds(outcome.changes) == [AskForNudge]  # the rest is asked


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("gave it a try and it was dreadful", "en"),
        ("did this, never again", "en"),
        ("done, but I didn't enjoy it", "en"),
        ("probiert, hat mir nicht gefallen", "de"),
        ("hecho, pero no me gustó", "es"),
    ],
)
def test_what_somebody_did_and_did_not_like_is_not_for_them(text: str, language: str) -> None:
    assert React(7, ReactionKind.NOT_FOR_ME) in heard(text, "did_it", language=language).changes


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("is it still paused?", "en", "No, nothing is paused"),
        ("have you been muted", "en", "No, nothing is paused"),
        ("bin ich gerade pausiert?", "de", "Nein, es ist nichts pausiert"),
        ("what times do you have for me", "en", "every day 19:00"),
        ("wie oft schreibst du mir?", "de", "täglich 19:00"),
    ],
)
def test_who_asks_about_themselves_is_told_at_once(text: str, language: str, said: str) -> None:
    with speaking(language):
        assert said in words(heard(text, "question_bot", language=language))


def test_who_asks_what_is_known_sees_it() -> None:
    portrait = Portrait(Draft(likes=("chess",)), (), False, ())
    for text in ("what do you have on me", "what did I tell you I like", "where do you think I live"):
        assert "chess" in words(heard(text, "travel", found={**FOUND, ProfilePortrait: portrait}))


AWAY = replace(USER, time_zone="Asia/Tokyo", home_zone="Europe/Madrid", home_place="Madrid")


@pytest.mark.parametrize("text", ["our train home is on Thursday", "I fly back on Thursday", "home again on thursday"])
def test_a_way_home_that_is_to_come_ends_the_trip_then(text: str) -> None:
    outcome = heard(text, "travel", user=AWAY)
    [moved] = outcome.changes
    assert isinstance(moved, MoveToZone)
    assert (moved.zone, moved.until and moved.until.day) == ("Asia/Tokyo", 5)


def test_what_is_an_hour_later_somewhere_is_no_move_of_the_times() -> None:
    outcome = heard("on holiday in Crete, everything's an hour later", "travel")
    assert "Crete" in words(outcome)


def test_a_move_that_is_to_come_changes_nothing_yet() -> None:
    outcome = heard("moving to Madrid in April", "travel")
    assert "until then I stay with your time" in words(outcome)
    assert not outcome.changes


def test_where_others_are_moves_nobody() -> None:
    outcome = heard("my aunt's in Miami right now", "travel")
    assert "That is theirs" in words(outcome)


def test_what_rests_because_of_a_limit_comes_again_and_the_limit_alone_is_noted() -> None:
    noted, rests = heard("no sports not even tennis my knee hurts", "limit").changes
    assert isinstance(noted, StoreProfile)
    assert (noted.draft.limits, noted.draft.dislikes) == (("bad knees",), ())
    assert rests == HoldBack(("sports", "tennis"), MONDAY + timedelta(days=14))


def test_what_somebody_asks_about_a_drink_is_nothing_about_them() -> None:
    clause = SpokenPart("can I drink wine on antibiotics", (Intent("limit", 0.9),))
    given = Text(f"{clause.text}?", intents=(Intent("question_world", 0.8),), clauses=(clause,))
    outcome = respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16)))
    assert "can't answer that" in words(outcome)


def test_who_wants_to_do_something_at_a_time_of_each_day_is_reminded() -> None:
    clause = SpokenPart("each evening at 8 I want to play the cello", (Intent("likes", 0.98),))
    given = Text(clause.text, intents=(Intent("reminder", 0.97),), clauses=(clause,))
    outcome = respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16)))
    assert outcome.then is not None
    assert AddReminder in kinds(outcome.then.go_on([]).changes) or AddReminder in kinds(outcome.changes)


@pytest.mark.parametrize(
    ("language", "text", "things", "is_rare"),
    [
        ("de", "weniger Schach bitte", ("schach",), True),
        ("de", "nicht so viel Yoga", ("yoga",), True),
        ("de", "diese Woche kein Schwimmen", ("schwimmen",), False),
        ("es", "no tanto yoga", ("yoga",), True),
        ("es", "esta semana sin ajedrez", ("ajedrez",), False),
        ("pt", "menos xadrez", ("xadrez",), True),
        ("pt", "nada de natação essa semana", ("natação",), False),
        ("ru", "поменьше шахмат", ("шахмат",), True),
        ("ru", "поменьше спорта", ("спорта",), True),
        ("ru", "на этой неделе без плавания", ("плавания",), False),
        ("fa", "کمتر شطرنج", ("شطرنج",), True),
    ],
)
def test_kinds_of_ideas_rest_in_every_language(
    language: str, text: str, things: tuple[str, ...], is_rare: bool
) -> None:
    [held] = heard(text, "less_of", language=language).changes
    assert isinstance(held, HoldBack)
    assert (held.things, held.is_rare) == (things, is_rare)
    assert held.until.date() == date(2026, 3, 9)  # in a week, or on the next Monday


def test_a_question_that_tells_a_limit_is_answered_and_the_limit_noted() -> None:
    outcome = heard("is it safe to swim with a broken toe?", "question_world")
    assert "ask a doctor" in words(outcome)
    [noted] = [change for change in outcome.changes if isinstance(change, StoreProfile)]
    assert noted.draft.limits == ("broken toe",)


@pytest.mark.parametrize("text", ["I hate everything you send", "nothing works for me", "I dislike all of your texts"])
def test_who_complains_of_the_bot_dislikes_no_thing(text: str) -> None:
    given = Text(text, intents=(Intent("complaint", 0.9),), clauses=(SpokenPart(text, (Intent("dislikes", 0.8),)),))
    outcome = respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16)))
    assert "I'm sorry" in words(outcome)
    assert not outcome.changes


@pytest.mark.parametrize(
    ("text", "is_done"),
    [
        ("done!! my sister wants to do it again tomorrow", True),
        ("finished. the boys ask for the next one tonight", True),
        ("done. again tomorrow please", False),
        ("lovely, my sister wants to do it tomorrow", False),
    ],
)
def test_what_others_want_next_is_beside_what_was_done(text: str, is_done: bool) -> None:
    assert done_first(text, languages.get("en")) is is_done


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("find me one that needs no money", "limit"),
        ("got something I can do under a blanket", "limit"),
        ("give me one that gets me puffing, 15 minutes tops", "timer"),
        ("show me one where nobody has to say a word", "feel_lonely"),
        ("something out of paper, no photos though", "question_bot"),
    ],
)
def test_an_idea_of_some_kind_is_asked_for_whatever_its_words_are_near_to(text: str, intent: str) -> None:
    outcome = heard(text, intent, 0.4)
    assert kinds(outcome.changes) == [AskForNudge]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("give the puzzles a rest", "puzzles"),
        ("I could do with a break from yoga", "yoga"),
        ("no stars or moon stuff for a while", "stars"),
    ],
)
def test_what_is_to_rest_for_a_while_rests_two_weeks(text: str, thing: str) -> None:
    [change] = heard(text, "pause", 0.5).changes
    assert isinstance(change, HoldBack)
    assert thing in change.things
    assert change.until == MONDAY + timedelta(days=14)


def test_why_something_rests_is_noted_beside_it() -> None:
    text = "no soup this week, the hob is bust"
    clauses = tuple(
        SpokenPart(clause, (Intent(kind, 0.9),))
        for clause, kind in [("the hob is bust", "limit"), ("no soup this week", "limit")]
    )
    given = Text(text, intents=(Intent("limit", 0.6),), clauses=clauses)
    rest, noted = all_of(respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16)))).changes
    assert isinstance(rest, HoldBack)
    assert rest.things == ("soup",)
    assert isinstance(noted, StoreProfile)
    assert noted.draft.limits == ("the hob is bust",)


def test_what_is_asked_of_the_bot_tells_no_taste() -> None:
    text = "what's the good of these sketches"
    clause = SpokenPart(text, (Intent("likes", 0.9),))
    given = Text(text, intents=(Intent("question_bot", 0.9),), clauses=(clause,))
    assert not respond(Turn(USER, given, "key", MONDAY, DialogueSettings(16))).changes


def test_an_order_not_to_bother_with_something_is_no_pause() -> None:
    [change] = heard("stop bothering me with origami", "less_of").changes
    assert isinstance(change, StoreProfile)
    assert change.draft.dislikes == ("origami",)


@pytest.mark.parametrize(
    "text",
    ["cross with everybody and no I won't talk about it", "no and I never said it would be", "and no, not a word"],
)
def test_no_idea_comes_of_words_that_say_no_and_ask_for_none(text: str) -> None:
    assert AskForNudge not in kinds(heard(text, "wish_without", 0.8).changes)


@pytest.mark.parametrize("text", ["nothing loud please", "anything but reading", "no screens, something quiet"])
def test_an_idea_comes_without_what_is_refused(text: str) -> None:
    assert AskForNudge in kinds(heard(text, "wish_without", 0.8).changes)


def test_a_plain_wish_is_no_question_about_money() -> None:
    text = "I have a free hour and this pile of planks"
    assert AskForNudge in kinds(heard(text, "wish", 0.9).changes)
    assert "never ask you for money" in words(heard("is this free?", "question_bot", 0.9))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("👍", ReactionKind.LIKE), ("👍🏽 ❤️", ReactionKind.LIKE), ("✅", ReactionKind.DID_IT)],
)
def test_emoji_alone_react_to_the_last_nudge(text: str, kind: ReactionKind) -> None:
    assert React(7, kind) in heard(text, "nonsense").changes


def test_emoji_that_say_nothing_are_no_reaction() -> None:
    assert React not in kinds(heard("🚲", "nonsense").changes)


def test_who_lives_with_somebody_is_asked_about_though_more_is_told_of_them() -> None:
    said = words(heard("our grandson lives with us now, he is six", "about_others"))
    assert "grandson" in said
    assert "Shall I note this" in said


@pytest.mark.parametrize("text", ["my asthma is bad today", "my knee hurts, no messages till Friday"])
def test_what_ends_beside_a_limit_ends_no_limit(text: str) -> None:
    assert NoteLimitEnds not in kinds(heard(text, "limit").changes)
