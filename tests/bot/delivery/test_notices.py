"""What is said with a nudge."""

from __future__ import annotations

from bot.delivery.notices import nudge_caption


def test_a_caption_is_honest_about_a_wish() -> None:
    assert nudge_caption("Read.", "<b>") == "Read."
    assert "Because you asked: indoors, calm, 10 minutes at most, book" in nudge_caption(
        "Read.", "ten mins somewhere quiet indoors w a book, no phone"
    )
    assert "nothing that really fits," in nudge_caption("Read.", "opera", met=False)
    assert nudge_caption("Read.", None) == "Read."


def test_a_caption_says_that_what_was_ruled_out_was_heard_and_does_not_name_it() -> None:
    assert "Because you asked: none of that today" in nudge_caption("Read.", "no cooking today")
    assert "asked: music, without what you ruled out" in nudge_caption("Sing.", "not cooking, something with music")


def test_what_the_picture_shows_stands_below_for_who_is_told_it() -> None:
    assert nudge_caption("Read.", None, alt="A <cat> on a sill.") == "Read.\n\nIn the picture: A &lt;cat&gt; on a sill."
