"""When somebody is on a screen: the question for their windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.profile_fields import Draft
from bot.core.replies import quoted
from bot.core.texts import _
from bot.core.weekly_windows import EVERY_DAY, SPANS_LIMIT, WEEKDAYS, WEEKEND, Span, merge_spans
from bot.dialogues.onboarding.question import AnswerRefused, Heard, Option, Understood, own_index, own_words
from bot.dialogues.time_phrases import say_span
from bot.language.base import HoursError, Language


@dataclass(frozen=True)
class WindowsQuestion:
    """When are you usually on a screen?"""

    language: Language
    name: str = "windows"
    optional: bool = True
    several: bool = True

    def ask(self, draft: Draft) -> str:
        """Ask it, or say what was noted and ask for more."""
        if draft.windows:
            noted = _("Noted: {things}.").format(things=f"<b>{self.say(draft)}</b>")
            return noted + " " + _("Tap or write more, tap one again to take it out, or go on with Done.")
        return _(
            "When are you usually on a screen and would welcome a nudge? Tap what fits, or write it, "
            "for example <i>weekdays 20:00-22:30</i>. If you skip this I take evenings from 19:00 to 22:00."
        )

    def options(self, draft: Draft) -> list[Option]:
        """Offer common times, the chosen ones marked."""
        offered = _offered_windows()
        times = {window for _label, window in offered}
        return [
            *(Option(index, label, window in draft.windows) for index, (label, window) in enumerate(offered)),
            *(
                Option(own_index(say_span(window)), say_span(window), True)
                for window in draft.windows
                if window not in times
            ),
        ]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take or take back one of them; times in own words can only be taken back."""
        offered = _offered_windows()
        if index < len(offered):
            window = offered[index][1]
        else:
            own = {say_span(window): window for window in draft.windows}
            words = own_words(index, own)
            if words is None:
                return Understood(draft, settled=False)
            window = own[words]
        windows = [other for other in draft.windows if other != window]
        if chosen and len(windows) >= SPANS_LIMIT:
            return AnswerRefused(_("That is more than {n}. Please name those that matter most.").format(n=SPANS_LIMIT))
        return Understood(
            draft.model_copy(update={"windows": (*windows, *([window] if chosen else []))}), settled=False
        )

    def hear(self, draft: Draft, words: str, now: datetime) -> Heard:
        """Add times in one's own words."""
        try:
            added = self.language.parse_hours(words)
        except HoursError as error:
            unread = str(error)
            what = (
                _("I could not read “{words}”.").format(words=quoted(words if len(words) <= 80 else unread[:80])) + " "
                if unread
                else ""
            )
            return AnswerRefused(
                what + _("Please name days and times, for example <i>weekdays 20:00-22:30, Sundays 9 to 11 am</i>.")
            )
        if self.language.has_open_half(words):
            return AnswerRefused(
                _("In the morning or in the evening? Please write it as <i>8-10 am</i> or <i>8-10 pm</i>.")
            )
        windows = list(draft.windows)
        windows += [window for window in added if window not in windows]
        merged = merge_spans(windows)
        if len(merged) > SPANS_LIMIT:
            return AnswerRefused(_("That is more than {n}. Please name those that matter most.").format(n=SPANS_LIMIT))
        return Understood(draft.model_copy(update={"windows": tuple(merged)}), settled=False)

    def clear(self, draft: Draft) -> Draft:
        """Forget them."""
        return draft.model_copy(update={"windows": ()})

    def say(self, draft: Draft) -> str:
        """Say them."""
        return "; ".join(say_span(window) for window in draft.windows)


def _offered_windows() -> list[tuple[str, Span]]:
    return [
        (_("Weekday mornings 7–9"), Span(WEEKDAYS, 7 * 60, 9 * 60)),
        (_("Lunch breaks 12–13:30"), Span(WEEKDAYS, 12 * 60, 13 * 60 + 30)),
        (_("Weekday evenings 19–22"), Span(WEEKDAYS, 19 * 60, 22 * 60)),
        (_("Every evening 19–22"), Span(EVERY_DAY, 19 * 60, 22 * 60)),
        (_("Late evenings 21–23:30"), Span(EVERY_DAY, 21 * 60, 23 * 60 + 30)),
        (_("Weekend mornings 8–11"), Span(WEEKEND, 8 * 60, 11 * 60)),
        (_("Weekend afternoons 14–18"), Span(WEEKEND, 14 * 60, 18 * 60)),
    ]
