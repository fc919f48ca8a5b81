"""Whole records as the files of the transcription, in an archive: the same files as `manage.py export` writes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from portal.transcription.exporting import written
from portal.transcription.problems import Problems
from portal.transcription.reading import read_folder

from .rows import Changes
from .sheets import MOST_BYTES, Unreadable, check_zip
from .world import World

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_zip() -> bytes:
    """All files of the transcription, always the same bytes for the same data."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in written().items():
            info = zipfile.ZipInfo(path, LONG_AGO)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(info, text.encode(), compresslevel=9)
    return out.getvalue()


def changes_of(content: bytes, world: World) -> Changes:
    """What the files of an archive come to; records that it does not have stay as they are. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1_000_000})
    archive = check_zip(content)
    problems, changes = Problems(), Changes()
    with TemporaryDirectory() as place:
        folder = Path(place)
        for info in archive.infolist():
            path = PurePosixPath(info.filename)
            if info.is_dir():
                continue
            if path.suffix not in (".yaml", ".yml") or path.is_absolute() or ".." in path.parts or len(path.parts) > 4:
                raise Unreadable(_("“%(name)s” is no file of the transcription.") % {"name": info.filename[:80]})
            target = folder.joinpath(*path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.write_bytes(archive.read(info))
            except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError, RuntimeError):
                raise Unreadable(_("“%(name)s” cannot be unpacked.") % {"name": info.filename[:80]}) from None
        known = [(code, passage.text) for code, passage in world.passages.items()]
        reading = read_folder(folder, problems, known=known)
    for problem in problems.found:
        changes.wrong[problem.where.replace(place, _("the file"))].append(
            f"{problem.record}: {problem.reason}".strip(": ")
        )
    for block in reading.blocks:
        name = world.now(block.name)
        changes.blocks[name] = block.data
        changes.origins[name].append(block.where)
    return changes
