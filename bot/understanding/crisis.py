"""Words that sound as if somebody may be in danger. Rather heard once too often than once too few.

What is said is folded first (capitals, accents, usual misspellings); then figures of speech and accidents are
taken out; what is left is searched. An accident is believed only where nothing else in the text speaks of distress.
"""

from __future__ import annotations

import re
import unicodedata

_SELF = r"(?:myself|myslef|mysel|mysef|meself)"
_WANT = (
    r"(?:want(?:ed|s|ing)?|wanna|wana|wish|hope|going|gonna|gona|plan(?:s|ning|ned)?|try(?:ing)?|tried|ready|decided|"
    r"thinking|think|thoughts?|(?:i'm|i am) about|would rather|i'd rather|would prefer|need|like)"
)
_TO = r"(?:\s+(?:to|2|of|about|i should|i could|just|really|simply|also|sometimes))*\s+"
_NO_MORE = r"(?:any\s?more?|any\s?longer|no\s?more)"
_NOT = r"(?:don't|did\s?n'?t|do not|no longer|never|not)"
_CANNOT = r"(?:can't|cannot|can not|could\s?n'?t)"
_NOBODY = r"(?:no\s?body|no\s?one|not a (?:single )?soul)"
_SOMEBODY = r"(?:he|she|they|(?:my|our) (?:[\w']+ ){0,2}\w+)"
_HARMLESS_ONES = r"(?:my|our)\s+(?:\w+\s+)?(?:cat|dog|kitten|puppy|parrot|horse|baby|toddler|alarm|phone|rabbit)\b"
_END = r"\s*(?=[.!?,;]|$)"

