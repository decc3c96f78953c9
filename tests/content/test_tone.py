"""How warnings about tone fare on sentences of both kinds."""

from __future__ import annotations

import pytest

from bot.services.starter_library import shipped_vectors
from content.items import Message
from content.linter import lint_message
from content.manifest import starter_library
from content.tone import sounds_like, tone_texts
from recommender import encode_missing, open_encoder
from recommender.encoders import MINILM, NANO_E5

FINE = (
    "Finally ripe: pick the blackberries along the path and eat them on the way home.",
    "Waste nothing: turn yesterday's bread into croutons.",
    "Go out at once if it stops raining and look for a rainbow.",
    "You already have flour and eggs: bake a sponge cake.",
    "Read an old expired map and plan a trip on it.",
    "Write to your doctor friend and ask her for a walk.",
    "Water the lazy Susan and the mint next to it.",
    "Play the last chance card in an old board game.",
    "Take the dog to the NGO fair and say hello.",
    "Bake a pie. Share it! Keep a slice.",
    "Learn the BBC news tune on the recorder.",
    "Ask your mum about the summer when she was ten.",
    "Look for the first star before it is too dark to read.",
    "Make tea, sit by the window and do nothing for ten minutes.",
    "Sew a button on the shirt that has waited since spring.",
    "Try to hum the whole of your favourite tune.",
    "Sweep the balcony, then sit down on it with a book.",
    "Draw the lamp. Then draw it again with your other hand.",
    "Hide a shell in somebody's coat pocket for them to find.",
    "Sort the seeds into jars and label them in your best handwriting.",
    "Sing in the shower as if nobody could hear you.",
    "Cut a paper star and hang it in the window before supper.",
    "Heat some milk with honey and drink it in the dark kitchen.",
    "Weigh out the flour for tomorrow's bread tonight.",
    "Ride your bike to the lake and skip five stones.",
    "Pick three leaves and press them in a heavy book.",
    "Beat the eggs, fold in the flour and hope for the best.",
    "Ring the neighbour's bell and return the ladder with a jar of jam.",
    "Fly a kite. Hold on tight!",
    "Set up the telescope on the balcony and find Jupiter.",
    "Watch the ants carry crumbs along the kerb.",
    "Comb the cat until she has had enough.",
    "Dig out the old recipe for plum dumplings.",
    "Walk to the letter box with a card for your aunt.",
    "Build a den from blankets and crawl in with a torch.",
    "Give the bicycle fresh oil and a slow lap round the block.",
    "Do your neighbour a favour: water her tomatoes.",
    "Time for a puzzle: begin with the edge.",
    "Mend the net and let the children take a penalty.",
    "Pack apples and cheese and eat them under a tree.",
    "Take a day trip with the bus and get off where you like it.",
    "Count the chimneys from your window.",
    "Play catch in the yard until dusk.",
    "Lose yourself in a long novel.",
    "Sit on the steps and wait for the swifts.",
    "Never mind the weather: rubber boots are made for puddles.",
    "Empty the wastepaper basket and water the fern.",
    "Put on the kettle: everyone gets a cup.",
    "Let the dough rise for an hour, then shape the rolls.",
    "Ask your sister what she is reading.",
    "Guess who calls: ring an old friend.",
    "Stop at every bench on the way and sit down.",
    "Chase the cat's tail with a feather.",
    "Hum along with the radio, loud or low.",
    "Make the last jam of the summer.",
    "Open the window and smell the rain before it is gone.",
    "Find the oldest tree in your street.",
    "Lay the table for one and light a candle.",
    "Call the number on the choir's poster and ask when they sing.",
    "Look up at the moon. Is it waxing?",
    "Bring your partner a cup of coffee in the garden.",
    "Rest on the sofa with a blanket and close your eyes.",
    "Real honey, real bread: make yourself a proper snack.",
    "Shake out the rugs and hang them over the rail.",
    "Catch the last bus to the lake with a towel.",
    "Peel an orange slowly and share it with somebody.",
    "Bring the deck chairs up from the cellar.",
    "Let the phone sleep and knead some dough.",
    "Go and see who is at the playground today.",
    "Write down the joke your uncle always tells.",
    "You might try the other bakery for a change.",
    "Put the clean sheets on the bed and lie down.",
    "Two cups, one pot: invite somebody for tea.",
    "Whistle on the way to the bins.",
    "Learn three constellations before bed.",
    "A good book and a bad chair: swap one of them.",
    "Walk as far as the church clock and set your watch.",
    "Waste paper makes fine origami cranes.",
    "Try the quick route to the park and the slow one back.",
    "Take a last look at the garden before dark.",
    "Ask the others at the table for a story.",
    "Buy a stamp and post the card you wrote.",
    "Every evening has a sky: look at it once.",
    "Trim the wick and light the lamp.",
    "Old friends like post: send one of them a card.",
    "Roll the yarn into a ball while the soup simmers.",
    "Stretch like the cat does, front paws first.",
    "You have a spare egg: whisk it into pancakes.",
    "Sit under the lime tree until the bell rings.",
    "Ten throws at the basket, then dinner.",
)
"""Kind sentences, many of them with words that faulty ones have too."""

