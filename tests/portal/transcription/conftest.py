"""A small transcription to be broken, changed and loaded; small/ holds it in canonical form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.transcription.merging import Decision, Fate
from portal.transcription.plain import read, render
from portal.transcription.planning import Plan
from portal.transcription.problems import Refused
from portal.transcription.seeding import seed

SMALL = Path(__file__).parent / "small"
Data = dict[str, Any]


class Folder:
    """A folder of files as plain data, written anew before each load."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: dict[str, Data] = {
            file.relative_to(SMALL).as_posix(): read(file) for file in sorted(SMALL.rglob("*.yaml"))
        }

    def record(self, key: str) -> Data:
        """The record of that slug or place, wherever it stands."""
        found: list[Data] = [
            record
            for data in self.files.values()
            for records in data.values()
            if isinstance(records, list)
            for record in records
            if key in (record.get("slug"), record.get("at"))
        ]
        assert len(found) == 1, key
        return found[0]

    def remove(self, key: str) -> Data:
        """Takes a record out of its file."""
        record = self.record(key)
        for data in self.files.values():
            for records in data.values():
                if isinstance(records, list) and record in records:
                    records.remove(record)
        return record

    def add(self, file: str, records: str, record: Data) -> None:
        """Puts a record into a list of a file."""
        self.files[file][records].append(record)

    def replace(self, old: str, new: str) -> None:
        """Replaces a text in all files, as one renames a slug."""
        self.write()
        for name in self.files:
            file = self.path / name
            file.write_text(file.read_text().replace(old, new))
            self.files[name] = read(file)

    def write(self) -> Path:
        """Writes all files; returns the folder."""
        for name, data in self.files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(render(data))
        return self.path

    def load(self, **options: Any) -> Plan:
        """Loads the folder."""
        return seed(self.write(), **options)

    def problems(self) -> list[str]:
        """What a load of the folder is refused for."""
        with pytest.raises(Refused) as refused:
            self.load()
        return list(map(str, refused.value.problems.found))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The small transcription."""
    return Folder(tmp_path / "fixtures")


@pytest.fixture
def loaded(folder: Folder, db: None) -> Folder:
    """The small transcription, loaded."""
    folder.load()
    return folder


@pytest.fixture
def fate() -> Callable[[Plan, str], Fate]:
    """A function that says what became of the block of that key."""

    def of(plan: Plan, key: str) -> Fate:
        return decision_on(plan, key).fate

    return of


def decision_on(plan: Plan, key: str) -> Decision:
    """The decision on the block of that key."""
    found = [decision for decision in plan.decisions if decision.name.key == key]
    assert len(found) == 1, found
    return found[0]


def disorder(folder: Folder) -> None:
    """Writes the same in another form: other orders, defaults said, numbers and groups otherwise."""
    for data in folder.files.values():
        for records in data.values():
            if isinstance(records, list) and "passages" not in data:
                records.reverse()
    mechanism = folder.record("working-group-on-schools")
    mechanism["themes"].reverse()
    mechanism.update(scope="global", open_list="yes", parent="", note="", regions=[])
    folder.record("resolution-57-i")["evidence"].reverse()
    folder.record("childrens-fund")["names"][1]["ambiguous"] = "no"
    folder.record("childrens-fund")["mentions"].reverse()
    folder.record("handbook-2013")["results"].reverse()
    folder.record("handbook-2013")["results"][1].update(value="1000.00", baseline="0.0")
    whole = mechanism["participants"][0]
    mechanism["participants"] = [whole | {"actors": [actor]} for actor in whole["actors"]]
