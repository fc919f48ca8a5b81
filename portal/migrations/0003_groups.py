"""The groups of those who edit: editors write and submit, reviewers publish too, administrators see to the users."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

DATA = ("sources", "actors", "initiatives")
ALL = ("add", "change", "delete", "view")
SEEN = ("browse.view_formerslug", "browse.view_dataversion", "portal.view_revision", "portal.view_proposal")
USERS = (*(f"auth.{action}_user" for action in ALL), "auth.view_group")


def make_groups(apps, schema_editor):
    """Makes the groups, and gives each what it may do; what they were given besides stays."""
    for config in apps.get_app_configs():  # permissions are made after all migrations, unless they are asked for
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    models = [model for label in DATA for model in apps.get_app_config(label).get_models()]
    edited = {f"{m._meta.app_label}.{action}_{m._meta.model_name}" for m in models for action in ALL}
    editor = {*edited, *SEEN}
    give(apps, {"editor": editor, "reviewer": {*editor, "portal.publish"}, "administrator": set(USERS)})


def give(apps, groups):
    """Gives each group its permissions, by app and codename."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in apps.get_model("auth", "Permission").objects.select_related("content_type")
    }
    for name, codes in groups.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*(known[code] for code in sorted(codes)))


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_revisions_and_proposals"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("browse", "0001_initial"),
        ("sources", "0002_setaside"),
        ("actors", "0001_initial"),
        ("initiatives", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