_DYING = (
    rf"{_WANT}{_TO}(?:die|dying|be\s+dead|be\s+gone\s+for\s?ever|not\s+(?:be\s+alive|be\s+here|exist|wake\s+up)|"
    r"stop\s+(?:living|existing)|(?:diss?app?ear|vanish)\s+(?:for\s?ever|completely|from\s+this\s+(?:world|earth))|"
    r"suicide|overdose)(?!\s+(?:of|from|for|laughing|my|trying|down|on|in|with|at|cut\w*|casting|like\s+a\s+(?:hero|legend))\b)",
    r"(?:let|make)\s+me\s+(?:just\s+)?die|(?:should|deserve\s+to|deserves\s+to|(?:can|could|may)\s+i|feel\s+like)\s+"
    r"(?:(?:just|please|better)\s+)*(?:die|dying|disappearing)(?!\s+(?:of|for|laughing)\b)",
    rf"{_WANT}{_TO}(?:diss?app?ear|vanish){_END}|sleep\s+for\s?ever|i\s+(?:was|were)\s+dead(?!\s+(?:tired|wrong|sure|serious|broke|right|on)\b)|if\s+i\s+(?:just\s+)?died",
    rf"{_WANT}\s+(?:it|this|everything|the\s+pain)\s+(?:all\s+)?to\s+(?:stop|end|be\s+over){_END}",
    rf"(?:gonna|going\s+to|want\s+to|wanna|will)\s+off\s+{_SELF}",
    r"dr(?:ive|iving|ove)\s+(?:(?:my|the)\s+car\s+)?(?:into|off)\s+an?\s+(?:tree|wall|bridge|cliff|river|truck)",
    r"have\s+(?:the|my|enough|all\s+the)\s+(?:pills|rope|gun|razor|tablets)",
    r"don't\s+think\s+(?:that\s+)?i(?:'ll|\s+will)\s+(?:be\s+alive|live|make\s+it\s+(?:through|to)|be\s+here\s+(?:much\s+longer|tomorrow))",
    rf"kil+(?:ing|ed)?\s+{_SELF}",
    rf"kil+\s+me(?:\s+please|\s+now)?{_END}",
    r"kms|unaliv(?:e|ing)\s+\w+",
    rf"(?:hang|shoot|drown|poison|stab)(?:ing)?\s+{_SELF}",
    rf"(?:starv|burn)(?:e|ing)?\s+{_SELF}\s+to\s+death",
    rf"throw(?:ing)?\s+{_SELF}\s+(?:off|under|in\s+front|from|out\s+(?:of\s+)?(?:the|a|my)\s+window)",
    r"jump(?:ing)?\s+(?:off|from|out\s+of|in\s+front\s+of|under|before)\s+(?:an?|the|my|this|some)\s+(?:\w+\s)?"
    r"(?:bridge|roof|building|balcony|window|cliff|train|car|bus|truck|tower|car\s?park|tram|subway|metro|highway)",
    r"s(?:u|ui|iu)[csz]{1,2}[iue]{1,2}d\w*|commit\s+sui\w*|overdos(?:e|ed|ing)",
    r"(?:take|took|taking|swallow\w*)\s+(?:all|a\s+lot\s+of|too\s+many|a\s+bunch\s+of|a\s+whole\s+(?:bottle|pack|box)\s+of)"
    r"\s+(?:of\s+)?(?:(?:my|the|these|those|sleeping)\s+)*(?:pills|tablets|meds|medication|medicine|painkillers)",
    r"(?:goodbye|good\s?bye|farewell)\s+(?:letter|note|world|everyone|everybody|for\s?ever)",
    r"(?:this\s+is|it's)\s+my\s+last\s+(?:message|day|night|goodbye)",
    rf"{_WANT}{_TO}end\s+(?:it|this|things|everything)(?:\s+all)?(?:\s+(?:now|tonight|here|for\s+good|soon))?{_END}",
    r"end(?:ing|ed)?\s+it\s+all|end(?:ing)?\s+my\s+(?:own\s+)?li[fv]e|tak(?:e|ing)\s+my\s+own\s+life",
    r"tak(?:e|ing)\s+my\s+life"
    r"(?!\s+(?:back|in|into|easy|easier|more|less|seriously|to|on|for|as|one|day|slow\w*|with)\b)",
    r"(?:better|rather)\s+(?:be\s+|off\s+)?dead|i(?:'?d|\s+would)\s+be\s+better\s+off\s+gone",
)
_LIVING = (
    rf"{_NOT}\s+(?:really\s+|even\s+|ever\s+)?(?:want(?:ed)?|wanna|wana|wish|care)(?:\s+to)?\s+(?:be\s+)?"
    rf"(?:live|living|alive|exist|wake\s+up|here\s+{_NO_MORE}|around\s+{_NO_MORE}|(?:on|in)\s+this\s+(?:earth|planet|world))"
    r"(?!\s+(?:(?:so|too|that|very|this|really)\s+)?(?:in|at|with|early|late|near|alone|by|on|off|together|next|far|"
    r"before|tired|here|there|grumpy|hungry|to|from|until|every\s+morning\s+at|\d+)\b)",
    r"(?:no|not\s+an?|without|any|what'?s\s+the|what\s+is\s+the|lost\s+(?:the|my))\s+(?:more\s+)?"
    r"(?:reason|point|will|purpose|sense|wish|desire)\s+(?:to|in|of|for)\s+(?:live|living|life|exist(?:ing)?|be\s+alive|"
    rf"being\s+alive|go(?:ing)?\s+on(?:\s+(?:living|like\s+this|any\s?more?))?{_END})",
    r"(?:nothing|not\s+anything|not\s+much|don't\s+have\s+(?:anything|much))\s+(?:left\s+)?(?:to\s+live|living)\s+for",
    r"(?<!of my )life\s+(?:is|isn'?t|has|feels)\s+(?:(?:just|so|completely|totally|not|no\s+longer)\s+)*"
    r"(?:worth\s+(?:it|living)|pointless|meaningless|over|unbearable|no\s+(?:meaning|point|sense))(?!\s+without\b)",
    r"not\s+worth\s+living",
    r"(?:tired|sick|weary|done|finished|through)\s+(?:of|with)\s+(?:life|living|being\s+alive|existing|everything|it\s+all)"
    r"(?!\s+(?:in|at|with|here|there|alone|on|out|next|near|off|from|about|to|for|today|as)\b)",
    rf"wish(?:ed)?\s+(?:that\s+)?i\s+(?:was|were|had)(?:n'?t|\s+not|\s+never)?\s+(?:been\s+|never\s+)?"
    rf"(?:dead|born|alive|here\s+{_NO_MORE}|gone)",
    r"wish(?:ed)?\s+(?:that\s+)?i\s+(?:could|would|had|did)(?:n'?t)?\s+(?:(?:just|simply|not|never)\s+)*"
    r"(?:die|died|diss?app?ear|vanish|exist|wake\s+up|sleep\s+for\s?ever)"
    r"(?!\s+(?:early|earlier|late|later|before|after|at|in|rested|into|with|without|on)\b)",
    r"(?:sleep|asleep)\s+and\s+(?:never|not)\s+wake|never\s+wak(?:e|ing)\s+up"
    r"(?!\s+(?:early|before|in|late|rested|refreshed|at|on|without|to|with|feeling|by|until)\b)",
    r"better\s+off\s+(?:without\s+me|if\s+i)|(?:happier|better)\s+without\s+me(?!\s+(?:at|in|on)\b)",
    r"better\s+if\s+i\s+(?:was|were)(?:n'?t|\s+not)?\s+(?:dead|gone|here|around|born)",
    rf"{_NOBODY}\s+(?:would|will|'d)\s+(?:even\s+|ever\s+|really\s+)?(?:miss|notice|care|cry|mourn)"
    r"(?:\s+me|\s+(?:if|when)\s+i)(?!\s+(?:sing|dance|wear|skip|leave|came|come|cheat)\b)",
    rf"{_NOBODY}\s+(?:cares|loves)\s+(?:about\s+|for\s+)?(?:me|if\s+i\s+(?:live|die))",
    r"(?:i'm|i\s+am|being|like|i've\s+become)\s+(?:(?:just|only|such|nothing\s+but)\s+)*an?\s+burden(?!-)",
    rf"{_CANNOT}\s+(?:go\s+on|carry\s+on|keep\s+going|keep\s+doing\s+this)"
    r"(?:\s+(?:like\s+this|any\s?more?|living|any\s?longer|with\s+(?:my|this)\s+life))*\s*(?=[.!?,;]|$|because|and|but)",
    rf"{_CANNOT}\s+(?:take|do|stand|bear|cope(?:\s+with)?|handle)\s+(?:it|this|life|everything)\s+{_NO_MORE}",
    rf"{_CANNOT}\s+cope\s+(?:{_NO_MORE}|with\s+(?:life|living|it\s+all))",
    r"(?:see|there\s+is|there's|know|find)\s+no\s+way\s+out|only\s+way\s+out(?!\s+of\b)",
    r"i(?:'m|\s+am|\s+feel|\s+just\s+feel)\s+(?:(?:so|completely|utterly|totally|just)\s+)?(?:hopeless|worthless)"
    r"\s*(?=[.!?,;]|$|and)",
    r"nothing\s+(?:matters|makes\s+sense)\s+any\s?more?|nothing\s+left\s+for\s+me",
    rf"why\s+am\s+i\s+(?:(?:even|still)\s+)*(?:alive|living|(?<=even\s)here|(?<=still\s)here)|why\s+(?:live|go\s+on){_END}",
    r"(?:don't|can't|do\s+not)\s+see\s+(?:an?|any|the)\s+(?:reason|point|sense|future|way)\s+"
    rf"(?:to\s+live|in\s+(?:living|life|anything)|of\s+it\s+all|out|{_NO_MORE}){_END}",
    rf"(?:don't|can't|do\s+not)\s+see\s+(?:an?|any|the)\s+(?:reason|point|sense)\s+(?:to\s+live|in\s+living)\s+{_NO_MORE}",
    r"hat(?:e|ing)\s+(?:my\s+life|being\s+alive|existing|myself(?!\s+(?:for|when|if|after)\b))",
    r"i'm\s+(?:not\s+worth\s+(?:anything|it|living)|worth\s+nothing|a\s+waste\s+of\s+(?:space|air|life))",
    rf"want\s+out\s+of\s+(?:this\s+|my\s+)?life|{_CANNOT}\s+live\s+(?:like\s+this|with\s+(?:this|myself)|{_NO_MORE})",
)
_HARM = (
    rf"self[-\s]?(?:harm|injur|mutilat)\w*|(?:cut|hurt|harm|burn|injure|scratch|punish)(?:s|t|ting|ing|e?d)?\s+{_SELF}"
    r"(?!\s+(?:off|loose|free|out|a\s+(?:slice|piece|break|deal)|some|in\s+half|short|back)\b)",
    r"(?:cut|cutting|slit|slitting|slash\w*)\s+(?:open\s+)?my\s+(?:wrists?|arms?|legs?|thighs?|veins?|skin|throat)",
    r"(?:afraid|scared|worried)\s+(?:of\s+)?(?:what\s+)?i\s+(?:might|may|could|will)\s+do"
    r"(?:\s+to\s+myself|\s+something\s+(?:stupid|bad|terrible)|\s*(?=[.!?,;]|$))",
    r"do\s+something\s+(?:stupid|bad|terrible)\s+to\s+myself|not\s+safe\s+(?:with|from)\s+myself",
    r"voices\s+(?:are\s+)?tell(?:ing)?\s+me",
    rf"(?!{_HARMLESS_ONES}){_SOMEBODY}\s+(?:(?:keeps?|always|often|sometimes|just|has|is|was)\s+)?(?:beat(?:s|en|ing)?|hit(?:s|ting)?|"
    r"abus(?:es|ed|ing)|rap(?:es|ed|ing)|chok(?:es|ed|ing)|strangl(?:es|ed|ing)|kick(?:s|ed|ing)|molest(?:s|ed|ing)?|"
    r"assault(?:s|ed|ing)?|hurt(?:s|ing)|threaten(?:s|ed|ing)(?:\s+to\s+kill)?)\s+me"
    r"(?!\s+(?:(?:\w+\s+)?(?:at|in|up|every\s+(?:time|game)|whenever\s+we|when\s+we|to\s+the|by\s+\w+\s+\w+)|"
    r"with\s+(?:an?|his|her|the)\s+(?:ball|jokes?|bill|idea)|hard\s+in)\b)",
    r"my\s+(?:step\s?-?\w+|uncle|dad|father|brother|boss|coach|teacher|cousin|grandfather)\s+(?:keeps?\s+)?touch(?:es|ed|ing)\s+me",
    r"(?:not|never|don't\s+feel)\s+safe\s+at\s+home|i'm\s+in\s+danger|(?:afraid|scared)\s+of\s+my\s+(?:husband|partner|boyfriend|"
    r"girlfriend|wife|father|mother|dad|ex)",
    r"(?:i\s+(?:was|am|got|have\s+been)|i'm|i've\s+been)\s+(?:being\s+|getting\s+)?(?:raped|abused|molested|"
    r"beaten(?:\s+up)?|sexually\s+\w+|assaulted)(?!\s+(?:at\s+(?:chess|cards|tennis)|in\s+(?:the\s+final|chess))\b)",
)
_GERMAN = (
    r"(?:will|mochte|moechte|mag|wollte)\s+(?:(?:einfach|so|auch)\s+)?nicht\s+(?:mehr|langer)\s+"
    r"(?:leben|weiterleben|da\s+sein|aufwachen)",
    r"(?:will|mochte|moechte|wollte|wurde)\s+(?:(?:nur|noch|einfach|am\s+liebsten|lieber|gern|gerne)\s+)*"
    r"(?:sterben|tot\s+sein)",
    r"mich\s+(?:selbst\s+)?(?:umbringen|umzubringen|toten|erhangen|verletzen|ritzen)|bring\w*\s+mich\s+um|ritze\s+mich",
    r"selbst(?:mord|totung)\w*|suizid\w*|freitod|das\s+leben\s+nehmen|leben\s+(?:zu\s+)?beenden|mir\s+(?:et)?was\s+antun",
    r"ware\s+(?:ich\s+)?(?:lieber\s+|doch\s+)?(?:tot|nie\s+geboren)|lebensmude|niemand\s+(?:wurde|wird)\s+mich\s+vermissen",
    r"ohne\s+mich\s+(?:besser|glucklicher)|ich\s+kann\s+(?:einfach\s+)?nicht\s+mehr\s*(?=[.!?,;]|$|weiter|so\s+weiter)",
    r"kein(?:en)?\s+(?:sinn|grund)\s+(?:mehr\s+)?(?:im|zu|zum)\s+leben|alles\s+keinen\s+sinn(?:\s+mehr)?|hasse\s+mein\s+leben",
    rf"ich\s+will\s+(?:einfach\s+)?nicht\s+mehr{_END}|am\s+liebsten\s+(?:ware\s+ich\s+)?tot",
    r"(?:er|sie|meine?\s+\w+)\s+(?:schlagt|misshandelt|vergewaltigt)\s+mich",
)
_SPANISH = (
    r"(?:me\s+)?quiero\s+(?:morir(?:me)?|matar(?:me)?|desaparecer|suicidarme)|suicid\w+|quitarme\s+la\s+vida",
    r"no\s+quiero\s+(?:vivir|seguir\s+viviendo|despertar|existir)|sin\s+ganas\s+de\s+vivir|ganas\s+de\s+morir\w*",
    r"matarme(?!\s+de\s+risa)|hacerme\s+dano|(?:ya\s+)?no\s+puedo\s+mas(?!\s+que)|nadie\s+me\s+(?:echaria|extranaria)\w*",
    r"(?:mi\s+\w+|el)\s+me\s+(?:pega|golpea|maltrata)",
)
_FRENCH = (
    r"veux\s+(?:mourir|me\s+tuer)|envie\s+de\s+(?:mourir(?!\s+de\s+rire)|me\s+tuer|disparaitre)|me\s+suicider",
    r"(?:plus|aucune)\s+envie\s+de\s+vivre|veux\s+plus\s+(?:vivre|exister|etre\s+la)|me\s+faire\s+du\s+mal",
    r"en\s+finir(?=\s*(?:[.!?,;]|$|avec\s+(?:la|ma)\s+vie|avec\s+tout))|mettre\s+fin\s+a\s+(?:mes\s+jours|ma\s+vie)",
    r"personne\s+ne\s+me\s+regretter\w*|n'?en\s+peux\s+plus|(?:il|elle|mon\s+\w+)\s+me\s+(?:frappe|viole)",
)
_OTHERS = (
    r"voglio\s+(?:morire|uccidermi|ammazzarmi|farla\s+finita)|mi\s+voglio\s+(?:uccidere|ammazzare)|non\s+voglio\s+piu\s+vivere",
    r"quero\s+(?:morrer|me\s+matar)|nao\s+quero\s+(?:mais\s+)?viver",
    r"ik\s+wil\s+(?:dood|niet\s+meer\s+(?:leven|verder))|zelfmoord\w*",
    r"chce\s+(?:umrzec|sie\s+zabic)|nie\s+chce\s+(?:mi\s+sie\s+)?(?:juz\s+)?zyc|samoboj\w*",
    r"olmek\s+istiyorum|yasamak\s+istemiyorum|intihar",
    r"хочу\s+(?:умереть|померти)|не\s+хочу\s+(?:больше\s+)?(?:жить|жити)|покончить\s+с\s+собои|самоубииств\w*",
    r"اريد\s+ان\s+اموت|انتحار\w*|انتحر",
)
_ALL = (*_DYING, *_LIVING, *_HARM, *_GERMAN, *_SPANISH, *_FRENCH, *_OTHERS)

