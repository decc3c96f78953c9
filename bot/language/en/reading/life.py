"""How somebody lives, read from their sentences: household, limits, place and screen times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.core.phrases import PHRASE_LENGTH_LIMIT
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.language.base import HoursError, Meaning
from bot.language.en.data import DATA
from bot.language.en.reading.lexicon import CHILD, COUNT, GONE, LIMIT, OTHERS, PARTNER, PET, SCREEN
from bot.language.en.reading.others import without_their_places
from bot.language.en.reading.sentences import EDGES, sentences
from bot.language.en.reading.tastes import CUE_OF_TASTE
from bot.language.en.reading.words import WORDS
from bot.understanding.places import Place, find_city, find_place, find_within
from bot.understanding.things import things_named
from recommender.language_data import ENGLISH
from recommender.limits import clauses_with_limits, lacks_said
from recommender.speakers import is_own_at_end, names_another

_KEEPS = (
    r"(?:have|has|having|have got|got|i've|i've got|with|and|plus|raising|raise|mum of|mom of|mother of|"
    r"dad of|father of|parent of|live with|living with|share\w* (?:a (?:flat|house|home) )?with|own)"
)
_HOUSEHOLD = re.compile(
    rf"(?:\b{_KEEPS}\s{{1,4}}|,\s{{0,4}})(?:my\s{{1,4}}|our\s{{1,4}})?(?P<many>(?:{COUNT}|(?=twins|triplets))\s{{0,4}}(?:(?:small|little|young|"
    rf"grown-up|teenage|"
    rf"adult|old|big|lovely|"
    rf"tiny|\d{{1,2}}[- ]year[- ]old|elderly|noisy|"
    rf"school-age)\s{{1,4}}){{0,2}}(?:{CHILD}|{PET}|{PARTNER}|(?:flat|house|room)mates))\b"
    rf"|\b(?P<family>family of (?:three|four|five|six|seven|\d))\b"
    rf"|\bthe\s{{1,4}}(?P<there>{CHILD})\s{{1,4}}(?:(?:are|is|live|lives|stay|stays)\s{{1,4}}with\s{{1,4}}me|(?:are|is)\s{{1,4}}(?:in\s{{1,4}}bed|asleep|up|here|at\s{{1,4}}school)|"
    rf"(?:wakes?|gets?|go(?:es)?|sleeps?|come|comes)\s{{1,4}}(?:up|to\s{{1,4}}(?:bed|sleep|school)|in|home|back))\b"
    rf"|\b(?:(?:my|our)\s{{1,4}})?(?P<lives>{OTHERS}|gran|granny|grandma|nan|grandpa|grandad)\b[^.!?;]{{0,30}}?\blives?\s{{1,4}}with\s{{1,4}}(?:me|us)\b"
    rf"|\b(?:my|our)\s{{1,4}}(?P<mine>(?:(?:\d{{1,2}}|two|three|four|little|small|old|young|elderly|"
    rf"baby)[- ]?(?:year[- ]old\s{{1,4}})?\s{{0,4}}){{0,2}}(?:{CHILD}|{PET}|{PARTNER}|(?:flat|house|room)mates?))\b"
    rf"|\b(?:(?:live|living|lives)(?:\s{{1,4}}[\w'’-]+){{0,4}}?|mov(?:ed|ing)\s{{1,4}}(?:back\s{{1,4}})?in|"
    rf"share\w* (?:a (?:flat|house|"
    rf"home))?)\s{{1,4}}(?:together\s{{1,4}})?with\s{{1,4}}(?P<with>(?:my\s{{1,4}}|our\s{{1,4}}|an?\s{{1,4}}|two\s{{1,4}}|three\s{{1,4}}|four\s{{1,4}}|\d\s{{1,4}}|"
    rf"some\s{{1,4}})?(?:elderly\s{{1,4}}|old\s{{1,4}}|little\s{{1,4}})?(?:{OTHERS}|cousins?|uncle|aunt(?:ie)?|nieces?|nephews?|friends?|students|others|{CHILD}|{PET}|{PARTNER}))\b"
    rf"|\b(?:my|our|an?)\s{{1,4}}(?P<moved>(?:{OTHERS}|gran|granny|grandma|nan|grandpa|grandad|cousins?|uncle|aunt(?:ie)?|"
    rf"nieces?|nephews?|friends?))\s{{1,4}}(?:(?:has|have|just|now|recently|is|are)\s{{1,4}}){{0,3}}mov(?:ed|es|ing)\s{{1,4}}(?:back\s{{1,4}})?in\b"
    r"(?!\s{1,4}(?:to|next|with\s{1,4}(?!me\b|us\b)))"
    r"|\b(?:live|living|lives|stay|staying)\s{1,4}(?:at|in)\s{1,4}my\s{1,4}(?P<at>[a-z-]{2,14})'s\b(?!\s{1,4}(?:old|former)\b)"
    rf"|\b(?P<some>{COUNT})\s{{1,4}}of\s{{1,4}}(?:them|em|'em)\s{{1,4}}(?:all\s{{1,4}})?under\s{{1,4}}(?:the\s{{1,4}}age\s{{1,4}}of\s{{1,4}})?\w{{1,6}}\b"
    r"|\b(?P<alone>(?:i\s{1,4})?(?:live|living)\s{1,4}(?:alone|by myself|on my own|all alone)|"
    r"(?:it's|it\s{1,4}is|there's|so|now|leaves)\s{1,4}(?:(?:now|just|only)\s{1,4}){1,2}me(?:\s{1,4}(?:here|left|now|at\s{1,4}home|these\s{1,4}days|in\s{1,4}the\s{1,4}(?:flat|house|place|home|apartment))){1,3}|"
    r"(?:house|flat|place|apartment)\s{1,4}(?:all\s{1,4})?to\s{1,4}myself)\b",
    re.IGNORECASE,
)
_MORE_OF_THEM = re.compile(
    rf"(?:\s{{1,4}}(?:called\s{{1,4}}|named\s{{1,4}})?(?-i:[A-ZÀ-Þ][\w'’-]+))?(?:\s{{0,4}},\s{{0,4}}|\s{{1,4}}and\s{{1,4}}|\s{{0,4}},\s{{0,4}}and\s{{1,4}}|\s{{1,4}}&\s{{1,4}})(?:my\s{{1,4}}|"
    rf"our\s{{1,4}})?(?P<more>(?:{COUNT}\s{{1,4}})?(?:(?:small|little|"
    rf"young|teenage|old|big)\s{{1,4}})?"
    rf"(?:{CHILD}|{PET}|{PARTNER}|{OTHERS}))\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"^(?:my|our)\s{1,4}", re.IGNORECASE)

_LIVES = re.compile(
    r"\b(?:i\s{1,4}|we\s{1,4})?(?:live|living|am based|i'm based|based|moved|staying|reside|located|am|i'm|from|here|"
    r"home is)\s{1,4}"
    r"(?:(?:now|currently|at the moment|just|close|out|up|right|here|over|back)\s{1,4}){0,6}(?:in|near|to|at|outside|"
    r"around)?\s{0,4}"
    r"(?P<place>[^\W\d_][\w'’.-]*(?:[ ](?!from\b)[^\W\d_][\w'’.-]*){0,3}"
    r"(?:,\s{0,4}[A-Z][\w'’.-]*(?:[ ][A-Z][\w'’.-]*)?)?)(?![\w'’.-]|\s{1,4}from\s)",
)
_IN = re.compile(
    r"\b(?:in|on|near|from|around|across|outside|to|at|out\s{1,4}of)\s{1,4}"
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]*(?:[ ](?:[A-ZÀ-Þ][\w'’.-]*|de|del|am|of|upon|"
    r"la|le)){0,6}(?:,\s{0,4}[A-ZÀ-Þ][\w'’.-]*)?)"
)
_HOME_IS = re.compile(
    r"(?:^|[.;!?:,])\s{0,4}(?:(?:and|so|but|now)\s{1,4})?"
    r"(?P<place>(?-i:[A-ZÀ-Þ])[\w'’.-]*(?:[ ](?-i:[A-ZÀ-Þ])[\w'’.-]*){0,3})\s{1,4}"
    r"(?:it\s{1,4}is\b|(?:is|has\s{1,4}become|became)\s{1,4}"
    r"(?:(?:now|my|our|the|new|where|what|i|we)\s{1,4}){0,4}(?:home|base|call\s{1,4}home|live)\b)",
    re.IGNORECASE,
)
"""Where somebody is at home, told of the place: "Leeds is home now"."""
_LABELLED_PLACE = re.compile(
    r"(?:^|[\n.;,]\s{0,4})\s{0,4}(?:city|place|town|location|from|based|home)\s{0,4}:\s{0,4}(?P<place>[A-ZÀ-Þ][^\n;.]*)",
    re.IGNORECASE,
)
_WRITTEN_ZONE = re.compile(r"\b(?P<place>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\b")

_BEDTIME = re.compile(
    r"\b(?:go(?:ing)?\s{1,4}to\s{1,4}bed|bedtime|asleep|sleep|get up|wake|"
    r"(?<!before\s)(?<!after\s)work(?:ing)?\s{1,4}(?:nights|from|until|till?|\d|mon|week)|"
    r"(?:at|in)\s{1,4}(?:the\s{1,4})?(?:work|office)|my\s{1,4}job|(?<!before\s)(?<!after\s)(?:school|shift))\b",
    re.IGNORECASE,
)


def read_household(words: str) -> tuple[str, ...]:
    """Return the people and animals somebody lives with."""
    found: dict[str, str] = {}
    for match in _HOUSEHOLD.finditer(words):
        if match["alone"] and _NO_MORE.search(words[: match.start()]):
            continue
        if match["alone"]:
            found["alone"] = "lives alone"
            continue
        if match["at"] and not names_another(match["at"]):
            continue
        if match["some"]:
            _add_member(found, f"{match['some']} kids")
            continue
        said = next(
            each for each in match.group("many", "family", "there", "lives", "moved", "mine", "with", "at") if each
        )
        if _is_wished_for(words[: match.start()]) or GONE.match(words[match.end() :]):
            continue
        _add_member(found, said)
        rest = words[match.end() :]
        while more := _MORE_OF_THEM.match(rest):
            _add_member(found, more["more"])
            rest = rest[more.end() :]
    for label in _LABELLED_HOME.finditer(words):
        for part in _SEVERAL.split(label["members"]):
            if _MEMBER.fullmatch(part.strip()):
                _add_member(found, part)
    return tuple(found.values())


_MEMBERS = ("many", "family", "there", "lives", "moved", "mine", "with", "at")
"""Groups of which one names who lives there."""
_LABELLED_HOME = re.compile(
    r"(?:^|\n)\s{0,4}(?:family|household|at home|living with|lives with|home)\s{0,4}:\s{0,4}(?P<members>[^\n]+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s{0,4}[,;&]\s{0,4}|\s{1,4}and\s{1,4}", re.IGNORECASE)
_MEMBER = re.compile(
    rf"(?:{COUNT}\s{{1,4}})?(?:(?:small|little|young|old|adult)\s{{1,4}})?(?:{CHILD}|{PET}|{PARTNER}|{OTHERS})",
    re.IGNORECASE,
)


def _add_member(found: dict[str, str], said: str) -> None:
    phrase = _ADOPTED.sub("", re.sub(r"\s+", " ", said).strip()).lower()
    head = phrase.split()[-1].removesuffix("s")
    found.setdefault(head, phrase)


_NO_MORE = re.compile(r"(?:\b(?:not|no\s{1,4}longer|never|stopped)|n't)\s{1,4}(?:\w+\s{1,4}){0,2}$", re.IGNORECASE)
"""Before what somebody no longer does."""


def _is_wished_for(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:want|wish|lost|miss|missing|would like|i'd like|like|love|hate|without|no|don't have|"
            r"dream of)\s{0,4}$",
            before,
            re.I,
        )
    )


_PARTS = (
    r"(?:knees?|back|hips?|legs?|feet|foot|ankles?|heart|eyes|eyesight|ears|hearing|shoulders?|arms?|wrists?|hands?|"
    r"fingers?|neck|lungs)"
)
_BAD = re.compile(
    rf"\bmy (?P<part>{_PARTS})\s{{1,4}}"
    r"(?:hurts?|aches?|(?:is|are)\s{1,4}(?:(?:very|really|quite|so|pretty|not)\s{1,4}){0,6}(?:bad|weak|sore|broken|injured|"
    r"stiff|ruined|"
    r"shot|wrecked|worn out|terrible|poor|failing|painful|good any\s?more|what (?:it|they) used to be))\b"
    rf"|\b(?:until|till|before|since|because)\s{{1,4}}my\s{{1,4}}(?P<gave>{_PARTS})\s{{1,4}}(?!got\s{{1,4}}better|healed)[a-z]{{2,12}}\b"
    rf"|\b(?:hurt|injured|broke|sprained|twisted|tore|pulled|did|wrecked|ruined|busted|knackered)\s{{1,4}}my\s{{1,4}}(?P<hurt>{_PARTS})\b",
    re.IGNORECASE,
)


_IN_A_PART = re.compile(rf"\s{{1,4}}(?:in|of)\s{{1,4}}(?:(?:both|my|the)\s{{1,4}}){{1,2}}{_PARTS}\b", re.IGNORECASE)


_OPINION = re.compile(
    r"\b(?:the\s{1,4}(?:ones?|things?)|what)\s{1,4}(?:that\s{1,4})?i\s{1,4}(?:can'?t|cannot|can\s{1,4}not)\s{1,4}(?:stand|bear)\b"
    r"(?!\s{1,4}(?:for|up|on|long)\b)",
    re.IGNORECASE,
)
"""What says that something is not liked, and nothing of legs."""


def read_limits(words: str) -> tuple[str, ...]:
    """Return what somebody's body asks to keep in mind."""
    words = _ON_WHEELS.sub(_sport, _without_places(_OPINION.sub(" ", words)))
    found: dict[str, str] = {}
    for match in _BAD.finditer(words):
        part = (match["part"] or match["hurt"] or match["gave"]).lower()
        phrase = f"bad {'knees' if part == 'knee' else part}"
        found.setdefault(phrase, phrase)
    for match in LIMIT.finditer(words):
        if not is_own_at_end(words[: match.end()], ENGLISH) or re.search(
            r"\b(?:no|not|never|without|isn't|no longer)\s{1,4}(?:an?\s{1,4}|"
            r"have\s{1,4})?$",
            words[: match.start()],
            re.IGNORECASE,
        ):
            continue
        where = _IN_A_PART.match(words, match.end())
        phrase = re.sub(
            r"^(?:i'm|i am)\s{1,4}", "", match[0] + (where[0] if where else ""), flags=re.IGNORECASE
        ).lower()
        found.setdefault(phrase, phrase)
    for clause in clauses_with_limits(words):
        if not lacks_said(clause) <= lacks_said("; ".join(found)) and len(clause) <= PHRASE_LENGTH_LIMIT:
            found = {key: phrase for key, phrase in found.items() if not _is_told_by(phrase, clause)}
            found.setdefault(clause.lower(), clause)
    return tuple(phrase for key, phrase in found.items() if not any(key in other and key != other for other in found))


