"""How a draft is shown: what it will be, what was suggested, what the linter says, and what can be done."""

from __future__ import annotations

from bot.core.buttons import OPERATOR
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, spoken
from bot.operators.draft_fields import DraftFields
from bot.operators.fact_buttons import say_facts
from bot.operators.left_out_share import NOTEWORTHY
from bot.operators.translation_buttons import say_missing, say_outdated
from bot.storage.models import DraftState, ItemDraft, ItemKind
from content.items import PICTURES_LIMIT
from content.techniques import TECHNIQUES
from content.vocabulary import ACTIVITIES, TRAITS

COMMON_TECHNIQUES = ("8.7", "8.2", "1.4", "1.1", "3.1", "4.1", "7.1", "12.1", "2.3", "15.3")
"""Those that fit short suggestions, as buttons; every other one can be written."""

_CAPTION_ROOM = 900
"""Characters of a card below a picture: Telegram takes 1024 after the formatting is read."""


def draft_card(draft: ItemDraft, fields: DraftFields, *, is_next: bool = True) -> tuple[str, Rows]:
    """Return a draft's card in Telegram's HTML, and its buttons.

    Args:
        draft: Which.
        fields: What it holds.
        is_next: Whether the next words are for it, if it is a picture that has none.
    """
    if draft.state is DraftState.LIVE:
        return _finished(fields, _("✅ In the library, and recommendable from now on.")), ()
    if draft.state is DraftState.DISCARDED:
        return _finished(fields, _("🗑 Discarded.")), ()
    if draft.state is DraftState.REFUSED:
        name = f"<b>{quoted(fields.file_name)}</b> " if fields.file_name else _("The picture") + " "
        return f"🚫 {name}{quoted(draft.problem or '')}", ()
    lines = [f"<b>{_title(draft)}</b>"]
    if draft.kind is ItemKind.MESSAGE:
        lines.append(f"“{quoted(fields.text or '')}”")
    elif fields.caption is None:
        problem = f" ({quoted(fields.caption_problem)})" if fields.caption_problem else ""
        asked = _("What does it show? Write it in one plain sentence.")
        waits = _("I ask what this one shows after the picture before it. Or reply to this card with it.")
        lines.append((asked if is_next else waits) + problem)
    else:
        by = f" <i>({quoted(fields.captioned_by)})</i>" if fields.captioned_by else ""
        lines.append(f"{_('Caption')}: “{quoted(fields.caption)}”{by}")
    if fields.words:
        lines += ["", *_labels(draft, fields)]
    if fields.warnings:
        lines += ["", *(f"⚠️ {quoted(warning)}" for warning in fields.warnings)]
    html = "\n".join(lines)
    if len(html) > _CAPTION_ROOM and draft.kind is ItemKind.IMAGE:
        html = "\n".join([*lines[:2], "", *_labels(draft, fields)]) + "\n" + f"⚠️ {len(fields.warnings)}"
    return html, _buttons(draft, fields)