_CRISIS = re.compile(rf"(?<!\w)(?:{'|'.join(_ALL)})(?!\w)")

_FIGURES = re.compile(
    r"\b(?:die|dying|dies|died)\s+(?:of|from|for|with)\s+(?:boredom|laugh\w*|laughter|hunger|thirst|embarrassment|shame|heat|"
    r"curiosity|cuteness|happiness|joy|excitement|tiredness|a\s+\w+|an\s+\w+|some\s+\w+|to\s+\w+|chocolate|coffee|sugar|pizza)"
    r"|\bdying\s+(?:to|for)\b|\bto\s+die\s+for\b|\bsuicide\s+squad\b|\bthirteen\s+reasons\s+why\b"
    r"|\b(?:no\s+time|a\s+good\s+day|live\s+and\s+let|too\s+young|never\s+say)\s+(?:to\s+)?die\b|\bdie\s+(?:hard|another\s+day)\b"
    r"|\bkil+ing\s+my\s?self\s+laughing|\b(?:shoot|shot)(?:ing)?\s+my\s?self\s+in\s+the\s+foot"
    r"|\b(?:drown|bury)(?:ing)?\s+my\s?self\s+in\s+(?:work|books|chocolate|ice\s+cream|netflix|tea|coffee|music|emails?)"
    r"|\bbefore\s+i\s+die\b|\bbucket\s+list\b|\bhot\s+enough\s+to\s+die\b|\bsuicide\s+(?:sprints?|drills?|runs?)\b"
    r"|\b(?:don'?t|do\s+not|never|not)\s+(?:want|plan|intend)\s+to\s+(?:die|hurt\s+my\s?self|kill\s+my\s?self)\b(?!\s+but)"
    r"|\bbungee\b.*|\bparachut\w*\b.*|\bskydiv\w*\b.*"
)
"""Words that say something else than they name."""

