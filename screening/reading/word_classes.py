"""What kind of word stands beside a name: an article, a preposition, a helping verb, a deed of persons … One class a word.

Only the closed classes and the commonest verbs of talk about pupils; everything else is "other".
"""

from __future__ import annotations

from screening.reading.wordsets import words_of

_CLASSES = {
    "article": "a an the this that these those some any no every each another",
    "whose": "my our your his her their its whose",
    "person": "i we you they he she it who someone somebody anyone everybody everyone nobody",
    "him": "him them me us himself herself themselves",
    "towards": "to for with about re regarding of from by against without behind between concerning",
    "where": "in at on into onto near under over above around through outside inside across along past off up down",
    "when": "since until till before after during while when once",
    "joins": "and or but so nor plus then because cos as if whether though although than unless that which",
    "be": "is are was were be been being isn't aren't wasn't weren't am 's",
    "have": "has have had hasn't haven't hadn't having",
    "do": "do does did don't doesn't didn't doing",
    "modal": "can could will would should may might must shall can't cannot couldn't won't wouldn't shouldn't",
    "asks": "why how what where whose hows how's whats what's wheres",
    "not": "not never still now just only also already again yet even really always often currently",
    "told": "told tell asked ask met saw see excluded suspended moved placed sent send put lost restrained collected taught support supporting gave give got get let made make keep kept found offered adopted removed",
    "says": "says said thinks thought reckons knows asked wants wanted hopes feels felt",
    "deed": (
        "refuses refused hit hits bit bites ran runs threw kicked punched swore broke smashed left went goes came comes moved moves started starts missed misses attends attended lives lived stays stayed sits sat "
        "needs needed keeps gets struggles struggled settled arrived joined joins returned cried slept sleeps eats ate walked turned turns absconded disclosed finishes finished worked works failed hates loves likes"
    ),
    "work": "ran runs leads led trained trains chairs chaired covers covered emailed rang phoned recommends recommended advised advises wrote delivered presented organised manages",
    "year": "year yr y reception nursery aged ks1 ks2 ks3 ks4 y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13",
    "kin": "mum mam mom mother dad father nan gran carer parents parent brother sister auntie uncle family foster",
    "thing": "attendance timetable ehcp pep plan placement exclusion suspension file review tutor taxi transport school place behaviour lessons social solicitor laptop uniform",
    "young": "pupil student child boy girl lad lass learner kid young son daughter twin",
    "polite": "hi hello dear thanks thank cheers morning please sorry regards",
}
_OF = {word: name for name, words in _CLASSES.items() for word in sorted(words_of(words))}


def word_class(key: str) -> str:
    """The class of a word, given in lower case."""
    return _OF.get(key, "other")