def activity_buttons(draft: ItemDraft, fields: DraftFields) -> Rows:
    """Return the activities to choose from; the chosen ones are marked, the main one first chosen."""
    names = list(dict.fromkeys((*fields.activities, *ACTIVITIES)))
    buttons = [
        Button(
            label=("✓ " if name in fields.activities else "") + name.replace("_", " "),
            data=_data(draft, f"activity:{name}"),
        )
        for name in names
        if OPERATOR.fits("draft", draft.id, "activity", name)
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return (*rows, (Button(label=_("Write another"), data=_data(draft, "ask:activities")), _back(draft)))


def technique_buttons(draft: ItemDraft, fields: DraftFields) -> Rows:
    """Return the techniques to choose from, those first that the words show."""
    likely = [technique.partition(" ")[0] for technique in fields.likely_techniques]
    buttons = [
        Button(
            label=("✓ " if (fields.technique or "").startswith(f"{number} ") else "")
            + f"{number} {TECHNIQUES[number]}"[:38],
            data=_data(draft, f"technique:{number}"),
        )
        for number in dict.fromkeys([*likely, *COMMON_TECHNIQUES])
    ]
    rows = [(button,) for button in buttons]
    last = (
        Button(label=_("None"), data=_data(draft, "technique:none")),
        Button(label=_("Write another"), data=_data(draft, "ask:technique")),
        _back(draft),
    )
    return (*rows, last)


def question_for(what: str) -> str:
    """Return how an operator is asked for a field, in Telegram's HTML."""
    return (
        {
            "message": _("Write the message: one or two short sentences that suggest something to do off screen."),
            "text": _("Write the new text."),
            "caption": _("What does the picture show? Write it in one plain sentence."),
            "title": _("Write the new title, at most 80 characters."),
            "alt": _("What should a person be told who cannot see the picture?"),
            "activities": _(
                "Write the activities, the main one first, for example: <code>walking, nature_watching</code>"
            ),
            "technique": _("Write the technique's number by the Taxonomy v1, for example <code>8.7</code>."),
            "audience": _(
                "For whom is it? For example <code>only parent, garden; not wheelchair</code>, or "
                "<code>everybody</code>, or <code>by its words</code>.\nThe words I know: {traits}"
            ).format(traits=", ".join(TRAITS)),
            "pictures": _(
                "Which pictures show what it suggests? Write their ids, the best one first, at most {most}, or "
                "<code>by its words</code> to let me find them. /library shows the ids."
            ).format(most=PICTURES_LIMIT),
            "language": _(
                "In which language is it? Write two letters, for example <code>en</code> or <code>de</code>."
            ),
        }[what]
        + "\n"
        + _("/cancel leaves it as it is.")
    )


def _labels(draft: ItemDraft, fields: DraftFields) -> list[str]:
    def line(name: str, value: str, *given: str) -> str:
        by_hand = value == _("none") or any(one in fields.by_hand for one in given)
        suggested = "" if by_hand else f" <i>({_('suggested')})</i>"
        return f"{name}: {quoted(value)}{suggested}"

    lines = [line(_("Activity"), ", ".join(fields.activities) or _("none"), "activities")]
    if draft.kind is ItemKind.MESSAGE:
        lines.append(line(_("Technique"), fields.technique or _("none"), "technique"))
        if fields.pictures:
            lines.append(line(_("Pictures"), ", ".join(fields.pictures), "pictures"))
    only, barred = fields.rule
    audience = "; ".join(
        part
        for part in (
            _("only {traits}").format(traits=", ".join(only)) if only else "",
            _("not {traits}").format(traits=", ".join(barred)) if barred else "",
        )
        if part
    )
    lines.append(line(_("For"), audience or _("everybody"), "only_for", "unsuitable_for"))
    if fields.left_out > NOTEWORTHY:
        lines.append(_("That leaves out {share} % of people.").format(share=round(100 * fields.left_out)))
    lines.append(line(_("Language"), fields.language, "language"))
    if facts := say_facts(fields.facts):
        lines.append(line(_("Facts"), facts, "facts"))
    return [*lines, *filter(None, (say_missing(fields), say_outdated(fields)))]


def _buttons(draft: ItemDraft, fields: DraftFields) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if fields.words:
        label = _("✅ Save") if draft.item_id else _("✅ Add it")
        if fields.warnings:
            label = _("⚠️ Save anyway") if draft.item_id else _("⚠️ Add it anyway")
        rows.append((Button(label=label, data=_data(draft, "add")),))
    if draft.kind is ItemKind.MESSAGE:
        about = Button(label=_("Activity"), data=_data(draft, "activities"))
        rows.append((_ask(draft, _("Text"), "text"), about, _ask(draft, _("Pictures"), "pictures")))
        rows.append(
            (
                Button(label=_("Technique"), data=_data(draft, "techniques")),
                _ask(draft, _("For whom"), "audience"),
                _ask(draft, _("Language"), "language"),
            )
        )
        rows.append(_last_row(draft))
    else:
        rows.append((_ask(draft, _("Caption"), "caption"),))
        if fields.words:
            rows[-1] += (_ask(draft, _("Title"), "title"), _ask(draft, _("Alt text"), "alt"))
            rows.append(
                (
                    Button(label=_("Activity"), data=_data(draft, "activities")),
                    _ask(draft, _("For whom"), "audience"),
                    _ask(draft, _("Language"), "language"),
                )
            )
            rows.append(_last_row(draft))
    rows.append((Button(label=_("🗑 Discard"), data=_data(draft, "discard")),))
    return tuple(rows)


def _last_row(draft: ItemDraft) -> tuple[Button, ...]:
    facts = Button(label=_("Facts"), data=_data(draft, "facts"))
    if len(spoken()) < 2:
        return (facts,)
    return facts, Button(label=_("🌐 Other languages"), data=_data(draft, "languages"))


def _title(draft: ItemDraft) -> str:
    message = draft.kind is ItemKind.MESSAGE
    if draft.item_id:
        return _("Change of a message") if message else _("Change of an image")
    return _("New message") if message else _("New image")


def _finished(fields: DraftFields, how: str) -> str:
    return f"“{quoted(fields.words or fields.file_name or '')}”\n{how}"


def _ask(draft: ItemDraft, label: str, what: str) -> Button:
    return Button(label=label, data=_data(draft, f"ask:{what}"))


def _back(draft: ItemDraft) -> Button:
    return Button(label=_("‹ Back"), data=_data(draft, "show"))


def _data(draft: ItemDraft, what: str) -> str:
    return OPERATOR.payload("draft", draft.id, what)
