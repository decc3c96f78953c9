"""What people say to the bot in tests."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram_playground.scripting import Message, Person

PATIENCE_SECONDS = 60.0
"""For the first nudge, which may wait for the encoder to load on a busy machine."""


@dataclass(frozen=True)
class Answers:
    """A person's answers to the onboarding, in their own words; empty ones are skipped."""

    age: str = "34"
    gender: str = ""
    occupation: str = ""
    household: str = ""
    limits: str = ""
    likes: str = "long walks, detective stories"
    dislikes: str = ""
    windows: str = "weekdays 20:00-22:30"
    place: str = "Berlin"


READER = Answers(
    age="61", occupation="librarian", likes="reading novels, quiet evenings with a book", dislikes="team sports"
)
RUNNER = Answers(age="24", likes="running, football with friends", dislikes="reading books")


@dataclass(frozen=True)
class Step:
    """Something a person does, and what the bot's answer to it has in it."""

    says: str | None
    presses: str | None
    answer: str

    async def take(self, person: Person) -> None:
        """Do it, without waiting for more than a pressed button's acknowledgement."""
        if self.says is not None:
            await person.sends(self.says)
        elif self.presses is not None:
            await person.presses(self.presses, timeout=PATIENCE_SECONDS)


def steps(answers: Answers) -> list[Step]:
    """Return what a person does from Start to the confirmed profile."""
    several = {"household", "limits", "likes", "dislikes", "windows"}
    done = [Step("/start", None, "Is that all right?"), Step(None, "Yes, let's start", "1 of 9")]
    for number, (name, words) in enumerate(vars(answers).items(), start=2):
        following = f"{number} of 9" if number <= 9 else "This is how I understood you"
        if not words:
            done.append(Step(None, "Skip ›", following))
        elif name in several:
            done += [Step(words, None, "Noted: "), Step(None, "Done ›", following)]
        else:
            done.append(Step(words, None, following))
    return [*done, Step(None, "Yes, that's right", "All set.")]


async def onboard(person: Person, answers: Answers = Answers()) -> Message:
    """Take a person from Start to the first nudge, and return that."""
    for step in steps(answers):
        await step.take(person)
        await person.receives(step.answer)
    return await person.receives(photo=True, timeout=PATIENCE_SECONDS)


def with_answers(**answers: str) -> Answers:
    """Return the usual answers with some replaced."""
    return replace(Answers(), **answers)
