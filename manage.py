#!/usr/bin/env python3
"""The one entry to the portal: makes the environment on first use, then runs the command. See README.md."""

import os
import sys
from runpy import run_path

BASE_DIR = os.path.dirname(os.path.abspath(__file__))
BOOTSTRAP = os.path.join(BASE_DIR, "vs_portal", "localstack", "bootstrap.py")

if __name__ == "__main__":
    # Read by old interpreters too, so that they can say what is wrong: no newer syntax in this file.
    if os.name == "nt":
        sys.exit("The portal runs on Linux and macOS. On Windows, run it inside WSL 2.")
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(
            "The portal needs Python 3.11, 3.12 or 3.13; this is Python {}.{}.\n"
            "Run it again with one of them, for example: python3.11 manage.py {}".format(
                sys.version_info[0], sys.version_info[1], " ".join(sys.argv[1:]) or "up"
            )
        )
    run_path(BOOTSTRAP)["enter"](BASE_DIR)
    from vs_portal.localstack.cli import main

    sys.exit(main(sys.argv[1:]))
