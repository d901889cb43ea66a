"""Input shapes that the uses of a model tell: found where they agree, and proved before taken."""

from __future__ import annotations

import functools

import pytest

from kerasgen.convert import convert
from kerasgen.convert.results import Found
from kerasgen.verify.check import Draft, shapes_found

HEAD = """
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
"""
MODEL = "model = keras.Sequential([layers.Flatten(), layers.Dense(4), layers.Dense(2)])\n"
ROWS = "model = keras.Sequential([layers.Dense(4), layers.Dense(2)])\n"
PICTURES = "model = keras.Sequential([layers.Conv2D(4, 3), layers.GlobalMaxPooling2D()])\n"
MNIST = "(x, y), (a, b) = keras.datasets.mnist.load_data()\n"

# What comes after a model, and the shape that it tells.
TELLS = {
    "fit": (MODEL, MNIST + "model.fit(x, y)\n", (28, 28)),
    "counted after it is built": (
        MODEL,
        MNIST + "model.fit(x, y)\nmodel.weights\n",
        (28, 28),
    ),
    "fit by keyword": (MODEL, MNIST + "model.fit(y=y, x=x)\n", (28, 28)),
    "fit before": (MNIST + MODEL, "model.fit(x / 255.0, y)\n", (28, 28)),
    "predict": (MODEL, MNIST + "model.predict(a[:5])\n", (28, 28)),
    "evaluate": (MODEL, MNIST + "model.evaluate(a, b)\n", (28, 28)),
    "train_on_batch": (MODEL, MNIST + "model.train_on_batch(x[:9], y[:9])\n", (28, 28)),
    "several that agree": (
        MODEL,
        MNIST + "model.fit(x, y)\nmodel.evaluate(a, b)\nmodel.predict(a[np.newaxis, 0])\n",
        (28, 28),
    ),
    "reshape": (ROWS, MNIST + "model.fit(x.reshape(60000, 784), y)\n", (784,)),
    "reshape with -1": (ROWS, MNIST + "model.fit(x.reshape((-1, 28 * 28)), y)\n", (784,)),
    "astype": (MODEL, MNIST + "x = x.astype('float32') / 255\nmodel.fit(x, y)\n", (28, 28)),
    "expand_dims": (PICTURES, MNIST + "model.fit(np.expand_dims(x, -1), y)\n", (28, 28, 1)),
    "newaxis": (PICTURES, MNIST + "model.fit(x[..., np.newaxis], y)\n", (28, 28, 1)),
    "to_categorical": (
        ROWS,
        MNIST + "model.fit(keras.utils.to_categorical(y, 10), y)\n",
        (10,),
    ),
    "standardized": (
        ROWS,
        (
            "(x, y), _ = keras.datasets.boston_housing.load_data()\n"
            "x -= x.mean(axis=0)\nx /= x.std(axis=0)\nmodel.fit(x, y)\n"
        ),
        (13,),
    ),
    "zeros": (ROWS, "model(np.zeros((2, 7)))\n", (7,)),
    "an eager tensor": (ROWS, "model(tf.random.normal([16, 100]))\n", (100,)),
    "a literal": (ROWS, "model.predict(np.array([[1, 2, 3], [4, 5, 6]]))\n", (3,)),
    "tf.constant": (ROWS, "model.fit(tf.constant([[1.0], [2.0]]), [1, 2])\n", (1,)),
    "a split": (
        ROWS,
        "x, y = load_iris(return_X_y=True)\nx, t, y, s = train_test_split(x, y)\nmodel.fit(x, y)\n",
        (4,),
    ),
    "a scaler": (
        ROWS,
        "x = load_iris().data\nx = StandardScaler().fit_transform(x)\nmodel.fit(x, x)\n",
        (4,),
    ),
    "a dataset": (
        PICTURES,
        MNIST + "data = tf.data.Dataset.from_tensor_slices((x[..., None], y)).shuffle(9).batch(8)\n"
        "model.fit(data.prefetch(1), epochs=2)\n",
        (28, 28, 1),
    ),
    "a dataset of lists": (
        ROWS,
        (
            "rows = [[1.0, 1.5], [2.0, 2.5]]\n"
            "data = tf.data.Dataset.from_tensor_slices((rows, [0.3, 0.5])).batch(1)\n"
            "model.fit(data)\n"
        ),
        (2,),
    ),
    "a mapped dataset": (
        ROWS,
        MNIST + "data = tf.data.Dataset.from_tensor_slices((x, y))\n"
        "data = data.map(lambda p, n: (tf.reshape(p, [784]), n)).batch(8)\nmodel.fit(data)\n",
        (784,),
    ),
    "batches": (
        MODEL,
        MNIST + "for p, n in tf.data.Dataset.from_tensor_slices((x, y)).batch(8):\n    model(p)\n",
        (28, 28),
    ),
    "pictures in a directory": (
        PICTURES,
        (
            "data = keras.utils.image_dataset_from_directory('d', image_size=(96, 64))\n"
            "model.fit(data)\n"
        ),
        (96, 64, 3),
    ),
    "pictures whose channels come first": (
        "model = keras.Sequential([layers.Flatten(), layers.Dense(2)])\n",
        (
            "keras.backend.set_image_data_format('channels_first')\n"
            "(x, y), _ = keras.datasets.cifar10.load_data()\nmodel.fit(x, y)\n"
        ),
        (3, 32, 32),
    ),
    "a generator of numbers": (
        ROWS,
        "model.predict(np.random.default_rng(0).normal(size=(9, 4)))\n",
        (4,),
    ),
    "batches as numpy": (
        MODEL,
        (
            MNIST + "data = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)\n"
            "for p, n in data.as_numpy_iterator():\n    model(p)\n"
        ),
        (28, 28),
    ),
    "data that are replaced": (
        ROWS,
        "d = load_iris()\nd['data'] = d['data'][:, :2]\nmodel.fit(d.data, d.target)\n",
        (2,),
    ),
    "build": (ROWS, "y = 1\nmodel.build((None, 9))\n", (9,)),
    "a vocabulary": (
        "model = keras.Sequential([layers.Embedding(99, 4), layers.Flatten(), layers.Dense(1)])\n",
        (
            "(x, y), _ = keras.datasets.imdb.load_data(num_words=99)\n"
            "model.fit(keras.utils.pad_sequences(x, maxlen=50), y)\n"
        ),
        (50,),
    ),
    "an unknown use that fits no other size": (
        ROWS,
        MNIST + "model.fit(x.reshape(-1, 784), y)\nmodel.predict(pd.read_csv('new.csv'))\n",
        (784,),
    ),
    "a function that makes it": (
        (
            "def make():\n    model = keras.Sequential([layers.Flatten(), layers.Dense(2)])\n"
            "    model.compile()\n    return model\n"
        ),
        MNIST + "make().fit(x, y)\n",
        (28, 28),
    ),
    "the output of another": (
        "other = keras.Sequential([keras.Input((6,)), layers.Dense(3)])\n" + ROWS,
        "model.predict(other.predict(np.zeros((9, 6))))\n",
        (3,),
    ),
    "a layer of another model that is also used by itself": (
        ROWS,
        (
            "i = keras.Input((3,))\nx = layers.Dense(6)(i)\nwhole = keras.Model(i, model(x))\n"
            "model.predict(pd.read_csv('a.csv'))\n"
        ),
        (6,),
    ),
    "added to another model and used by itself": (
        "whole = keras.Sequential([keras.Input((9,)), layers.Dense(5)])\n" + ROWS,
        "whole.add(model)\nmodel.predict(pd.read_csv('a.csv'))\n",
        (5,),
    ),
    "an adapted normalizer": (
        (
            "x = load_iris().data\nnormalizer = layers.Normalization()\nnormalizer.adapt(x)\n"
            "model = keras.Sequential([normalizer, layers.Dense(1)])\n"
        ),
        "",
        (4,),
    ),
}

