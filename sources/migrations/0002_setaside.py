import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sentence", models.TextField(help_text="The whole sentence, as printed.", verbose_name="sentence")),
                ("reason", models.TextField(help_text="Why no fact rests on it.", verbose_name="reason")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Its place among those of the passage; the lowest comes first.",
                        verbose_name="position",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        help_text="The passage that it stands in.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="set_aside",
                        to="sources.passage",
                        verbose_name="passage",
                    ),
                ),
            ],
            options={
                "verbose_name": "sentence set aside",
                "verbose_name_plural": "sentences set aside",
                "ordering": ("passage", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("passage", "sentence"), name="sources_setaside_once_a_sentence"),
                    models.UniqueConstraint(fields=("reason",), name="sources_setaside_reason_of_its_own"),
                    models.CheckConstraint(
                        condition=models.Q(("sentence", ""), _negated=True), name="sources_setaside_sentence_present"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="sources_setaside_reason_present"
                    ),
                ],
            },
        ),
    ]
