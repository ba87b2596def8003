"""The house of DESIGN section 3: who may import whom. The contracts stand in pyproject.toml."""

from __future__ import annotations

import tomllib

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.source import APPS, ROOT


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """DESIGN section 3: apps stand in layers, the design system and the pure libraries stand alone."""
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_app_stands_in_the_contracts() -> None:
    """A new app that nobody placed would be free to import anything."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(APPS) <= set(contracts["root_packages"])
    (layers,) = [contract for contract in contracts["contracts"] if contract["type"] == "layers"]
    assert set(layers["layers"]) == set(APPS)
    folders = {path.parent.name for path in ROOT.glob("*/apps.py")} - {"vs_portal"}
    assert folders <= set(APPS), "a new app: place it in the layers and in tests/architecture/source.py"