# Ways to set the shape of the array `z`, and then to use it.
SET_THROUGH = {
    "an attribute": "class D: pass\nd = D()\nd.z = z\nd.z.shape = (10, 4)\nmodel.predict(z)\n",
    "an item": "d = {'z': z}\nd['z'].resize((10, 4))\nmodel.predict(d['z'])\n",
    "setattr": "setattr(z, 'shape', (10, 4))\nmodel.predict(z)\n",
    "a parameter": "def f(q):\n    q.shape = (10, 4)\nf(z)\nmodel.predict(z)\n",
    "a method of the class": "np.ndarray.resize(z, (10, 4))\nmodel.predict(z)\n",
    "a list that holds it": "d = [z]\nz.shape = (10, 4)\nmodel.predict(*d)\n",
    "what is stacked": "d = [z, z]\nz.shape = (10, 4)\nmodel.predict(np.stack(d))\n",
    "what asarray gives": "d = np.asarray(z)\nd.shape = (10, 4)\nmodel.predict(z)\n",
    "a closure": (
        "def f():\n    w = z\n    def g():\n        w.shape = (10, 4)\n    g()\n"
        "    model.predict(w)\nf()\n"
    ),
    "unpacking": "z.shape, w = (10, 4), 1\nmodel.predict(z)\n",
    "a statement after one that fails": (
        "if True:\n    keras.backend.set_image_data_format(pd.order)\n    z.shape = (10, 4)\n"
        "model.predict(z)\n"
    ),
    "its type": "z.dtype = np.float32\nmodel.predict(z)\n",
}

