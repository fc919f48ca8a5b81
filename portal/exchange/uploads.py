"""The bound of what may be sent at all: looked at before a byte of a file is read, whoever sends it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST = 6_000_000  # bytes of a whole form with its files; an import takes files of 5 MB


class Bounded(FileUploadHandler):
    """Refuses forms with files that are larger than any that the portal takes; the answer is 400."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:  # noqa: N803
        """Looks at the length that the request declares, beyond which nothing is read."""
        if content_length > MOST:
            raise RequestDataTooBig("The files that were sent are too large.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leaves the data to the handlers after this one."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leaves the file to the handlers after this one."""