_ON_WHEELS = re.compile(r"\bwheelchair\s{1,4}(?P<sport>[a-z]+)", re.IGNORECASE)


def _sport(found: re.Match[str]) -> str:
    """Return what is done in a wheelchair, which tells of no limit beside who does it."""
    return found["sport"] if things_named(found["sport"]) else found[0]


def _without_places(words: str) -> str:
    """Return words without the known places they say something is in, whose names may sound like what ails people."""
    return _IN.sub(lambda found: " " if _named(found["place"]) is not None else found[0], words)


def _is_told_by(phrase: str, clause: str) -> bool:
    """Whether a clause tells all that a phrase does, of the same part: "bad knees", of "my knees are shot"."""
    return lacks_said(phrase) <= lacks_said(clause) and phrase.split()[-1].lower() in clause.lower().split()


def read_place(words: str, *, visited: bool = False) -> Place | None:
    """Return where somebody lives, if it is a known place.

    Args:
        words: What they wrote.
        visited: Take also where they are for a while only.
    """
    passed_over = _OF_ANOTHER if visited else _ELSEWHERE
    words = _LEFT.sub("to ", without_their_places(words))
    zone = _WRITTEN_ZONE.search(words)
    if zone and (place := find_place(zone["place"])):
        return place
    found = [
        match
        for pattern in (_LABELLED_PLACE, _HOME_IS, _LIVES, _IN)
        for match in pattern.finditer(words)
        if _OWN_SUBJECT.match(match[0]) or not _is_passed_over(words[: match.start()], passed_over)
        if visited or not _is_some_day(words[: match.start()])
    ]
    called = [match for match in found if _CALLED.match(match[0])]
    told = sorted((match for match in found if match not in called), key=lambda one: bool(_ORIGIN.match(one[0])))
    return (
        _first_named(told)
        or _in_small_letters(words)
        or _first_named(called)
        or (_called_anyhow(words) if visited else None)
    )


