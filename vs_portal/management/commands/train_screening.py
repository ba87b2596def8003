"""`manage.py train_screening`: learn the weights of the screen's judge anew from the labelled texts.

Of the corpus folder, `tuned_*.jsonl` were read text by text while the rules were written; on
`checked_*.jsonl` they were measured first and mended after;
`held_aside*.jsonl` is never touched. Needs `uv sync --group train`. `--folds` prints how the screen does on each checked
file when the judge has learned from all the others, and writes nothing.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from screening.judging.judge import tried_weights
from screening.measuring.corpus import Labelled, read_corpus
from screening.measuring.figures import measure
from screening.measuring.training import Example, examples, learn
from vs_portal.management.commands.measure_screening import CORPUS, LABELS

WEIGHTS = Path(settings.BASE_DIR) / "screening" / "data" / "name_weights.json"


class Command(BaseCommand):
    """Writes `screening/data/name_weights.json`."""

    help = "Learn the weights of the screen's second opinion on names from the labelled texts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, and whether only to try."""
        parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of *.jsonl files")
        parser.add_argument("--folds", action="store_true", help="try on each checked file what the others teach")

    def handle(self, *args: object, **options: Any) -> None:
        """Learn and write, or try."""
        read = _files(options["corpus"], "tuned_*.jsonl")
        unread = _files(options["corpus"], "checked_*.jsonl")
        if not unread:
            raise CommandError(f"There is no checked_*.jsonl in {options['corpus']}.", returncode=2)
        taught = {name: list(examples(items, unread=False)) for name, items in read.items()}
        taught |= {name: list(examples(items, unread=True)) for name, items in unread.items()}
        if options["folds"]:
            self._try(taught, unread)
            return
        weights = learn([example for each in taught.values() for example in each])
        content = {"learned_from": sorted(taught), "weights": weights}
        WEIGHTS.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        self.stderr.write(f"{len(weights)} weights learned from {sum(map(len, taught.values()))} words.")

    def _try(self, taught: dict[str, list[Example]], unread: dict[str, list[Labelled]]) -> None:
        for name, items in unread.items():
            for weights in ({}, learn([e for other, each in taught.items() if other != name for e in each])):
                with tried_weights(weights):
                    shares = measure(items).shares
                told = ", ".join(f"{LABELS[key]} {share.per_cent:.1f} %" for key, share in shares.items())
                self.stdout.write(f"{name} with {len(weights)} weights: {told}")


def _files(folder: Path, *patterns: str) -> dict[str, list[Labelled]]:
    return {file.stem: read_corpus(file) for pattern in patterns for file in sorted(folder.glob(pattern))}