# What comes after a model and tells nothing, with a part of the reason.
KEEPS = {
    "nothing": (MODEL, "", "no input shape is given; put"),
    "data of a file": (MODEL, "model.fit(pd.read_csv('a.csv'))\n", "no input shape is given; put"),
    "uses that disagree": (
        MODEL,
        MNIST + "model.predict(x)\nmodel.predict(x[:, :20])\n",
        "its uses do not agree: (28, 28), and (20, 28) at line",
    ),
    "uses that disagree in rank": (
        MODEL,
        MNIST + "model.predict(x)\nmodel.predict(x.reshape(-1, 784))\n",
        "its uses do not agree: (28, 28), and (784,) at line",
    ),
    "an unknown use that may have as many pixels": (
        MODEL,
        MNIST + "model.predict(x)\nmodel.predict(pd.read_csv('new.csv'))\n",
        "it may be used with other sizes than (28, 28)",
    ),
    "an unknown use that may have another rank": (
        ROWS,
        MNIST + "def run():\n    if model.predict(pd.read_csv('new.csv')):\n        return\n"
        "    model.fit(x.reshape(-1, 784), y)\nrun()\n",
        "it may be used with other sizes than (784,)",
    ),
    "pooling that rounds": (
        "model = keras.Sequential([layers.MaxPooling1D(4), layers.Flatten(), layers.Dense(2)])\n",
        "model(np.zeros((2, 8, 3)))\nmodel.predict(pd.read_csv('new.csv'))\n",
        "it may be used with other sizes than (8, 3)",
    ),
    "an unknown use that may have other sizes": (
        PICTURES,
        MNIST + "model.predict(x[..., None])\nmodel.predict(pd.read_csv('new.csv'))\n",
        "it may be used with other sizes than (28, 28, 1)",
    ),
    "a model given away that may get other sizes": (
        PICTURES,
        MNIST + "model.predict(x[..., None])\npd.explain(model)\n",
        "it may be used with other sizes than (28, 28, 1)",
    ),
    "a model inside that is used with other sizes": (
        PICTURES,
        (
            "model.predict(np.zeros((2, 8, 8, 1)))\n"
            "outer = keras.Sequential([model, layers.Dense(2)])\n"
            "outer.predict(np.zeros((2, 9, 9, 1)))\n"
        ),
        "it may be used with other sizes than (8, 8, 1)",
    ),
    "only a layer of a functional model": (
        MODEL,
        "i = keras.Input((5, 5))\nwhole = keras.Model(i, model(i))\n",
        "it is only used as a layer of another model (line ",
    ),
    "only a layer of a Sequential": (
        MODEL,
        "whole = keras.Sequential([keras.Input((5, 5)), model])\n",
        "it is only used as a layer of another model (line ",
    ),
    "called on a tensor and on data of another shape": (
        PICTURES,
        (
            "i = keras.Input((8, 8, 1))\nwhole = keras.Model(i, model(i))\n"
            "model.predict(np.zeros((2, 9, 9, 1)))\n"
        ),
        "its uses do not agree: (8, 8, 1), and (9, 9, 1) at line",
    ),
    "called on a tensor, and it takes other sizes": (
        PICTURES,
        (
            "i = keras.Input((8, 8, 1))\nwhole = keras.Model(i, model(i))\n"
            "model.predict(pd.read_csv('a.csv'))\n"
        ),
        "it may be used with other sizes than (8, 8, 1)",
    ),
    "data that does not fit": (
        PICTURES,
        MNIST + "model.fit(x, y)\n",
        "that of its data (line ",
    ),
    "two models of one place": (
        (
            "def make():\n    model = keras.Sequential([layers.Flatten(), layers.Dense(2)])\n"
            "    model.compile()\n    return model\n"
        ),
        MNIST + "make().fit(x, y)\nmake().fit(x[:, :5], y)\n",
        "its uses do not agree",
    ),
    "one of two models of one place": (
        (
            "def make():\n    model = keras.Sequential([layers.Flatten(), layers.Dense(2)])\n"
            "    model.compile()\n    return model\n"
        ),
        MNIST + "make().fit(x, y)\nmake().fit(pd.read_csv('a.csv'))\n",
        "no input shape is given; put",
    ),
    "an axis that is not known": (
        ROWS,
        "def run(width):\n    model.fit(np.zeros((9, width)), [1])\n",
        "no input shape is given; put",
    ),
    "an array whose shape is set": (
        ROWS,
        "z = np.zeros((5, 8))\nz.shape = (10, 4)\nmodel.predict(z)\n",
        "no input shape is given; put",
    ),
    "an array that is resized": (
        ROWS,
        "z = np.zeros((5, 8))\nsame = z\nz.resize((10, 4))\nmodel.predict(same)\n",
        "no input shape is given; put",
    ),
    **{
        f"an array whose shape is set through {name}": (
            ROWS,
            f"z = np.zeros((5, 8))\n{text}",
            "no input shape is given; put",
        )
        for name, text in SET_THROUGH.items()
    },
    "an order of axes that may be set": (
        MODEL,
        (
            "if pd.is_new():\n    keras.backend.set_image_data_format('channels_first')\n"
            "(x, y), _ = keras.datasets.cifar10.load_data()\nmodel.fit(x, y)\n"
        ),
        "no input shape is given; put",
    ),
    "data that may be replaced": (
        ROWS,
        "d = load_iris()\nif pd.is_new():\n    d.data = d.data[:, :2]\nmodel.fit(d.data, [1])\n",
        "no input shape is given; put",
    ),
    "a shape of numbers that are not known": (
        ROWS,
        "d = [9]\nd.extend(pd.read_csv('a.csv'))\nmodel.fit(np.zeros(d), [1])\n",
        "no input shape is given; put",
    ),
    "arrays in another order": (
        ROWS,
        (
            "import random\nd = [np.zeros((5, 8)), np.zeros((5, 3))]\nrandom.shuffle(d)\n"
            "model.predict(d[0])\n"
        ),
        "no input shape is given; put",
    ),
    "a heap": (
        ROWS,
        "import heapq\nd = [1, 2]\nheapq.heappush(d, 3)\nmodel.predict(np.array([d]))\n",
        "no input shape is given; put",
    ),
    "a fixed batch": (ROWS, "y = 1\nmodel.build((8, 9))\n", "`.build` gives its shape where"),
    "another dtype": (
        "model = keras.Sequential([layers.Dense(4, dtype='float16'), layers.Dense(2)])\n",
        "model(np.zeros((2, 7)))\n",
        "that of its data (line ",
    ),
    "looked at before it is built": (
        MODEL,
        MNIST + "print(model.built)\nmodel.fit(x, y)\n",
        "`.built` is read before it is built",
    ),
    "weights that are counted before it is built": (
        MODEL,
        MNIST + "same = model\nprint(len(same.weights))\nmodel.fit(x, y)\n",
        "`.weights` is read before it is built",
    ),
    "under a dtype policy": (
        "keras.mixed_precision.set_global_policy('mixed_float16')\n" + MODEL,
        MNIST + "model.fit(x, y)\n",
        "under a dtype policy its input has the dtype that it computes in",
    ),
    "pictures to normalize": (
        (
            "normalizer = layers.Normalization()\nnormalizer.adapt(np.zeros((9, 8, 8, 3)))\n"
            "model = keras.Sequential([normalizer, layers.Conv2D(1, 3)])\n"
        ),
        "",
        "no input shape is given; put",
    ),
}


