"""What was settled is a kind of entry, not a resource of the other system: its name says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("siasn", "0001_siasn")]
    operations = [
        migrations.RemoveConstraint(model_name="settled", name="siasn_settled_once"),
        migrations.RenameField(model_name="settled", old_name="resource", new_name="kind"),
        migrations.AddConstraint(
            model_name="settled",
            constraint=models.UniqueConstraint(fields=("employee", "kind", "fingerprint"), name="siasn_settled_once"),
        ),
    ]
