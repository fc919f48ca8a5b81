"""What is quoted: reports, sections, passages, excerpts; cited documents; themes, countries and regions."""
