"""The public services as Open Referral UK 3.0 (HSDS-UK): written for other systems here, read from them in `taking_in`."""
