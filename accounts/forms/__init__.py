"""Forms of this app. They clean and say how to put it right; they write nothing."""
