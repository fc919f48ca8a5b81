"""Named database constraints that several models share."""

from django.db import models
from django.db.models import Q


def one_of(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """Holds `field` to a closed vocabulary in the database too, named `<app>_<model>_<field>_known`."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"%(app_label)s_%(class)s_{field}_known"
    )


def not_blank(field: str) -> models.CheckConstraint:
    """Refuses an empty text in `field`, named `<app>_<model>_<field>_present`."""
    return models.CheckConstraint(condition=~Q(**{field: ""}), name=f"%(app_label)s_%(class)s_{field}_present")
