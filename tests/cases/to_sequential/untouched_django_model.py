from django.db import models


class Keras(models.Model):
    name = models.CharField()


Keras(name="keras")
