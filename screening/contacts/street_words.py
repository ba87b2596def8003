"""Words of streets and houses, and the number before them."""

from __future__ import annotations

from screening.numbers.spoken import SPELT_NUMBER

# Words that make a street wherever they stand after a number and a name, and words that do so where capitals, a comma
# or "at" show that a street is meant ("17 Ginnel Top", not "3 spaces at top").
SURE = (
    r"street|st|road|rd|avenue|ave|av|lane|ln|crescent|cres|terrace|terr|gardens|gdns|grove|mews|villas|cottages?|crofts?|wynd|brow|ginnel|snicket"
    r"|garth|boulevard|blvd|esplanade|causeway|parade|close|drive"
)
MAYBE = (
    r"cl|dr|court|ct|place|pl|garden|gr|way|walk|rise|row|square|sq|hill|park|view|gate|green|fold|mount|bank|vale|buildings|house|hse|mansions|towers?|point"
    r"|heights|estate|wharf|yard|end|path|mead|meadows?|chase|dene|broadway|approach|link|circus|top|tops|bottoms?|clough|royd|nook|brook|fields?|woods?|lea|leys?"
    r"|dale|side|drove|strand|twitten|hythe|quay|dock|reach|ride|drift|heath|common|acres?|orchards?|paddocks?|oaks|elms|pines|willows|limes|beeches|firs|cedars|hollies|laurels|birches|poplars|stables|hawthorns|chestnuts|shires|spinney|copse|dell|glade|glen|ridge|slope|steps|corner"
    r"|cross|bridge|ford|mill|works|maltings|keep|castle|priory|abbey|rectory|vicarage|promenade|prom|parkway|embankment|arcade|passage|alley|pike|pastures|haven"
    r"|hollow|nest|brae|burn|banks|moor|fell|beck|gill|holt|hurst|knoll|oval|ring|spur|stray|thwaite|vennel|weir|wold|woodlands|loke|rigg|lodge|grange|farm|barn|bungalows?"
    r"|halls?|manor|flats|mobile homes|caravan park|caravan site|holiday park|hey|heys|shaw|carr|leaze|piece|plain|gap|lees|market|villas?|pastures?"
)
NOT_NAMES = (
    r"(?:of|the|a|an|to|in|our|at|and|for|per|or|is|are|was|on|by|with|from|than|then|but|not|who|that|which|as|if|it|we|they|he|she|his|her"
    r"|pupils?|children|kids|years?|yrs?|weeks?|wks?|sessions?|hours?|hrs?|days?|mins?|minutes?|months?|miles?|times?|school|schools|placements?"
    r"|places|families|family|staff|people|girls|boys|lads|full|half|part|more|less|extra|other|different|new|point|points|nd|rd|th|pm|am|registered|registration|role|phase|subject)"
)
WORD = rf"(?!{NOT_NAMES}\b)[^\W\d_](?:[^\W\d_]|['.-]){{1,20}}(?!\w)"
NUMBER = rf"(?:(?:number |no\.? ?)?\d{{1,4}} ?[a-z]?(?![a-z])(?:[-/]\d{{1,4}}[a-z]?)?|(?:number )?{SPELT_NUMBER}),? "
HOUSE_KIND = (
    r"farm|farmhouse|cottages?|forge|vicarage|rectory|barn|lodge|house|mill|manor|hall|grange|view|bungalow|stables|smithy|villa|croft|nook"
    r"|lea|towers?|court|schoolhouse|chapel|oasthouse|gatehouse|parsonage|dairy|cabin|caravan park|holiday park|caravan site"
)