_OWN_SUBJECT = re.compile(r"(?:i|we)\b", re.IGNORECASE)


def _first_named(found: Iterable[re.Match[str]]) -> Place | None:
    return next((named for match in found if (named := _named_at(match)) is not None), None)


def _named_at(match: re.Match[str]) -> Place | None:
    """Return the place found at a match, which its country or state may follow in small letters."""
    named, behind = _named(match["place"]), _SMALL_REGION.match(match.string, match.end("place"))
    if named is None or behind is None:
        return named
    regions = (f"{behind['first']}{behind['second'] or ''}", behind["first"])
    within = (find_within(match["place"], region) for region in regions if len(region) > _SHORT_NAME)
    return next(filter(None, within), named)


_SMALL_REGION = re.compile(r"\s{0,4},?\s{1,4}(?P<first>[a-z]+)(?P<second>\s[a-z]+)?")
_SHORT_NAME = 3
"""Letters of a name of a region that may as well be another word."""


def _is_some_day(before: str) -> bool:
    """Whether words before a place say that their writer may be there some day: "maybe next year I go to"."""
    return DATA.says(Meaning.SOME_DAY, re.split(r"[.;!?,]", before)[-1])


def _is_passed_over(before: str, pattern: re.Pattern[str]) -> bool:
    """Whether words before a place say that it is not where their writer is: "my mum's in"."""
    if pattern.search(before):
        return True
    subject = _SUBJECT.search(before)
    return subject is not None and names_another(subject["who"])


