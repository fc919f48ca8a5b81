"""The transcription: its form in files, loading it, and writing it again.

`forms` describes each model once; reading files, reading the database, writing either and checking references all
follow from that description. docs/transcription.md says what the files look like, and why.
"""
