"""Account names of children and families: "@ty_9trey", "her snap is lil.mimz_08", "going by FuriousOfFerndale82".

Rule: an at sign makes an account name; so does a word of social media right before one ("tiktok is …"); and where a
text speaks of social media at all, so does a word that is built like one: underscores, capitals inside with a number at
the end, a number after a hash. Accounts of organisations and names of products are welcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from screening.contacts.owner_words import STRONG_FAMILY
from screening.reading.lexicon import ENGLISH, FIELD
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of, words_of
from screening.types import Candidate, Circumstance, FindingType

AT_NAME = re.compile(r"(?<![\w.@/])@[A-Za-z0-9_](?:[\w.-]{1,38}\w)(?!@)")
_PLATFORM = (
    r"f?insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|tt|roblox|discord|xbox|psn|playstation|nintendo|fortnite|steam|minecraft|twitter|facebook|fb|"
    r"strava|depop|spotify|soundcloud|be ?real|lichess|duolingo|linktree|valorant|fifa|brawl stars|gta|call of duty|cod|rocket league|among us|gorilla tag|monkey app|wizz|litmatch|threads|reddit|kik|telegram|signal|youtube|yt|twitch|pinterest|tumblr|wattpad|vinted|only ?fans|patreon|ask\.?fm|yubo|omegle|vrchat|whatsapp"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:{_PLATFORM}|gamer ?tag|username|user name|user id|handle|screen name|account|acct|acc|profile|tag|login|"
    r"go(?:es|ing)? by|known as|post(?:s|ed|ing)? (?:as|by|from|under)|play(?:s|ed|ing)? as|gam(?:es|ed|ing) as|(?:live ?)?stream(?:s|ed|ing)? (?:as|by|from|of)|live stream (?:by|from|of)|videos? (?:by|from|of)|reels? (?:by|from)|clips? (?:by|from)|"
    r"channel|under the name|playlist|friend request from|sign(?:s|ed)? in as|(?:finds?|found|find) (?:him|her|them) (?:as|under|by)|(?:on|in) teams (?:as|under)|comes up as|appears as|(?:go(?:es|ing)? )?live as|reported user|user|(?:tweets?|posts?|rants?|moans?|comments?|writes?)(?: \w{1,12}){1,3} as|messages?(?: \w{2,8}){0,2} from|seller|calling (?:him|her|them)sel(?:f|ves)|comments? (?:as|from|by)|dms? from|messages? from|calls (?:him|her)self)"
    r"(?:'s)?(?: (?:is|as|name|handle|account|acct|user|username|id|tag|called|under|page|profile|of|on|he|she|uses|was|his|her|named|the|by|from|now|shes|hes|she's|he's|theyre|they're|its|it's|it|new|other|second|old|found|set up|channel|playlist|stream|video|story)){0,4}"
    r"[ ,:=-]{1,3}[\"'(]?(?P<name>[A-Za-z0-9_][\w.-]{2,38}\w(?:#\d{2,6})?)",
    re.IGNORECASE,
)
_DISPLAY = re.compile(
    rf"(?<!\w)(?i:{_PLATFORM})(?: (?i:under|as|called|page|profile|account|name|is|the|by|group)){{1,3}}[ :\"']{{1,2}}"
    r"(?P<name>(?:[A-Z][\w'-]{1,24} ){0,2}[A-Z][a-z]{2,20}[A-Z][a-z]\w{1,20}(?: [A-Z][\w'-]{1,24}){0,2})"
)
_ON_PLATFORM = re.compile(
    rf"(?<![\w@])(?P<name>[A-Za-z]\w{{0,20}}[a-z][A-Z]\w{{1,20}}|[a-z]{{2,20}}[._]\w{{1,20}}|[A-Z][a-z]{{2,15}}\d(?:[A-Z][a-z]{{1,15}}){{1,3}})[\"']? (?:is |page |account |profile |channel |story |chat |group )?on (?i:{_PLATFORM})(?!\w)"
)
_SOCIAL = re.compile(
    rf"(?<!\w)(?:{_PLATFORM}|accounts?|acct|profiles?|socials?|social media|online|usernames?|gamer ?tag|handle|followers|following|"
    r"stor(?:y|ies)|reels?|live ?stream(?:s|ed|ing)?|streams?|group chat|dms?|messag(?:e|es|ed|ing)|post(?:s|ed|ing)?|filming|filmed|videos?|gaming|gamer|games|gamed|plays? (?:all|until|till|at) night|plays? online|personal account|facebook page|page called|views|going by|goes by)(?!\w)"
)
_BUILT = re.compile(r"(?<![\w.@/#:-])[A-Za-z0-9_](?:[\w.-]{2,36})[\w](?:#\d{2,6})?(?![\w@/-])")
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pdf|csv|pptx?|png|jpe?g|zip|txt|msg|xml|ctf|mp4|mov|html?|com|org|net|uk|co|example)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"gov|school|academ|educat|college|council|official|_?uk$|trust|nhs|police|team|_mat|send|^@?vs_|dfe|ofsted|nspcc|virtual|charity|news|bbc|teach|learn|"
    r"primary|county|borough|hub|foundation|support|coram|barnardo|nasen|vsh|training|admin|safeguard|library|museum|fostering|recruit|pta$|inclusion|attendance|wellbeing|careers|governors|early ?help|nursery|infant|junior|prim$|PRU$|VS$|_vs$|sixthform|dsl",
    re.IGNORECASE,
)
_OURS = any_of(
    "follow dfe charity council school's trust's department hashtag ofsted's academy's union campaign tweeted retweet news"
)
# "our new page, @…"; not "from our toilets, @…"
_OUR_ACCOUNT = re.compile(
    rf"\b(?:our|my)(?: (?:own|work|new|school|official|department|trust|team|old)){{0,2}}(?: (?:{_PLATFORM}|x|accounts?|pages?|feed|handle|profile|social media|socials|tag|post|blog))?(?: is| at| on| account| page| handle| feed|:|,| \(|\(){{0,3}} ?$"
)
_OURS_BEFORE = re.compile(r"\b(?:our|my) (?:own |work |new |school |old )?$")
_PRODUCTS = words_of(
    "classdojo parentpay myconcern parentmail schoolcomms weduc edulink youtube tiktok whatsapp linkedin facebook snapchat instagram "
    "playstation powerpoint sharepoint onedrive googleclassroom classcharts arbor cpoms carefirst liquidlogic edukey provisionmap "
    "myed parenthub studybugs mychildatschool edshed timestables bereal vrchat netflix chatgpt openai"
)


# Tags that call everybody of a team, and groups of staff: "@Everyone", "@DTs-Secondary".
_CALLS_ALL = re.compile(
    r"@(?:everyone|everybody|all|here|channel|team|staff|admins?|group|class|members|mods|owners?|dts?\b[\w-]*|[\w-]*(?:leads?|team|staff|heads|sencos?|aware|practice))$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\b(?:thread|podcast|webinar|blog|newsletter|research|article|keynote) (?:by|from|with|of) $")


def find_handles(sheet: Sheet) -> Iterator[Candidate]:
    """Every account name that could be a child's or a family's."""
    for match in AT_NAME.finditer(sheet.text):
        work = bool(_WORK.search(match.group()) or _CALLS_ALL.fullmatch(match.group()))
        work = (
            (
                work
                and not _THEIR_ACCOUNT.search(sheet.before(match.start(), 40))
                and not _FAMILY_NAME.search(match.group())
            )
            or _is_organisations(sheet, match)
            or bool(_PUBLISHED.search(sheet.before(match.start(), 24)))
            or _is_ours(sheet, match)
        )
        yield _handle(match.start(), match.end(), Circumstance.WORK if work else Circumstance.FAMILYS)
    for start, end in [*_named(sheet), *_built(sheet)]:
        if not _WORK.search(sheet.text[start:end].removesuffix("UK")) and sheet.text[end : end + 1] != "@":
            yield _handle(start, end, Circumstance.FAMILYS)


# "his tiktok @kez_official09"
_THEIR_ACCOUNT = re.compile(
    rf"\b(?:his|her|their|(?:lad|girl|boy|pupil|child|mum|dad|student)'?s) (?:\w{{2,8}} )?(?:{_PLATFORM}|account|profile|username|handle|page|channel)(?: account| name| profile| page| channel)?(?: is|'s|:|,| as)? ?[(\"']?$"
)
# "facebook.com/kezza.surname.09"
_PROFILE = re.compile(
    r"\b(?:facebook|fb|instagram|tiktok|snapchat|youtube|twitter|x|onlyfans|threads|twitch|roblox)\.(?:com|net|tv)/(?:@|add/|user/|users/|u/|c/)?(?!(?:groups|pages|watch|help|safety|about|legal|explore|reel|p|shorts|playlist|channel)\b)(?P<name>[A-Za-z0-9_.]{3,40}[A-Za-z0-9_])",
    re.IGNORECASE,
)
# "@SendDadDewsbury", "@nana_pat_rants": whoever calls themselves so is no organisation.
_FAMILY_NAME = re.compile(
    r"(?:@|_|[a-z\d])(?:Mums?|Mam|Dads?|Nan|Nana|Gran|Carers?|Parents?)(?=[A-Z_\d]|$)|(?:@|_)(?:mums?|mam|dads?|nan|nana|gran)(?=_|\d|$)"
)
_ORGANISATION = any_of(
    """provider provider's provision museum gallery theatre club bookshop author charity company publisher podcast council
    mat trust firm agency library trainer supplier vacancies vacancy university organisation bookshop zoo farm hashtag we're advertising recruiting
    newsletter conference network commissioner commissioner's ombudsman""",
    ["we are", "we follow", "can we tag", "our account", "our page", "follow us", "school's account", "are on"],
)


