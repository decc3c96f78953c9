"""Changes of the profile as people order them."""

from __future__ import annotations

import pytest

from bot.language import registry
from bot.understanding.profile_edits import ProfileEdit


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("add swimming to what I like", ProfileEdit(new=("swimming",), field="likes")),
        ("put chess and yoga in my dislikes", ProfileEdit(new=("chess", "yoga"), field="dislikes")),
        ("take knitting off my dislikes", ProfileEdit(old=("knitting",), field="dislikes")),
        ("remove the dog from my profile", ProfileEdit(old=("the dog",))),
        ("I meant writing, not reading", ProfileEdit(("reading",), ("writing",))),
        ("turns out I don't mind chess after all", ProfileEdit(old=("chess",), field="dislikes")),
        ("I've come round to yoga", ProfileEdit(old=("yoga",), field="dislikes")),
        ("cross running off, I do it every morning now", ProfileEdit(old=("running",))),
        ("take reading off my list", ProfileEdit(old=("reading",))),
        ("chess can go from the list", ProfileEdit(old=("chess",))),
        ("the bit about chess is wrong", ProfileEdit(old=("chess",))),
        ("you can scrap reading from my likes", ProfileEdit(old=("reading",), field="likes")),
        ("call it novels instead of reading", ProfileEdit(("reading",), ("novels",))),
        ("call it novels instead", ProfileEdit(new=("novels",))),
        ("swap chess for checkers please", ProfileEdit(("chess",), ("checkers",))),
        ("it should say novels, not reading", ProfileEdit(("reading",), ("novels",))),
        ("chess was a mistake, I meant checkers", ProfileEdit(("chess",), ("checkers",))),
        ("I've switched from running to swimming", ProfileEdit(("running",), ("swimming",))),
        ("it's knitting now, not crochet", ProfileEdit(("crochet",), ("knitting",))),
        ("add pottery too", ProfileEdit(new=("pottery",), field="likes")),
        ("no, not golf, tennis", ProfileEdit(("golf",), ("tennis",))),
        ("I wrote squash but it's badminton", ProfileEdit(("squash",), ("badminton",))),
        ("i put cycling in but i meant rowing", ProfileEdit(("cycling",), ("rowing",))),
        ("you noted that I like horses. Wrong, that's my daughter", ProfileEdit(old=("horses",), field="likes")),
        ("you wrote i hate soup, not true", ProfileEdit(old=("soup",), field="dislikes")),
        ("it's my brother who hates dancing, not me", ProfileEdit(old=("dancing",), field="dislikes")),
        ("knitting you can delete, I never do it", ProfileEdit(old=("knitting",))),
        ("please remove gospel music from my things", ProfileEdit(old=("gospel music",))),
        ("the cycling was my ex's idea. take it out and put climbing", ProfileEdit(("cycling",), ("climbing",))),
        ("I said I would be late but it's fine", None),
        (
            "add pottery to my list please, mugs only. and chess you can remove",
            ProfileEdit(("chess",), ("pottery",), "likes"),
        ),
        ("not now, later", None),
        ("not football, rugby or cricket", None),
        ("swap the evening for the morning", None),
        ("change my city to Bonn", None),
        ("make it something indoors instead of a walk", None),
        ("read a book instead of scrolling", None),
        ("remove everything", None),
        ("take my shoes off", None),
        ("it's Bonn I live in, not Berlin", None),
        ("not reading, I meant writing", ProfileEdit(("reading",), ("writing",))),
        ("I take my dog for a walk", None),
        ("add an hour", None),
        ("you have me down as hating rowing, I've come round to it", ProfileEdit(old=("rowing",), field="dislikes")),
        ("you've got chess down as something I like. not any more", ProfileEdit(old=("chess",), field="likes")),
        ("you have me down as hating rowing, well done", None),
        ("chess? I don't mind it these days", ProfileEdit(old=("chess",), field="dislikes")),
        ("it's judo now, chess was student me", ProfileEdit(("chess",), ("judo",), "likes")),
        ("chess was a phase, it's climbing these days", ProfileEdit(("chess",), ("climbing",), "likes")),
        ("used to love chess, now I prefer bowls", ProfileEdit(("chess",), ("bowls",), "likes")),
        ("used to love chess, now I can't sit that long", None),
        ("never said I'm a vegan, that's my sister", ProfileEdit(old=("vegan",))),
        ("I don't have asthma, that's my dad", ProfileEdit(old=("asthma",))),
        ("I never said I was bored", None),
        ("out with the chess, in with bowls", ProfileEdit(("chess",), ("bowls",))),
        ("chess off, bowls on", ProfileEdit(("chess",), ("bowls",))),
        ("forget what I do for a living", ProfileEdit(field="occupation")),
        ("delete my job please", ProfileEdit(field="occupation")),
        ("I want to forget my job for an hour", None),
        ("chess isn't as bad as I made out", ProfileEdit(old=("chess",), field="dislikes")),
        ("I said I hate chess but that was in a bad mood", ProfileEdit(old=("chess",), field="dislikes")),
        ("I said I hate chess but you still send it", None),
        ("my niece converted me to chess", ProfileEdit(old=("chess",), field="dislikes")),
        ("my niece got me into trouble", None),
        ("I'm not a miner any more", ProfileEdit(field="occupation")),
        ("I'm not a miner, I'm a nurse", None),
        ("chuck chess, add bowls", ProfileEdit(("chess",), ("bowls",))),
        ("chess? that was a mistake", ProfileEdit(old=("chess",))),
        ("I'm not vegan, whoever told you that", ProfileEdit(old=("vegan",))),
        ("asthma was a misdiagnosis", ProfileEdit(old=("asthma",))),
        ("I'm not happy", None),
        ("I don't have a dog", None),
        ("get baking off there, I'm coeliac now", ProfileEdit(old=("baking",))),
        ("delete the line about grandchildren", ProfileEdit(old=("grandchildren",))),
        ("anything you noted about my brother, please erase it", ProfileEdit(old=("brother",))),
        ("forget the sudoku, will you", ProfileEdit(old=("sudoku",), leaves_out=True)),
        ("drop what I said about fishing", ProfileEdit(old=("fishing",))),
        ("remove knitting and forget chess. no wait, chess can stay", ProfileEdit(old=("knitting",))),
        ("put rowing and judo in my likes and take darts out", ProfileEdit(("darts",), ("rowing", "judo"), "likes")),
        ("take the hamster off and add a parrot", ProfileEdit(("the hamster",), ("a parrot",), "household")),
        ("take rugby off, I meant touch rugby mate", ProfileEdit(("rugby",), ("touch rugby",))),
        ("did I say pottery? that's my husband's thing. take it oot", ProfileEdit(old=("pottery",))),
        ("scratch market days", ProfileEdit(old=("market days",))),
        ("forget the walk for today", None),
        ("forget about it", None),
        ("take friday nights off", None),
        ("drop me a message at 8", None),
        ("I want to take up pottery", None),
        ("delete my data", None),
    ],
)
def test_an_order_is_read_as_what_goes_and_what_comes(text: str, edit: ProfileEdit | None) -> None:
    assert registry.get().read_edit(text) == edit


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("scrap the swimming, my shoulder's gone", "my shoulder's gone"),
        ("note that I've taken up the banjo. and delete golf", "I've taken up the banjo"),
        ("remove tennis and add padel", ""),
    ],
)
def test_what_is_told_beside_an_order_is_known(text: str, beside: str) -> None:
    edit = registry.get("en").read_edit(text)
    assert edit is not None
    assert edit.beside == beside


@pytest.mark.parametrize(
    "text", ["no dancing for now, but don't take it off my likes", "please do not remove chess from my profile"]
)
def test_what_is_not_to_be_taken_out_stays(text: str) -> None:
    assert registry.get("en").read_edit(text) is None


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("our rabbit ran away, please remove it from my profile", ("rabbit",)),
        ("my ex-husband has the cat now, take her out of my profile", ("cat",)),
        ("take him out of my profile", ("him",)),
    ],
)
def test_who_is_meant_may_be_named_before(text: str, old: tuple[str, ...]) -> None:
    edit = registry.get().read_edit(text)
    assert edit is not None
    assert edit.old == old


@pytest.mark.parametrize(
    "text",
    [
        "don't you dare take fishing off my list",
        "please never ever remove chess from my likes",
        "it's not the rowing I dislike, it's the weather",
    ],
)
def test_an_order_that_is_denied_changes_nothing(text: str) -> None:
    assert registry.get().read_edit(text) is None
