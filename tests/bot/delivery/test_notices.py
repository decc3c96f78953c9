"""What is said with a nudge."""

from __future__ import annotations

from bot.delivery.notices import nudge_caption


def test_a_caption_is_honest_about_a_wish() -> None:
    assert "Because you asked for “&lt;b&gt;”" in nudge_caption("Read.", "<b>")
    assert "nothing that really fits “opera”" in nudge_caption("Read.", "opera", met=False)
    assert nudge_caption("Read.", None) == "Read."


def test_what_the_picture_shows_stands_below_for_who_is_told_it() -> None:
    assert nudge_caption("Read.", None, alt="A <cat> on a sill.") == "Read.\n\nIn the picture: A &lt;cat&gt; on a sill."