_ACCIDENT = re.compile(
    r"\b(?:hurt|cut|burnt|burned|injured|scratched|burn)\s+my\s?self\b(?=.*\b(?:skiing|snowboarding|skating|running|jogging|playing|climbing|"
    r"cycling|dancing|cooking|shaving|jumping|lifting|gardening|falling|fell|slipp(?:ed|ing)|tripp(?:ed|ing)|training|exercis\w*|"
    r"hiking|swimming|riding|surfing|chopping|slicing|peeling|baking|ironing|working\s+out|moving|diy|sports?|yoga|work|gym|"
    r"football|tennis|basketball|rugby|soccer|accident\w*|match|game|fall|stove|oven|knife|kitchen|paper|glass|bike|stairs|"
    r"knees?|ankles?|back|toes?|foot|finger|thumb|shoulder|onions?|bread|razor\s+shaving|kettle|iron|pan)\b)"
)
"""What most often happens in sport, at work or in the kitchen."""

_DISTRESS = re.compile(
    r"\b(?:hate|hated|because|cause|again|purpose|deliberately|intentionally|deserve\w*|every\s+(?:day|night|time)|feel|feeling|relief|release|"
    r"scars?|wrists?|arms?|thighs?|cope|coping|numb|pain\s+inside|stop\s+(?:it|myself)|alone|sad|cry\w*|depress\w*|worthless|"
    r"punish\w*|secret\w*|hide|can'?t|want|wanted|wanna|urge|blade|razor|keep)\b"
)
"""With any of these an accident is not taken for one."""