@functools.cache
def found() -> dict[str, tuple[str, dict[tuple[int, int], Found]]]:
    """Ask one worker about all the texts."""
    parts = {**TELLS, **KEEPS}
    texts = {name: HEAD + first + after for name, (first, after, _) in parts.items()}
    drafts = [Draft("a.py", text, convert(text)) for text in texts.values()]
    shapes = shapes_found(drafts, 1)
    return dict(zip(texts, zip(texts.values(), shapes, strict=True), strict=True))


@pytest.mark.parametrize("name", TELLS)
def test_a_shape_that_is_found(name: str) -> None:
    text, shapes = found()[name]
    conversion = convert(text, found=shapes)
    model = conversion.models[-1]
    assert model.outcome == "converted", model.reason
    shape = TELLS[name][2]
    assert f"Input(shape={shape!r})" in conversion.text
    assert model.notices[0].startswith(f"input shape {shape} found: ")


@pytest.mark.parametrize("name", KEEPS)
def test_a_shape_that_is_not_found(name: str) -> None:
    text, shapes = found()[name]
    conversion = convert(text, found=shapes)
    model = next(model for model in conversion.models if model.reason is not None)
    assert model.reason is not None
    assert model.reason.code == "no-input-shape"
    assert KEEPS[name][2] in model.reason.message


def test_the_place_of_the_data_is_told() -> None:
    text, shapes = found()["fit"]
    line = text.splitlines().index("model.fit(x, y)") + 1
    (one,) = shapes.values()
    assert one == Found((28, 28), "input shape (28, 28) found: `fit` on x at {line}", line)
    assert one.text() == f"input shape (28, 28) found: `fit` on x at line {line}"