_SUBJECT = re.compile(
    r"(?:^|[.;!?,]\s{0,4}|\b(?:and|but|because|as|since|so|while)\s{1,4})(?:my|me|our|his|her|their)\s{1,4}(?:\w+\s{1,4}){0,2}?"
    r"(?P<who>\w+)['’]s\b[^.;!?,]{0,40}$",
    re.IGNORECASE,
)
"""Whom a clause is about that begins with somebody of their writer's."""


def _called_anyhow(words: str) -> Place | None:
    """Return the first place that is named with a capital, wherever that stands."""
    called = (found for found in _CAPITAL.finditer(words) if not _is_passed_over(words[: found.start()], _OF_ANOTHER))
    return next((place for found in called if (place := _named(found[0])) is not None), None)


_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){0,2}")
_CALLED = re.compile(r"(?:i\s{1,4})?(?:i'm|am)\s{1,4}(?=(?-i:[A-ZÀ-Þ]))", re.IGNORECASE)
"""How somebody says what they are called, who may be called like a place."""
_ORIGIN = re.compile(r"(?:i'm\s{1,4}|am\s{1,4}|i\s{1,4}am\s{1,4}|i\s{1,4})?(?:\w{1,30}\s{1,4})?from\b", re.IGNORECASE)
"""How somebody says where they come from: they may live elsewhere."""

