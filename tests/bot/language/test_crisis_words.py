"""Words of people in danger are heard in every language that is spoken; figures of speech are not."""

from __future__ import annotations

import pytest

from bot.language.crisis import sounds_like_crisis


@pytest.mark.parametrize(
    "text",
    [
        "quiero morir",
        "ya no quiero vivir",
        "pienso en suicidarme",
        "ojalá no despertara",
        "me corto los brazos",
        "estarían mejor sin mí",
        "tengo miedo de mi novio",
        "he tomado muchas pastillas",
        "mi padre me pega",
        "voy a acabar con todo",
        "quero morrer",
        "não quero mais viver",
        "penso em suicídio",
        "queria dormir e não acordar mais",
        "me corto de propósito",
        "todo mundo estaria melhor sem mim",
        "tenho medo do meu namorado",
        "tomei um monte de remédios",
        "meu marido me bate",
        "vou acabar com tudo",
        "não aguento mais",
        "می‌خوام بمیرم",
        "دیگه نمی‌خوام زنده باشم",
        "می خواهم خودم را بکشم",
        "به خودکشی فکر می‌کنم",
        "کاش مرده بودم",
        "به خودم آسیب می‌زنم",
        "شوهرم مرا کتک می‌زند",
        "دیگر طاقت ندارم",
        "همه بدون من راحت‌ترند",
        "همه قرص‌ها را خوردم",
        "хочу умереть",
        "больше не хочу жить",
        "думаю о самоубийстве",
        "лучше бы я не проснулась",
        "режу себе руки",
        "всем будет лучше без меня",
        "боюсь своего мужа",
        "я выпила кучу таблеток",
        "отец меня бьёт",
        "покончу со всем этим",
    ],
)
def test_danger_is_heard(text: str) -> None:
    assert sounds_like_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "me muero de risa",
        "me muero de ganas de verte",
        "me corto el pelo",
        "tomé una pastilla",
        "tô morrendo de rir",
        "quero matar a saudade da minha mãe",
        "cortei o cabelo",
        "não aguento mais esperar o carnaval",
        "tomei um comprimido de vitamina",
        "از خنده دارم می‌میرم",
        "از گرسنگی می‌میرم",
        "قرص ویتامینم را خوردم",
        "شطرنج می‌زنم",
        "умираю со смеху",
        "умираю с голоду",
        "режу лук и плачу",
        "выпила таблетку от головы",
        "хочу умереть от стыда, так смешно",
        "не могу больше бегать так быстро",
    ],
)
def test_figures_of_speech_are_no_danger(text: str) -> None:
    assert not sounds_like_crisis(text)
