"""The house of DESIGN section 3: who may import whom. The contracts stand in pyproject.toml."""

from __future__ import annotations

import tomllib

from importlinter.application.use_cases import create_report, read_user_options
from importlinter.configuration import configure

from tests.architecture.source import APPS, ROOT


def test_the_import_contracts_hold(monkeypatch) -> None:  # noqa: ANN001  (pytest's own fixture)
    """DESIGN section 3: apps stand in layers, the design system and the pure libraries stand alone."""
    monkeypatch.chdir(ROOT)
    configure()
    report = create_report(read_user_options(config_filename="pyproject.toml"), cache_dir=None)
    broken = [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept]
    assert broken == [], "run `lint-imports` to see the chains"


def test_every_app_stands_in_the_contracts() -> None:
    """A new app that nobody placed would be free to import anything."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(APPS) <= set(contracts["root_packages"])
    (layers,) = [contract for contract in contracts["contracts"] if contract["type"] == "layers"]
    assert set(layers["layers"]) == set(APPS)
    folders = {path.parent.name for path in ROOT.glob("*/apps.py")} - {"vs_portal"}
    assert folders <= set(APPS), "a new app: place it in the layers and in tests/architecture/source.py"
