"""Import and export in the admin: flat tables as CSV and XLSX, whole records as the files of the transcription.

Rows of a table are a part of a record's block (`portal.transcription`): an import changes blocks, and hands them to the
save service. An import adds and changes; it never deletes.
"""
