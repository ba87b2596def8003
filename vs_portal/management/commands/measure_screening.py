"""`manage.py measure_screening`: how well the screen works on our own labelled texts, and what it costs.

Reads every `*.jsonl` of the corpus folder; those held aside, and those that the screen was built on, are also counted
together. `--write` keeps the figures in `text_guard/figures.json`, which the page
"How we check text" shows. Never prints text: figures, and with `--ids` the ids of texts judged wrongly.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from screening.measuring.corpus import BadCorpus, read_corpus
from screening.measuring.costs import memory_added, usual_cost, worst_cost
from screening.measuring.figures import Figures, measure, together

CORPUS = Path(settings.BASE_DIR) / "tests" / "unit" / "screening" / "corpus"
FIGURES = Path(settings.BASE_DIR) / "text_guard" / "figures.json"
LABELS = {
    "caught": "identifying texts caught",
    "blocked": "texts with a direct identifier blocked",
    "clean_stopped": "clean texts stopped (warn or block)",
    "clean_blocked": "clean texts blocked",
    "identifier_spans": "identifier and contact places found",
    "name_spans": "names and initials found",
    "story_spans": "stories and family references found",
}
_KINDS = {"held_aside": "held_aside", "tuned": "dev", "checked": "dev"}
_HOSTILE_LENGTH = 4_000


class Command(BaseCommand):
    """Prints the figures of every corpus; JSON on standard output with --json."""

    help = "Measure the screen on the labelled texts and print the figures."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, the form of the answer, and whether to keep it."""
        parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of *.jsonl files, or one such file")
        parser.add_argument("--json", action="store_true", help="write the figures to standard output as JSON")
        parser.add_argument("--ids", action="store_true", help="list the ids of texts that were judged wrongly")
        parser.add_argument("--write", action="store_true", help="keep the figures for the governance page")

    def handle(self, *args: object, **options: Any) -> None:
        """Measure, print, keep."""
        corpora = _corpora(options["corpus"])
        texts = [item.text for items in corpora.values() for item in items]
        figures = {name: measure(items) for name, items in corpora.items()}
        report = _report(figures, texts)
        if options["write"]:
            FIGURES.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
        if options["json"]:
            self.stdout.write(json.dumps(report))
        else:
            self._print(report)
        if options["ids"]:
            for name, seen in figures.items():
                self.stderr.write(f"{name}: {' '.join(seen.wrong) or 'none wrong'}")

    def _print(self, report: dict[str, Any]) -> None:
        parts = {name: seen for name, seen in report["parts"].items() if name not in report["corpora"]}
        for name, seen in (parts | report["corpora"]).items():
            self.stdout.write(
                f"{name}: {seen['texts']} texts, {seen['identifying']} identifying, {seen['clean']} clean"
            )
            for key, label in LABELS.items():
                share = seen["figures"][key]
                percent = f"{100 * share['hits'] / share['of']:5.1f} %" if share["of"] else "    –  "
                self.stdout.write(f"  {label:42s} {percent}  ({share['hits']} of {share['of']})")
        self.stdout.write(
            f"processor time for a text: {report['cpu_ms_p95']} ms at the 95th percentile; hostile texts of"
            f" {_HOSTILE_LENGTH:,} characters: {report['worst_ms_4000']} ms at worst ({report['worst_text']})"
        )
        self.stdout.write(f"memory added to a process: {report['memory_mb']} MB")


def _corpora(path: Path) -> dict[str, Any]:
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    if not files:
        raise CommandError(f"There are no *.jsonl files in {path}.", returncode=2)
    try:
        return {file.stem: read_corpus(file) for file in files}
    except (BadCorpus, ValueError, KeyError) as error:
        raise CommandError(f"A corpus cannot be read: {error}", returncode=1) from error


def _report(figures: dict[str, Figures], texts: list[str]) -> dict[str, Any]:
    worst, cost = worst_cost(_HOSTILE_LENGTH)
    memory = memory_added()
    return {
        "measured_on": timezone.localdate().isoformat(),
        "corpora": {name: _of_corpus(together(parts)) for name, parts in _kinds(figures).items()},
        "parts": {name: _of_corpus(seen) for name, seen in figures.items()},
        "cpu_ms_p95": round(usual_cost(texts), 2),
        "worst_ms_4000": round(cost, 1),
        "worst_text": worst,
        "memory_mb": None if memory is None else round(memory, 1),
    }


def _kinds(figures: dict[str, Figures]) -> dict[str, list[Figures]]:
    """Files by what they are: texts held aside, texts that the screen was built on, and any other by its own name."""
    kinds: dict[str, list[Figures]] = {}
    for name, seen in figures.items():
        stem, _, number = name.rpartition("_")
        kinds.setdefault(_KINDS.get(stem, name) if number.isdigit() else name, []).append(seen)
    return kinds


def _of_corpus(seen: Figures) -> dict[str, Any]:
    shares = {name: {"hits": share.hits, "of": share.of} for name, share in seen.shares.items()}
    return {"texts": seen.texts, "identifying": seen.identifying, "clean": seen.clean, "figures": shares}
