"""What every portal starts with: the law as it was read on 23 November 2026, and the first public statement.

Each rule says where it was read. `checked_on` is empty where the value was known but not seen in a source, and
pages then say "Not verified". Correct a rule on its page, not here: what is in the database wins.
"""
