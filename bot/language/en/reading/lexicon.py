"""Words that tell what a piece of free English text is about: people, jobs, bodies, screens."""

from __future__ import annotations

import re

from bot.language.en.reading.words import WORDS

COUNT = r"(?:\d{1,2}|a|an|one|two|three|four|five|six|some|several)"

CHILD = (
    r"(?:kids?|child(?:ren)?|sons?|daughters?|toddlers?|baby|babies|newborns?|infants?|teenagers?|teens|twins|"
    r"triplets|"
    r"\d{1,2} ?(?:yo|y/o)(?![\w/])|(?:little|baby) (?:boy|girl)s?)"
)
PET = (
    r"(?:dogs?|cats?|pupp(?:y|ies)|kittens?|rabbits?|hamsters?|parrots?|budgies?|guinea pigs?|horses?|"
    r"goldfish|tortoises?|turtles?|chickens|hens|pon(?:y|ies)|ferrets?|snakes?|labradors?|retrievers?|poodles?|"
    r"beagles?|greyhounds?|whippets?|goats?|alpacas?|llamas?|lizards?|geckos?|iguanas?|canary|canaries|"
    r"cockatiels?|parakeets?|ducks?|goose|geese|turkeys|cockerels?|roosters?|quails?|sheep|lambs?|pigs?|cows?|donkeys?|mules?|"
    r"gerbils?|chinchillas?|(?:bee)?hives?(?:\s{1,4}of\s{1,4}bees)?|bees|"
    r"terriers?|dachshunds?|spaniels?|staff(?:y|ies?)|lurchers?|cockapoos?|labradoodles?|"
    r"corgis?|rottweilers?|alsatians?|german shepherds?|jack russells?|westies?|shih tzus?|pomeranians?|schnauzers?|"
    r"kelpies?|yorkies?|mutts?|mogg(?:y|ies)|bunn(?:y|ies)|collies?|huskies|husky|bulldogs?|chihuahuas?|pugs?)"
)
PARTNER = r"(?:partner|husband|wife|girlfriend|boyfriend|spouse|fiancée?)"
OTHERS = (
    r"(?:(?:flat|house|room)mates?|parents|mums?|moms?|mother|dads?|father|grandparents|grandmother|grandfather|"
    r"grandchild(?:ren)?|grandsons?|granddaughters?|brothers?|sisters?|siblings?|family|in-laws)"
)

LIMIT = re.compile(
    r"\b(?:"
    r"(?:bad|sore|weak|stiff|dodgy|crook|gammy|wonky|buggered|banjaxed|busted|crocked|fractured|iffy|injured|broken|sprained|painful|aching|dicky)\s{1,4}"
    r"(?:knees?|back|hips?|legs?|ankles?|foot|feet|shoulders?|arms?|wrists?|hands?|neck|heart|eyes?|eyesight|toe|"
    r"lungs)"
    r"|(?:knee|back|hip|shoulder|heart|neck|joint|spine|foot|ankle) (?:pains?|problems?|trouble|injury|condition|"
    r"surgery|operation|replacement)"
    r"|(?:asthma(?:tic)?|arthritis|diabetes|diabetic|migraines?|vertigo|epilepsy|fibromyalgia|parkinson'?s|copd|"
    r"long covid|"
    r"adhd|autism|autistic|ptsd|ocd|dyslexi[ac]|dyspraxi[ac]|tourette'?s|bipolar|crohn'?s|ibs|lupus|c(?:o)?eliac|"
    r"vegan|vegetarian|pescatarian|(?:lactose|gluten)[- ]intolerant|"
    r"chronic (?:fatigue|pain)|hay fever|high blood pressure|dementia)"
    r"|(?:use|using|in|need|needs) (?:a |my )?(?:wheelchair|walking stick|cane|crutches|rollator|walking frame)"
    r"|wheelchair user|on crutches|walk with (?:a )?(?:cane|stick|crutches|difficulty)"
    r"|(?:can'?t|cannot|can not|can hardly|am not able to|unable to) "
    r"(?:walk|run|climb stairs|stand(?= (?:for )?long)|lift|bend|kneel|jump|swim|see|hear|use my|carry)"
    r"(?: (?:very |that |too )?(?:far|long|well|much|properly|heavy things|anything heavy|for long|legs|hands?|arms?|"
    r"long distances)){0,6}"
    r"|(?:colou?r[- ]?blind(?:ness)?|pregnant|blind|visually impaired|"
    r"low vision|poor eyesight|deaf|hard of hearing|housebound|bedridden|"
    r"disabled)"
    r"|(?:i'm |i am )?allergic to [a-z]+(?: and [a-z]+)?|[a-z]+ allergy"
    r")\b",
    re.IGNORECASE,
)

