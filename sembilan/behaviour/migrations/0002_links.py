import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('behaviour', '0001_ground'),
        ('organisation', '0004_places_and_leave'),
        ('people', '0004_sent_forms'),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_used', models.BooleanField(default=False)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='behaviour_links', to='people.employee')),
                ('instansi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.instansi')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='behaviour.round')),
            ],
            options={
                'indexes': [models.Index(fields=['round', 'employee'], name='behaviour_link_of')],
            },
        ),
    ]