FAULTY = {
    "You've scrolled enough today, go outside.": "guilt",
    "Another evening wasted on your phone? Do better.": "guilt",
    "Your children deserve a parent who looks up.": "guilt",
    "How many hours have you lost to the screen today?": "guilt",
    "Don't you feel bad about sitting there all evening?": "guilt",
    "Real friends call. When did you last do that?": "guilt",
    "Everyone else is outside while you stare at a screen.": "guilt",
    "You promised to do better yesterday.": "guilt",
    "Be honest: you have done nothing all day.": "guilt",
    "Your family is waiting for you to put that thing away.": "guilt",
    "Time is running out: start now!": "urgency",
    "Do it right now or the day is lost.": "urgency",
    "Quick! Only ten minutes of sun left.": "urgency",
    "Drop everything and go for a walk.": "urgency",
    "Last day to plant your bulbs!": "urgency",
    "You won't get this evening back.": "urgency",
    "Start before you regret it.": "urgency",
    "Act fast: the bakery closes soon.": "urgency",
    "This minute, not later: get up.": "urgency",
    "No time to lose, grab your coat.": "urgency",
    "GO FOR A WALK in the park.": "shouting",
    "Go out!!! The sun shines.": "shouting",
    "What are you waiting for?!!": "shouting",
    "BAKE bread with your hands.": "shouting",
    "Walk NOW.": "shouting",
    "Read more at example.org/walks before you go.": "link",
    "See walks.info for a map.": "link",
    "Write to walk@example.com for the route.": "link",
    "Follow @walkers and go out.": "link",
    "Visit http://127.0.0.1/x and then walk.": "link",
    "Join us on discord.gg/abc for a walk.": "link",
    "Call +49 170 1234567 and join the walk.": "link",
    "Geh eine Runde um den Block und schau in den Himmel.": "language",
    "Prends ton manteau et marche jusqu'au parc.": "language",
    "Lee un libro en el sofá con una manta.": "language",
    "Bak een taart en deel hem met je buren.": "language",
    "Gå ut och titta på stjärnorna i kväll.": "language",
    "Сходи погулять в парк.": "language",
    "Spacer dookoła bloku dobrze ci zrobi.": "language",
    "去公园散步。": "language",
    "You really ought to move.": "guilt",
    "Still on the sofa? Your dog is bored because of you.": "guilt",
    "Look at you, scrolling again.": "guilt",
    "A good mother would play now.": "guilt",
    "Stop being so idle.": "guilt",
    "You keep putting this off.": "guilt",
    "Get up before the evening is gone for good!": "urgency",
    "It's now or never.": "urgency",
    "Do it today, tomorrow is too late.": "urgency",
    "Your chance ends at eight.": "urgency",
    "Hurry up and put your shoes on.": "urgency",
    "Don't lose another second.": "urgency",
}
"""Faulty sentences, of which the phrases were made."""

UNSEEN = {
    "Aren't you tired of that glowing thing?": "guilt",
    "Nobody likes people who are always on the phone.": "guilt",
    "Your thumbs have done enough, you couch potato.": "guilt",
    "Think of all the things you didn't do today.": "guilt",
    "If you loved your kids, you would play with them.": "guilt",
    "Another day gone and nothing to show for it.": "guilt",
    "You spent three hours on your phone.": "guilt",
    "Your screen time is embarrassing.": "guilt",
    "Hurry, the sun sets in ten minutes!": "urgency",
    "Go immediately and call your mother.": "urgency",
    "Offer ends tonight: one free walk.": "urgency",
    "Don't wait until tomorrow.": "urgency",
    "Start now before the chance is gone.": "urgency",
    "Only two hours left to enjoy this day.": "urgency",
    "You must act today.": "urgency",
}
"""Faulty sentences that share few words with the phrases and the examples."""


def rules_of(text: str) -> set[str]:
    """Return the rules that the words break."""
    return {finding.rule for finding in lint_message(Message(id="m", text=text, activities=("walking",)))}


@pytest.fixture(scope="module", params=[NANO_E5, MINILM])
def heard(request: pytest.FixtureRequest) -> dict[str, set[str]]:
    """Return what each sentence sounds like by its vector."""
    library = [message.text for message in starter_library().messages]
    texts = [*FINE, *FAULTY, *UNSEEN, *library]
    encoder = open_encoder(request.param)
    vectors = encode_missing(encoder, [*texts, *tone_texts()], shipped_vectors(encoder.fingerprint))
    return {text: set(sounds_like(vectors[text], vectors, encoder.fingerprint)) for text in texts}


def test_kind_sentences_raise_no_alarm(heard: dict[str, set[str]]) -> None:
    alarms = {text: found for text in FINE if (found := rules_of(text) | heard[text])}
    assert len(alarms) <= 1, alarms
    assert [message.id for message in starter_library().messages if heard[message.text]] == []


@pytest.mark.parametrize("text", FAULTY)
def test_the_phrases_find_what_they_were_made_for(text: str) -> None:
    assert FAULTY[text] in rules_of(text)


def test_blame_and_hurry_in_other_words_are_mostly_heard(heard: dict[str, set[str]]) -> None:
    missed = [text for text, rule in UNSEEN.items() if rule not in rules_of(text) | heard[text]]
    assert len(missed) <= 0.3 * len(UNSEEN), missed