_SMALL = re.compile(
    r"\b(?:in|near|from|based|around|outside|(?:moved|relocated)\s{1,4}(?:(?:back|over|down|up|home|again)\s{1,4})?to|(?:off|fly|flying|going|plane|train|trip|travelling)\s{1,4}to)"
    r"\s{1,4}(?P<place>[^\W\d_A-Z][^\W\d_A-Z'-]+(?:\s[^\W\d_A-Z]+){0,2})"
)


def _in_small_letters(words: str) -> Place | None:
    """Return the large city that somebody says they are in who writes no capitals."""
    for match in _SMALL.finditer(words):
        parts = match["place"].split()
        for size in range(len(parts), 0, -1):
            name = " ".join(parts[:size])
            if name.title() not in _NO_PLACE and not things_named(name) and (place := find_city(name)) is not None:
                return place
    return None


_LEFT = re.compile(r"\bfrom\s{1,4}(?:[A-ZÀ-Þ][\w'’-]*\s{1,4}){1,3}to\s{1,4}(?=[A-ZÀ-Þ])")
"""Where somebody comes from who tells also where they went."""

_ELSEWHERE = re.compile(
    r"\b(?:moving|relocating|emigrating|(?:will|going\s{1,4}to|gonna|about\s{1,4}to|planning\s{1,4}to|want\s{1,4}to|'ll)(?:\s{1,4}(?:move|relocate|live))?)\s{0,4}(?:to\s{0,4})?$|"
    r"\b(?:grew up|born|was|holidays?|weekends?|summers?|used to)\s{0,4}$|"
    r"\b(?:my|our|his|her|their)\s{1,4}(?!\w+\s{1,4}and\s{1,4}(?:i|me)\b)\w+\b(?:(?!\b(?:i|we)\b)[^.;!?]){0,80}?\b(?:is|are|was|lives?|comes?|works?|went|moved|goes|flew|left|got)\b[^.;!?,]{0,80}$|"
    rf"(?:^|[,.;!?]\s{{0,4}}|\band\s{{1,4}})(?:{PARTNER}|{CHILD}|{OTHERS})\s{{1,4}}(?:(?:is|are|was)\s{{1,4}}(?:working|living|away|staying|studying|based|still)|works?|lives?|stud(?:ies|y))\b[^.;!?,]{{0,40}}$",
    re.IGNORECASE,
)