SCREEN = re.compile(
    r"\b(?:phone|smartphone|screens?|online|scroll(?:ing)?|doomscroll(?:ing)?|tv|television|telly|netflix|youtube|"
    r"instagram|insta|tiktok|reddit|facebook|twitter|social media|internet|laptop|computer|pc|tablet|ipad|"
    r"console|playstation|xbox|gaming|video games?|browsing|surfing the web|series|streaming|screen time)\b",
    re.IGNORECASE,
)

NO_JOB = frozenset(
    "woman man girl guy boy lady female male person human nonbinary enby mum mom mother dad father parent parents wife "
    "husband grandma grandmother grandpa grandfather son daughter sister brother uncle aunt "
    "single widow widower twin vegetarian vegan introvert extrovert gamer lover reader runner walker hiker swimmer "
    "cyclist climber dancer-at-heart owl lark riser sleeper fan addict beginner loner homebody optimist pessimist "
    "believer christian muslim buddhist londoner berliner yorker foodie bookworm nerd geek fanatic bit lot little kind "
    "sort morning night people dog cat member user expat immigrant foreigner local native twenty thirty couch potato "
    "baker-at-heart friend".split()
)

JOB_WORDS = frozenset(WORDS["jobs"].split())

_SUFFIX = re.compile(r"(?:ist|ian|eer|tor|ologist|keeper|maker|worker|man|woman|smith|wright)$")
_NO_SUFFIX = frozenset(
    "beer deer cheer career peer steer queer pioneer twist list mist fist waist wrist exist tourist feminist atheist "
    "pacifist perfectionist minimalist nudist buddhist activist motor tractor visitor editor-at-heart actor-at-heart "
    "german roman norman ottoman woman human caiman talisman caveman lesbian vegetarian italian asian indian russian "
    "canadian australian austrian belgian brazilian norwegian ukrainian bulgarian hungarian romanian serbian croatian "
    "bosnian persian iranian syrian egyptian nigerian ghanaian ethiopian colombian peruvian bolivian argentinian "
    "californian parisian christian scandinavian caribbean georgian armenian albanian macedonian estonian latvian "
    "lithuanian indonesian malaysian tunisian algerian palestinian jordanian libyan equestrian pedestrian civilian "
    "european korean chilean mediterranean guardian".split()
)
"""What ends like a job and is none."""


_PEOPLE = frozenset("man woman lady boy girl person guy".split())
_MAN_OF = frozenset(WORDS["man_of"].split())
"""Before one of these people: what they do."""


def is_job(words: str) -> bool:
    """Whether a noun phrase such as ``night nurse`` names what somebody does all day."""
    last = words.lower().split()[-1] if words.split() else ""
    if last in _PEOPLE and words.lower().split()[-2:-1] and words.lower().split()[-2] in _MAN_OF:
        return True
    if last in NO_JOB or last in _NO_SUFFIX:
        return False
    return last in JOB_WORDS or last.removesuffix("s") in JOB_WORDS or bool(_SUFFIX.search(last))


GONE = re.compile(
    r"(?:\s{1,4}(?-i:[A-ZÀ-Þ][\w'’-]+)){0,2}\s{0,4}"
    r"(?:(?:has|have|had|who|just|recently|sadly|is|are|was|were|and\s{1,4}i|have)\s{1,4}){0,6}"
    r"(?:died|dead|passed|deceased|no\s{1,4}longer\s{1,4}(?:living|alive|with\s{1,4}(?:us|me)|here|lives?|at home)|"
    r"not\s{1,4}(?:alive|living|with\s{1,4}(?:us|me))|put\s{1,4}(?:down|to\s{1,4}sleep)|left\s{1,4}(?:me|us)|"
    r"walked\s{1,4}out|moved\s{1,4}(?:out|away)|ran\s{1,4}(?:away|off)|divorced|separated|split|broke\s{1,4}up)\b",
    re.IGNORECASE,
)
"""After somebody or an animal one no longer lives with."""
