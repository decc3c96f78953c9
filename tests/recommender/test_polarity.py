"""What words want and what they refuse."""

from __future__ import annotations

import pytest

from recommender.polarity import read_polarity, takes_back, without_denied


@pytest.mark.parametrize(
    ("words", "refused", "is_lasting"),
    [
        ("no cooking today", ("cooking",), False),
        ("not cooking, something with music", ("cooking",), False),
        ("neither walking nor reading", ("walking", "reading"), False),
        ("anything but sports", ("sports",), False),
        ("everything except team sports", ("team sports",), False),
        ("i dont want to bake", ("bake",), False),
        ("don't feel like dancing tonight", ("dancing",), False),
        ("nothing with other people", ("people",), False),
        ("no more jogging please", ("jogging",), True),
        ("quit it with the puzzles", ("puzzles",), True),
        ("I've had enough of yoga", ("yoga",), True),
        ("less painting", ("painting",), True),
        ("too many walks lately", ("walks",), True),
        ("chess isn't my thing", ("chess",), True),
        ("I hate running but love swimming", ("running",), True),
        ("no sports unless it's swimming", ("sports",), False),
        ("skip the music ones", ("music",), True),
        ("chess? god no", ("chess",), False),
        ("chess, nah", ("chess",), False),
        ("I gave up golf for good", ("golf",), True),
        ("sewing gives me a headache lately", ("sewing",), True),
        ("poker is a chore for me", ("poker",), True),
        ("golf was my thing before the injury", ("golf",), True),
        ("im done w golf fr", ("golf",), True),
        ("less of the chess eh", ("chess",), True),
        ("something quiet with my daughter", (), False),
        ("I have no idea", (), False),
        ("that was great", (), False),
        ("I don't hate cleaning that much", (), False),
        ("on a train for an hour, no wifi", (), False),
        ("no time for gardening", ("gardening",), False),
        ("i no like cooking", ("cooking",), True),
        ("no guitar for 6 weeks", ("guitar",), False),
        ("no more chores ffs", ("chores",), True),
        ("no music not even humming my ears hurt", ("music", "humming"), False),
        ("no lifting my left shoulder is sore", ("lifting",), False),
        ("I could never get into poker", ("poker",), True),
        ("sudoku never did it for me", ("sudoku",), True),
        ("don't want to be asked to sing or anything", ("sing",), True),
        ("no sewing or anything like that ever", ("sewing",), True),
        ("not golf or whatever today", ("golf",), False),
        ("none of that yoga nonsense", ("yoga",), True),
        ("give me chess or something", (), False),
        ("told you before, no golf", ("golf",), True),
        ("golf can get in the bin", ("golf",), True),
        ("if I see one more golf thing I'll scream", ("golf",), True),
        ("not a single puzzle", ("puzzle",), True),
        ("golf's a hard no", ("golf",), True),
        ("no complaints about the golf", (), False),
        ("always golf golf golf, it is enough now", ("golf",), True),
        ("I don't like any more to sing", ("sing",), True),
    ],
)
def test_what_is_refused(words: str, refused: tuple[str, ...], is_lasting: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_lasting) == (refused, is_lasting)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("not cooking, something with music", "something with music"),
        ("something but not reading", "something but"),
        ("no sports unless it's swimming", "something swimming"),
        ("a walk on my own", "a walk on my own"),
    ],
)
def test_what_is_wanted_is_what_is_left(words: str, wanted: str) -> None:
    assert read_polarity(words).wanted == wanted


@pytest.mark.parametrize(
    ("words", "refused", "is_fewer"),
    [
        ("less painting", ("painting",), True),
        ("not too much yoga please", ("yoga",), True),
        ("fewer puzzles, but not none", ("puzzles",), True),
        ("go easy on the recipes", ("recipes",), True),
        ("not every time a walk", ("walk",), True),
        ("no more recipes", ("recipes",), False),
        ("ironing is the one I can't bear", ("ironing",), False),
        ("hymns are what I cannot stand", ("hymns",), False),
        ("don't you ever give me anything about fishing", ("fishing",), False),
        ("less painting and more cycling", ("painting",), True),
        ("fewer quizzes or board games and more time outside", ("quizzes", "board games"), True),
        ("I don't like chess any more", ("chess",), False),
        ("less singing and no dancing", ("singing", "dancing"), False),
        ("knitting bores me", ("knitting",), False),
        ("something calm", (), False),
    ],
)
def test_less_of_something_is_not_none_of_it(words: str, refused: tuple[str, ...], is_fewer: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_fewer) == (refused, is_fewer)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("stop pestering me about origami", ("origami",)),
        ("please don't you ever be telling me to meditate", ("meditate",)),
        ("no need to go recommending museums to me", ("museums",)),
        ("quit pushing pilates at me", ("pilates",)),
        ("do not keep asking us to sing", ("sing",)),
        ("can you not send me golf stuff", ("golf",)),
        ("I'd rather you didn't tell me to sing", ("sing",)),
        ("wish you'd stop suggesting yoga", ("yoga",)),
        ("never send me anything about golf", ("golf",)),
    ],
)
def test_an_order_not_to_suggest_something_refuses_it_however_it_is_put(words: str, refused: tuple[str, ...]) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_lasting) == (refused, True)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("give the embroidery a rest", ("embroidery",)),
        ("put the piano ideas on hold", ("piano",)),
        ("I need a break from baking", ("baking",)),
        ("no sudoku for a little while", ("sudoku",)),
        ("no crochet until my wrist has healed", ("crochet",)),
    ],
)
def test_what_is_to_rest_is_refused_for_a_while(words: str, refused: tuple[str, ...]) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_for_a_while, polarity.is_lasting) == (refused, True, False)


