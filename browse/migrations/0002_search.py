"""What search looks in: the entries, and the index of the database that follows them by itself."""

from django.db import migrations, models

SQLITE = [
    "CREATE VIRTUAL TABLE browse_searchindex USING fts5(terms, content='', columnsize=0, tokenize='ascii')",
    """
    CREATE TRIGGER browse_searchindex_insert AFTER INSERT ON browse_searchentry BEGIN
        INSERT INTO browse_searchindex (rowid, terms) VALUES (new.id, new.terms);
    END
    """,
    """
    CREATE TRIGGER browse_searchindex_delete AFTER DELETE ON browse_searchentry BEGIN
        INSERT INTO browse_searchindex (browse_searchindex, rowid, terms) VALUES ('delete', old.id, old.terms);
    END
    """,
    """
    CREATE TRIGGER browse_searchindex_update AFTER UPDATE ON browse_searchentry BEGIN
        INSERT INTO browse_searchindex (browse_searchindex, rowid, terms) VALUES ('delete', old.id, old.terms);
        INSERT INTO browse_searchindex (rowid, terms) VALUES (new.id, new.terms);
    END
    """,
]
POSTGRESQL = [
    # A row stays in one piece: looking through entries must not fetch each vector from elsewhere.
    "ALTER TABLE browse_searchentry SET (toast_tuple_target = 8160)",
    """
    ALTER TABLE browse_searchentry
    ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED
    """,
    "CREATE INDEX browse_searchindex ON browse_searchentry USING gin (vector)",
]


def index(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE browse_searchindex")


class Migration(migrations.Migration):
    dependencies = [("browse", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        help_text="What kind of record it is. The portal fills it.", max_length=20, verbose_name="kind"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="What identifies the record among its kind, as its slug. The portal fills it.",
                        max_length=200,
                        verbose_name="key",
                    ),
                ),
                (
                    "record",
                    models.BigIntegerField(
                        help_text="The number (id) of the record. The portal fills it.", verbose_name="record number"
                    ),
                ),
                (
                    "url",
                    models.CharField(
                        help_text="The page of the record. The portal fills it.", max_length=300, verbose_name="address"
                    ),
                ),
                (
                    "title",
                    models.TextField(
                        blank=True,
                        help_text="What the record is called; blank for passages. The portal fills it.",
                        verbose_name="title",
                    ),
                ),
                (
                    "names",
                    models.TextField(
                        blank=True,
                        help_text="Its other names, acronyms and symbols, a line each. The portal fills it.",
                        verbose_name="other names",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="What else of it is looked in, a line a sentence. The portal fills it.",
                        verbose_name="text",
                    ),
                ),
                (
                    "weight",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How many facts hang on the record. The portal counts them.",
                        verbose_name="weight",
                    ),
                ),
                (
                    "terms",
                    models.TextField(
                        help_text="All of this as the analyser reads it. The portal fills it.", verbose_name="terms"
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="A fingerprint of what is stored. The portal fills it.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="browse_searchentry_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "word",
                    models.CharField(
                        help_text="Without accents and capitals. The portal fills it.",
                        max_length=40,
                        unique=True,
                        verbose_name="word",
                    ),
                ),
            ],
            options={
                "verbose_name": "search word",
                "verbose_name_plural": "search words",
                "ordering": ("word",),
            },
        ),
        migrations.RunPython(index, drop),
    ]
