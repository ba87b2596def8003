"""The fixed texts of made-up requests in bulk. A test screens every one of them."""

QUESTIONS = (
    "Lateness has risen in one year group. What works across a whole group of pupils?",
    "What should our policy on reduced timetables say about reviews and end dates?",
    "How should we read attendance figures that are hidden because numbers are small?",
    "Who decides on an assessment of special educational needs, and how long does it take?",
    "Which courses fit a pastoral team that is new to attachment?",
    "How do we plan staff training on trauma for the next school year?",
    "What do governors need to know about suspensions each term?",
    "How can we welcome kinship carers better in our setting?",
    "Which comparator is sensible for progress in English and mathematics?",
    "How do other settings support pupils who move between schools often?",
    "What is good practice for a key adult at the start of the day?",
    "How should we tell social workers about changes to a timetable in general?",
)
ANSWERS = (
    "Start with the pattern across the group: which days, which lessons, and what changed. Then try one thing for half a term.",
    "The statutory guidance sets this out. A short summary for staff and governors is linked.",
    "Hidden figures cannot be worked out again and should not be guessed. Use your own records for planning.",
    "Settings that did this well named one person, met weekly and kept the plan to a page.",
    "Before we answer: which phase do you have in mind, and is this for one site or all of them?",
    "The duty lies with the council. The time limits are counted in calendar weeks.",
)
REPLIES = (
    "Thank you, that helps. We will bring it to our next leadership meeting.",
    "It is for the whole setting, and mostly for key stage 3.",
    "We have tried a breakfast club and a soft start, with some success.",
    "Both sites, please. The governing board meets at the end of term.",
)