@pytest.mark.parametrize("words", ["give me a break", "the kids are out", "I'm out of paint", "have a rest from me"])
def test_what_only_sounds_like_it_refuses_nothing(words: str) -> None:
    assert not read_polarity(words).refused


@pytest.mark.parametrize(
    ("words", "refused", "is_lasting"),
    [
        ("folk is fine but no opera", ("opera",), True),
        ("I don't mind walking, just no hills", ("hills",), True),
        ("swimming is great but not today", (), False),
        ("something is fine but no cooking", ("cooking",), False),
        ("volleyball is out, my wrist hurts", ("volleyball",), True),
    ],
)
def test_what_is_fine_beside_it_makes_a_refusal_last(words: str, refused: tuple[str, ...], is_lasting: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_lasting) == (refused, is_lasting)


@pytest.mark.parametrize(
    "words",
    [
        "nobody said I was tired of painting",
        "who told you I dislike jazz",
        "please don't drop the pottery",
        "never skip the crosswords please",
        "don't you ever cut the gardening out",
        "there's no need to leave out baking",
        "I'd never turn down a walk",
        "it's not the rowing I mind, it's the cold",
        "it isn't judo that bothers me",
        "don't cross sailing off",
        "that doesn't mean I hate archery",
    ],
)
def test_a_refusal_that_is_denied_is_none(words: str) -> None:
    assert read_polarity(words).refused == ()
    assert takes_back(words)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("you never stop sending me sudoku", ("sudoku",)),
        ("why don't you skip the origami", ("origami",)),
        ("not rowing I hate it", ("rowing",)),
        ("don't drop the jazz, no more opera though", ("opera",)),
        ("who says I hate jazz? opera is what I hate", ("opera",)),
        ("no more fishing my uncle laughs at me", ("fishing",)),
    ],
)
def test_what_only_looks_like_a_denied_refusal_refuses(words: str, refused: tuple[str, ...]) -> None:
    assert read_polarity(words).refused == refused


@pytest.mark.parametrize(
    ("words", "refused", "is_lasting"),
    [
        ("no rugby matter again", ("rugby",), True),
        ("nae hoovering nae tunes", ("hoovering", "tunes"), False),
        ("nuttin wid spiders please", ("spiders",), False),
        ("jigsaws? cannae stick them", ("jigsaws",), True),
        ("rowing? hard pass", ("rowing",), False),
        ("no way, again", ("way",), False),
    ],
)
def test_refusals_are_known_as_they_are_said_elsewhere(words: str, refused: tuple[str, ...], is_lasting: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_lasting) == (refused, is_lasting)


@pytest.mark.parametrize(
    ("words", "is_order", "is_list"),
    [
        ("never send me anything with candles or incense", True, False),
        ("stop telling me about marathons", True, False),
        ("don't send me anything today", False, False),
        ("no candles, no incense, no soap", False, True),
        ("no candles, no incense today", False, False),
        ("not tired, not hungry", False, False),
        ("no candles", False, False),
    ],
)
def test_orders_and_lists_are_known(words: str, is_order: bool, is_list: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.is_order, polarity.is_list) == (is_order, is_list)


@pytest.mark.parametrize(
    "words", ["no rowing until it heals", "no judo till I'm well again", "no golf until my hip is better"]
)
def test_what_somebody_waits_to_heal_for_rests(words: str) -> None:
    assert read_polarity(words).is_for_a_while


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("I'd never say no to a barbecue", "I'd like a barbecue"),
        ("who says I hate jazz", ", jazz"),
        ("I don't hate jazz", "I don't hate jazz"),
    ],
)
def test_a_denied_refusal_is_left_out_of_what_is_read(words: str, meant: str) -> None:
    assert without_denied(words, "like").strip().replace("  ", " ") == meant
