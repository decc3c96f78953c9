"""What holds for one day alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.core.quiet_once import DayException
from bot.language import registry
from bot.language.en.one_day import read_one_day

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
TODAY, TOMORROW, FRIDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 6)


@pytest.mark.parametrize(
    ("text", "exception"),
    [
        ("only after nine tomorrow please", DayException(TOMORROW, (540, 1260))),
        ("tomorrow nothing before 10:15", DayException(TOMORROW, (615, 1335))),
        ("don't message me this morning before 11", DayException(TODAY, (660,))),
        ("I'm on shift until 9 tonight", DayException(TODAY, (1260,))),
        ("busy till half past seven", DayException(TODAY, (450, 1170))),
        ("in a lecture until 20:30", DayException(TODAY, (1230,))),
        ("nothing after 8 pm today", DayException(TODAY, quiet_from=(1200,))),
        ("on Friday only before 9 in the evening", DayException(FRIDAY, quiet_from=(1260,))),
        ("no messages tomorrow please", DayException(TOMORROW, quiet_from=(0,))),
        ("no bother me today abeg, I have plenty of work", DayException(TODAY, quiet_from=(0,))),
        ("do not text me tomorrow, it's my exam", DayException(TOMORROW, quiet_from=(0,))),
        ("leave out this Friday", DayException(FRIDAY, quiet_from=(0,))),
        ("not tonight", DayException(TODAY, quiet_from=(0,))),
        ("Nothing more today, thanks!", DayException(TODAY, quiet_from=(0,))),
        ("leave me in peace this evening please", DayException(TODAY, quiet_from=(0,))),
        ("pause tomorrow and Wednesday", DayException(TOMORROW, quiet_from=(0,), days=2)),
        ("no messages on Friday, Saturday", DayException(FRIDAY, quiet_from=(0,), days=2)),
        ("don't write on the 6th please", DayException(FRIDAY, quiet_from=(0,))),
        ("no messages on Friday and Sunday", None),  # no more than one stretch can be kept
        ("skip Mon and Wed", None),  # that may be of every week
        ("nothing went right today", None),
        ("I'm not home tonight", None),
        ("no yoga tomorrow", None),
        ("nothing after 8 pm", None),  # that is of every day
        ("not on Fridays before 9", None),
        ("working till five every day", None),
        ("I work at the mill until 6", None),
        ("tomorrow", None),
        ("no yoga today", None),
        ("something quiet until bedtime", None),
    ],
)
def test_what_is_other_on_one_day(text: str, exception: DayException | None) -> None:
    assert read_one_day(text, MONDAY) == exception


@pytest.mark.parametrize(
    ("code", "text", "exception"),
    [
        ("de", "morgen bitte keine Nachrichten", DayException(TOMORROW, quiet_from=(0,))),
        ("de", "morgen frühestens um 10:30", DayException(TOMORROW, (630, 1350))),
        ("de", "heute Abend nichts nach 9", DayException(TODAY, quiet_from=(1260,))),
        ("de", "beschäftigt bis 21 Uhr", DayException(TODAY, (1260,))),
        ("de", "morgen kein Schach", None),
        ("de", "mittwochs nicht", None),
        ("es", "mañana nada, por favor", DayException(TOMORROW, quiet_from=(0,))),
        ("es", "este viernes no me mandes nada", DayException(FRIDAY, quiet_from=(0,))),
        ("es", "hoy no me escribas antes de las 21", DayException(TODAY, (1260,))),
        ("es", "por la mañana leo", None),
        ("pt", "hoje não, por favor", DayException(TODAY, quiet_from=(0,))),
        ("pt", "amanhã só depois das 20h30", DayException(TOMORROW, (1230,))),
        ("pt", "trabalhando até as 22", DayException(TODAY, (1320,))),
        ("ru", "завтра ничего не присылай", DayException(TOMORROW, quiet_from=(0,))),
        ("ru", "завтра не раньше 11", DayException(TOMORROW, (660, 1380))),
        ("ru", "завтра хочу гулять", None),
        ("fa", "فردا چیزی نفرست", DayException(TOMORROW, quiet_from=(0,))),
        ("fa", "امروز قبل از ساعت ۲۱ ننویس", DayException(TODAY, (1260,))),
    ],
)
def test_one_day_is_read_in_every_language(code: str, text: str, exception: DayException | None) -> None:
    assert registry.get(code).read_one_day(text, MONDAY) == exception
