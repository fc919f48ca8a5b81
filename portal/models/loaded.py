"""What the loading of the transcription remembers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedBlock(models.Model):
    """What file and database said of a block when they were last loaded, so that a load can tell who changed it."""

    form = models.CharField(
        _("form"),
        max_length=20,
        help_text=_("The kind of record, as the portal names it. The portal fills it when loading."),
    )
    key = models.CharField(
        _("key"),
        max_length=140,
        help_text=_("What identifies the record among its kind, as its slug. The portal fills it when loading."),
    )
    file_digest = models.CharField(
        _("digest of the file's block"),
        max_length=64,
        help_text=_("A fingerprint of what the file said at the last load. The portal fills it."),
    )
    database_digest = models.CharField(
        _("digest of the database's block"),
        max_length=64,
        help_text=_("A fingerprint of what the database said at the last load. The portal fills it."),
    )

    class Meta:
        verbose_name = _("loaded block")
        verbose_name_plural = _("loaded blocks")
        ordering = ("form", "key")
        constraints = (models.UniqueConstraint(fields=("form", "key"), name="portal_loadedblock_once"),)

    def __str__(self) -> str:
        return f"{self.form} {self.key}"