_RESPELLED = (
    (re.compile(r"(\w)\1{2,}"), r"\1"),
    (re.compile(r"\bmy\s+self\b"), "myself"),
    (re.compile(r"\bdon\s+t\b|\bdont\b|\bdon`t\b"), "don't"),
    (re.compile(r"\bcan\s+t\b|\bcant\b"), "can't"),
    (re.compile(r"\bim\b"), "i'm"),
    (re.compile(r"\bive\b"), "i've"),
    (re.compile(r"\bwnat\b|\bwnt\b|\bwan\s+to\b|\bwan't\b"), "want"),
    (re.compile(r"\blive?ing\b"), "living"),
    (re.compile(r"\b(?:dye|dieing|dy|d1e)\b(?!\s+(?:my|the|it|some|wool|yarn|hair|cloth\w*|eggs))"), "die"),
    (re.compile(r"\banymor\b|\banymroe\b"), "anymore"),
)


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents, in single spaces, with usual misspellings put right."""
    plain = text.replace("’", "'").replace("‘", "'").replace("´", "'").casefold()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = plain.replace("$", "s").replace("1ll", "ill").replace("k!ll", "kill").replace("su1", "sui")
    plain = " ".join(plain.split())
    for pattern, right in _RESPELLED:
        plain = pattern.sub(right, plain)
    return plain


_AT_ONCE, _OVERLAP = 1000, 200
"""Characters of a long text that are searched at once, and of which those searched next have the last ones again."""


def sounds_like_crisis(text: str) -> bool:
    """Whether somebody's words sound as if they may be in danger, wherever in a text of any length they stand."""
    starts = range(0, max(len(text) - _OVERLAP, 1), _AT_ONCE - _OVERLAP)
    return any(_is_heard_in(text[start : start + _AT_ONCE]) for start in starts)


def _is_heard_in(text: str) -> bool:
    plain = _FIGURES.sub(" - ", fold(text))
    if not _DISTRESS.search(_ACCIDENT.sub(" ", plain)):
        plain = _ACCIDENT.sub(" - ", plain)
    return bool(_CRISIS.search(plain))
