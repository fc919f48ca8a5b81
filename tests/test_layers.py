"""The layers hold: import-linter passes the code as it is, and fails when a package imports one above it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ["portal", "initiatives", "actors", "sources", "browse"]
BREACHES = [(lower, higher) for place, higher in enumerate(LAYERS) for lower in LAYERS[place + 1 :]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the packages and of the contract, to be broken."""
    for package in LAYERS:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    """Run lint-imports on the packages in a folder."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([command, "--no-cache"], cwd=project, capture_output=True, text=True, check=False)


def test_layers_hold_in_the_code_as_it_is(project):
    result = lint(project)
    assert result.returncode == 0, result.stdout
    assert "1 kept, 0 broken" in result.stdout


@pytest.mark.parametrize(("lower", "higher"), BREACHES)
def test_layers_fail_when_a_lower_package_imports_a_higher(project, lower, higher):
    (project / lower / "breach.py").write_text(f"import {higher}\n")
    result = lint(project)
    assert result.returncode == 1, result.stdout
    assert f"{lower} is not allowed to import {higher}" in result.stdout


def test_layers_fail_when_the_import_stands_in_a_function(project):
    (project / "actors" / "breach.py").write_text("def late():\n    from initiatives import apps\n")
    assert lint(project).returncode == 1
