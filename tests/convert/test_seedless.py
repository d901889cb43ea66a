"""The table of layers that take no seed when they are made, checked against the real Keras."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kerasgen.reading.keras_names import SEEDLESS

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras")]

ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "Activation": ("relu",),
    **{f"{pool}{n}D": (2,) for pool in ("AveragePooling", "AvgPool") for n in (1, 2, 3)},
    "CenterCrop": (2, 2),
    "Permute": ((1,),),
    "RepeatVector": (2,),
    "Rescaling": (2.0,),
    "Reshape": ((1,),),
    "Resizing": (2, 2),
}


def takes_a_seed(make: Any) -> bool:
    import keras

    keras.utils.set_random_seed(1)
    before = random.getstate()
    make()
    return random.getstate() != before


@pytest.mark.parametrize("name", sorted(SEEDLESS))
def test_it_takes_no_seed(name: str, keras: Any) -> None:
    layer = getattr(keras.layers, name)
    assert not takes_a_seed(lambda: layer(*ARGUMENTS.get(name, ())))


@pytest.mark.parametrize("name", ["Dense", "Embedding", "LSTM", "Conv2D", "Dropout"])
def test_a_seed_that_is_taken_is_seen(name: str, keras: Any) -> None:
    arguments = {"Conv2D": (2, 3), "Dropout": (0.5,), "Embedding": (3, 2)}.get(name, (2,))
    assert takes_a_seed(lambda: getattr(keras.layers, name)(*arguments))