def _is_organisations(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "the provider posts pictures (@wildwoods_ap)", or a second account of an organisation; no child in the sentence."""
    low, high = sheet.sentence(match.start())
    sentence = sheet.lower[max(low, match.start() - 140) : min(high, match.end() + 90)]
    if STRONG_FAMILY.search(sentence) or _FAMILY_NAME.search(match.group()):
        return False
    stem = match.group()[1:8].lower()
    others = (other for other in islice(AT_NAME.finditer(sheet.text), 8) if other.start() != match.start())
    twin = any(other.group()[1:8].lower() == stem and _WORK.search(other.group()) for other in others)
    return bool(twin or _ORGANISATION.search(sentence))


def _is_ours(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "follow @…", "our page is @…"; a child of ours who has an account is not us."""
    before = re.split(r"[.?!] ", sheet.before(match.start(), 40))[-1]
    return bool(_OURS.search(before[-22:]) or _OUR_ACCOUNT.search(before))


def _handle(start: int, end: int, circumstance: Circumstance) -> Candidate:
    return Candidate(FindingType.HANDLE, start, end, circumstance)


def _named(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """What a word of social media names: "insta: lil.mimz_08", "goes by GrimGoblin"."""
    for match in _DISPLAY.finditer(sheet.text):
        if not any(word.lower() in _PRODUCTS for word in match.group("name").split()):
            yield match.span("name")
    for match in _PROFILE.finditer(sheet.text):
        if not _OURS_BEFORE.search(sheet.before(match.start(), 20)):
            yield match.span("name")
    for match in _ON_PLATFORM.finditer(sheet.text):
        if not _FILE.search(match.group("name")):
            yield match.span("name")
    for match in _NAMED.finditer(sheet.text):
        name = match.group("name").rstrip(".-")
        ours = _OURS_BEFORE.search(sheet.before(match.start(), 20))
        if (
            (_like_account(name) or _hyphened(match, name) or _is_no_word(match, name) or _on_platform(sheet, match))
            and not ours
            and not _FILE.search(name)
        ):
            yield match.start("name"), match.start("name") + len(name)


def _like_account(name: str) -> bool:
    """No ordinary word and no number: digits, stops, underscores or hyphens inside, or capitals in the middle."""
    if name[0].isdigit() and not re.search(r"[A-Za-z]{3}", name):
        return False
    if name.lower() in _PRODUCTS or re.fullmatch(r"[A-Za-z]\d{1,2}|(?:ks|year|yr|y)\d{1,2}", name, re.IGNORECASE):
        return False
    return bool(re.search(r"[A-Za-z].*\d|[_#]|[a-z]\.[a-z]{2}|[a-z]{2}[A-Z]|[a-z]{4}\.[a-z]$", name))


_COMPOUND = re.compile(
    r"(?i:part|full|non|re|long|short|self|follow|sign|log|on|off|up|well|year|pre|post|ex|co|in|out|over|under|two|three|one|low|high|after|multi|anti|semi|inter|un|half|sub|cross|day|drop|pop|face|role|e|t)-|.*-(?:in|up|off|on|based|term|time|led|wide|only|age|free|friendly|out|like|style|old|year)$"
)
_IS_CALLED = re.compile(
    r"(?:'s|\bis|[:=]|\bcalled|\bname|\bhandle|\buser ?name)(?: she's| he's)?[ \"'(]{1,3}$", re.IGNORECASE
)


def _is_no_word(match: re.Match[str], name: str) -> bool:
    """ "her snap's beaniebooxo": right after such a label a word that is in no dictionary is an account."""
    if not _PLATFORMS.match(match.group()) or not _IS_CALLED.search(match.group()[: -len(name)]):
        return False
    return name.isalpha() and name.islower() and len(name) > 6 and name not in ENGLISH and name not in FIELD


def _on_platform(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "posting as beaniebooxo on TikTok": a word of no dictionary."""
    name = match.group("name").lower()
    known = name in ENGLISH or name in FIELD
    return len(name) > 5 and not known and bool(_THERE.search(sheet.after(match.end(), 24)))


_THERE = re.compile(rf"^[\"']? (?:is )?on (?:{_PLATFORM})(?!\w)")
_PLATFORMS = re.compile(rf"(?:{_PLATFORM}|gamer ?tag|user ?name|handle)(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"[a-z]{2,20}_[a-z]{2,20}")
_HYPHEN_CUE = re.compile(
    rf"(?:(?:play|gam|stream|post|sign)\w{{0,4}} (?:in )?as|tag|user ?name|screen name|handle|{_PLATFORM})(?!\w)",
    re.IGNORECASE,
)


def _hyphened(match: re.Match[str], name: str) -> bool:
    """ "plays as sweatykian-ttv", "gamertag: shadow-wolf-11"; not "posts as part-time"."""
    parts = name.split("-")
    named = len(parts) > 1 and all(len(part) > 1 for part in parts) and name.islower()
    return named and not _COMPOUND.match(name) and bool(_HYPHEN_CUE.match(match.group()))


def _built(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Words built like an account name, where social media stand near."""
    for match in _SPOKEN_NAME.finditer(sheet.lower):
        mail = re.search(r" (?:at|dot) $|@$", sheet.before(match.start(), 6))
        if not mail and _SOCIAL.search(sheet.around(match.start(), match.end(), 60, 60)):
            yield match.span()
    for match in _BUILT.finditer(sheet.text):
        name = match.group()
        if not re.search(r"[_#\d]", name) or _FILE.search(name):
            continue
        if not _strange(name) and not _is_quoted(sheet, match):
            continue
        if "#" in name or _SOCIAL.search(sheet.around(match.start(), match.end(), 90, 90)):
            yield match.span()


def _is_quoted(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "we found him as 'jd_nofilter' on there": two words joined, between quotation marks."""
    marks = sheet.text[match.start() - 1 : match.start()] + sheet.text[match.end() : match.end() + 1]
    return marks in {"''", '""'} and bool(_QUOTED.fullmatch(match.group()))


# "he's bean underscore lad eleven on insta"; an address of mail goes on with "at"
_SPOKEN_NAME = re.compile(
    r"(?<!\w)[a-z\d]{2,20} (?:underscore|dot) [a-z\d]{2,20}(?: (?:underscore|dot) [a-z\d]{2,20})?(?! (?:at|dot|@))(?!\w)"
)


def _strange(name: str) -> bool:
    """ "_oceanz_y", "GrimRaider_Kobi14", "zz.2011.xx", "KobiSlays99", "GrimGoblin#4471"; not "Autumn2024" or "KS3_data"."""
    if re.search(r"(?:19|20)\d\d$", name) and not re.search(r"[_.a-z][A-Z]|_", name[:-4]):
        return False
    return bool(
        re.fullmatch(r"[A-Za-z]{3,30}[\w.]{0,12}#\d{2,6}", name)
        or re.search(r"^_\w*[a-z]|[a-z]\w*_$|[a-z]_\w*[a-z]\w*\d|\d\w*_[a-z]{2}|[A-Za-z]{3}_{1,3}[A-Za-z]{2}", name)
        or re.search(r"[a-z]{3}\.\d{2,4}(?:\.[a-z]|$)", name)
        or re.fullmatch(r"(?!year|term|week|class|unit|part|room|form|page)[a-z]{3,20}_{1,2}\d{1,4}[a-z]{0,3}", name)
        or re.fullmatch(r"[A-Z][a-z]{2,15}(?:[A-Z][a-z]{1,15}){1,3}\d{1,4}", name)
        or re.fullmatch(r"[a-z]{5,25}\d{2,4}", name)
        or re.search(r"[a-z]\d[a-z]\w*[._][a-z]{2}|[a-z]{3}\w*\.[a-z]{1,4}_\d", name)
    )
