"""Loads Keras on tensorflow: for what the light one cannot do, and to check it against."""

from __future__ import annotations

import os
from typing import Any

from kerasgen.build.keras_side.hiding import OPTIONAL, hide

__all__ = ["load_full"]


def load_full() -> Any:
    """Return Keras on its tensorflow backend, without GPUs. Raises ImportError without either."""
    os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="-1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    hide(OPTIONAL)
    import keras

    return keras
