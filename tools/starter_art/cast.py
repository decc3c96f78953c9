"""The people of the pictures: who appears in more than one scene looks the same in all."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art.body import Look

_SKIN, _HAIR = k.SKINS, k.HAIRS

BARISTA = Look(
    skin=_SKIN["deep"],
    hair=_HAIR["black"],
    style="afro",
    top=k.MUSTARD,
    bottom=k.TEAL,
    wear="trousers",
    sleeves=0.35,
    shoes=k.WHITE,
)
CYCLIST = Look(
    skin=_SKIN["fair"], hair=_HAIR["chestnut"], style="short", beard=True, top=k.TEAL, bottom=k.INK, shoes=k.BRICK
)
GARDENER = Look(
    skin=_SKIN["olive"],
    hair=_HAIR["grey"],
    style="sunhat",
    cloth=k.SUN,
    top=k.ROSE,
    bottom=k.DENIM,
    shoes=k.FOREST,
    sleeves=0.55,
    build=1.1,
)
GRANDFATHER = Look(
    skin=_SKIN["tan"],
    hair=_HAIR["white"],
    style="thinning",
    beard=True,
    glasses=True,
    top=k.SAGE,
    bottom=k.WALNUT,
    shoes=k.INK,
    build=1.15,
)
GRANDMOTHER = Look(
    skin=_SKIN["fair"],
    hair=_HAIR["white"],
    style="bun",
    glasses=True,
    top=k.PLUM,
    bottom=k.DUSK,
    wear="skirt",
    shoes=k.INK,
    build=1.1,
)
NURSE = Look(
    skin=_SKIN["olive"], style="hijab", cloth=k.TEAL, top=k.TERRACOTTA, bottom=k.PLUM, wear="dress", shoes=k.INK
)
STUDENT = Look(skin=_SKIN["brown"], hair=_HAIR["black"], style="curly", top=k.BRICK, bottom=k.DENIM, shoes=k.WHITE)
RUNNER = Look(
    skin=_SKIN["brown"],
    hair=_HAIR["black"],
    style="ponytail",
    top=k.TERRACOTTA,
    bottom=k.PLUM,
    shoes=k.WHITE,
    sleeves=0.3,
    build=0.95,
)
TEACHER = Look(
    skin=_SKIN["porcelain"], hair=_HAIR["red"], style="bob", top=k.TEAL, bottom=k.MUSTARD, wear="skirt", shoes=k.WALNUT
)
CARPENTER = Look(
    skin=_SKIN["deep"],
    hair=_HAIR["black"],
    style="bald",
    beard=True,
    top=k.CREAM,
    bottom=k.DENIM,
    shoes=k.WALNUT,
    sleeves=0.5,
    build=1.15,
)
PAINTER = Look(
    skin=_SKIN["tan"], hair=_HAIR["black"], style="long", top=k.DENIM, bottom=k.CREAM, shoes=k.BRICK, sleeves=0.55
)
MOTHER = Look(
    skin=_SKIN["tan"],
    hair=_HAIR["brown"],
    style="bun",
    top=k.MUSTARD,
    bottom=k.PINE,
    shoes=k.WALNUT,
    sleeves=0.6,
    build=1.1,
)
FATHER = Look(
    skin=_SKIN["brown"],
    hair=_HAIR["black"],
    style="short",
    beard=True,
    top=k.DENIM,
    bottom=k.WALNUT,
    shoes=k.CREAM,
    sleeves=0.55,
    build=1.08,
)
GIRL = Look(
    skin=_SKIN["brown"],
    hair=_HAIR["black"],
    style="braids",
    top=k.ROSE,
    bottom=k.TEAL,
    stage="child",
    sleeves=0.35,
    shoes=k.BRICK,
)
BOY = Look(
    skin=_SKIN["tan"],
    hair=_HAIR["brown"],
    style="short",
    top=k.TEAL,
    bottom=k.BRICK,
    wear="shorts",
    stage="child",
    sleeves=0.35,
    shoes=k.WHITE,
)
TEENAGER = Look(
    skin=_SKIN["fair"], hair=_HAIR["blond"], style="ponytail", top=k.SAGE, bottom=k.DENIM, stage="teen", shoes=k.WHITE
)
WHEELER = Look(skin=_SKIN["fair"], hair=_HAIR["chestnut"], style="bob", top=k.MUSTARD, bottom=k.DENIM, shoes=k.BRICK)
ATHLETE = Look(
    skin=_SKIN["deep"],
    hair=_HAIR["black"],
    style="short",
    top=k.BRICK,
    bottom=k.INK,
    shoes=k.WHITE,
    sleeves=0.0,
    build=1.1,
)
NEIGHBOUR = Look(
    skin=_SKIN["porcelain"], hair=_HAIR["grey"], style="bob", top=k.ROSE, bottom=k.STEEL, shoes=k.INK, build=1.15
)
