"""The transcription itself, held to the text that it transcribes."""
