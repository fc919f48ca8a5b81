"""Who: actors, their names, mentions, mandates and the relations between them."""