_OF_ANOTHER = re.compile(
    r"\b(?:grew up|born|was|used to)\s{0,4}$|"
    r"\b(?:my|our|his|her|their)\s{1,4}(?!\w+\s{1,4}and\s{1,4}(?:i|me)\b)\w+\b(?:(?!\b(?:i|we)\b)[^.;!?]){0,80}?\b(?:is|are|was|lives?|comes?|works?|went|moved|goes|flew|left|got)\b[^.;!?,]{0,80}$|"
    rf"(?:^|[,.;!?]\s{{0,4}}|\band\s{{1,4}})(?:{PARTNER}|{CHILD}|{OTHERS})\s{{1,4}}(?:(?:is|are|was)\s{{1,4}}(?:working|living|away|staying|studying|based|still)|works?|lives?|stud(?:ies|y))\b[^.;!?,]{{0,40}}$",
    re.IGNORECASE,
)


def _named(phrase: str) -> Place | None:
    """Return the place that the longest beginning of ``phrase`` names; its words must begin with capitals."""
    city, comma, region = phrase.partition(",")
    parts = city.strip().split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).strip(EDGES)
        if len(name) < 3 or not name[0].isupper() or name in _NO_PLACE:
            continue
        place = (find_place(f"{name},{region}") if comma and size == len(parts) else None) or find_place(name)
        if place:
            return place
    return None


_NO_PLACE = frozenset(WORDS["no_place"].split()) - {"Reading", "Bath", "Nice", "Split", "Mobile"} | frozenset(
    "Our English German French Reading Instagram Netflix".split()
)


def read_windows(words: str) -> tuple[Span, ...]:
    """Return when somebody is on a screen: times told together with one, or alone, and not those of work or sleep."""
    spans = [
        span for sentence in sentences(words) for span in _on_their_days(sentence, _spans(_NOT_ON.sub("", sentence)))
    ]
    return tuple(dict.fromkeys(spans))


def _spans(sentence: str) -> list[Span]:
    sentence = _REASON.sub("", _OCCASION.sub("", sentence))
    return [span for clause in _of_screens(sentence) for span in DATA.hours.find(DATA.hours.as_digits(clause))]


def _on_their_days(sentence: str, spans: list[Span]) -> list[Span]:
    """Return times without the days that the sentence excepts, or on "those days" that it names elsewhere."""
    left_out = [match for match in _NOT_ON.finditer(sentence) if match["days"]]
    gone = DATA.weekdays.named(" ".join(match["days"] for match in left_out))
    spans = [replace(span, days=span.days & ~gone) for span in spans if span.days & ~gone]
    meant = DATA.weekdays.named(sentence) & ~gone if _THOSE_DAYS.search(sentence) else 0
    return [replace(span, days=meant) if meant and span.days | gone == EVERY_DAY else span for span in spans]


_OCCASION = re.compile(
    r"\s{1,4}(?:before|after|when|while|once|because|since|as\s{1,4}soon\s{1,4}as)\s{1,4}(?:the|my|our|i|i'm|we|they|he|she|everyone|everybody)\b"
    r"(?:(?!\b(?:and|or|then|also)\s{1,4}(?:from\s{1,4}|at\s{1,4})?\d)[^,.;!?\d])*(?=\s\b(?:and|or|then|also)\b|[,.;!?]|$)",
    re.IGNORECASE,
)
"""On what occasion a time is meant that is told by the clock: "6-7 before the kids wake up and 8-9"."""

_REASON = re.compile(
    r"\s{1,4}(?:because|'?cause)\s{1,4}[^,.;!?]{1,120}?(?=\s{1,4}(?:and|then|also)\s{1,4}(?:[a-z]{2,12}\s{1,4}){0,4}\d|[,.;!?]|$)",
    re.IGNORECASE,
)
"""Why a time is meant, whatever other times that names: "2 to 4 because I sleep till 1"."""

