"""The key dates calculator: from the day something was received to the days by which the law wants an answer.

Example: notice of a permanent exclusion received on Thursday 22 October 2026, by a school that is closed from
25 October to 2 November with INSET on the 3rd, gives day 6 on Tuesday 10 November and day 15 on Monday 23 November.

`catalogue` is the table of deadlines, `counting` turns it into dates; both are pure. The numbers come from the dated
rules and the days from the calendars of `organisations`. Nothing that a reader enters is stored.
"""