_DAY_NAMED = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|week)(?:days?|ends?)?"
_NOT_ON = re.compile(
    rf"\b(?:(?:every\s{{1,4}}day|everyday|daily|any\s{{1,4}}day)\s{{1,4}}(?:but|bar)|except|but\s{{1,4}}not|not|never|apart\s{{1,4}}from|besides|other\s{{1,4}}than)\s{{1,4}}(?:on\s{{1,4}}|at\s{{1,4}}|for\s{{1,4}}|the\s{{1,4}}){{0,2}}"
    rf"(?P<days>{_DAY_NAMED}(?:(?:\s{{0,4}},\s{{0,4}}|\s{{1,4}}(?:and|or|nor|&)\s{{1,4}}){_DAY_NAMED}){{0,4}})\b",
    re.IGNORECASE,
)
_THOSE_DAYS = re.compile(r"\b(?:those|these|both|that)\s{1,4}days?\b|\b(?:then|there)\s{0,4}$", re.IGNORECASE)


def _of_screens(sentence: str) -> list[str]:
    """Return the parts of a sentence that tell times of a screen; those that go on with one are one with it."""
    found: list[str] = []
    tastes = bool(CUE_OF_TASTE.search(sentence))
    on_screen: bool | None = None  # nobody has said what the times are of
    for clause in _clauses(sentence):
        before, on_screen = on_screen, _is_on_screen(clause, on_screen)
        if tastes and not re.search(r"\d", clause):  # "I hate crowds, early mornings"
            continue
        if _AT_WORK.fullmatch(clause.strip(EDGES)):  # "nurse, nights"
            on_screen = before
            continue
        if on_screen and before and found:
            found[-1] += f", {clause}"
        elif on_screen or (on_screen is None and _is_times(clause)):
            found.append(clause)
        elif on_screen is None:  # "weekdays after work and Sunday mornings": what is clear of it
            found += [part for part in re.split(r"\s(?:and|&|plus)\s", clause) if _is_times(part)]
    return found


_AT_WORK = re.compile(
    r"(?:on\s{1,4})?(?:nights|days|earlies|lates|weekends)(?:\s{1,4}(?:mostly|mainly|usually))?", re.IGNORECASE
)


def _is_on_screen(clause: str, before: bool | None) -> bool | None:
    """Return whether a clause is about a screen; one that says nothing of it goes on with what was said before."""
    screen = [found.start() for pattern in (SCREEN, _FREE) for found in pattern.finditer(clause)]
    other = [found.start() for found in _BEDTIME.finditer(clause)]
    if screen or other:
        return max(screen, default=-1) > max(other, default=-1)
    return before if _is_times(clause) else None


def _is_times(clause: str) -> bool:
    """Whether a clause says nothing but times, with digits or the parts of days."""
    try:
        return bool(DATA.hours.parse(DATA.hours.as_digits(_BEHIND_TIMES.sub("", clause.strip(EDGES)))))
    except HoursError:
        return False


_BEHIND_TIMES = re.compile(
    rf"(?<=[\dm])(?:\s{{1,4}}(?:{'|'.join(WORDS['behind_times'].split())})){{1,4}}$", re.IGNORECASE
)
"""What may stand behind times and tells nothing of what they are of: "3 to 5 pm is best"."""

_FREE = re.compile(
    r"\bonly\s{1,4}(?:on\s{1,4})?(?=(?:mon|tue|wed|thu|fri|sat|sun|\d|morning|evening|weekend|weekday))|\b(?:free|(?:get|have|got)\s{1,4}(?:(?:some|a|any|my)\s{1,4})?(?:peace|quiet|breather|minute|moment)|(?:are|is)\s{1,4}mine|to\s{1,4}myself|me\s{1,4}time|on\s{1,4}(?:the|my)\s{1,4}(?:tram|train|bus|metro|tube|subway|ferry|commute|way)|commut\w{2,4}|nudge\s{1,4}me|write\s{1,4}to\s{1,4}me|send\s{1,4}me|best\s{1,4}times?|good\s{1,4}times?|times?\s{0,4}:)",
    re.IGNORECASE,
)


def _clauses(sentence: str) -> list[str]:
    """Return the parts of a sentence between which the talk may be of something else."""
    return re.split(r"\bbut\b|,|\b(?:and|so)\s{1,4}(?=i\s|i'm\s)", sentence, flags=re.IGNORECASE)
