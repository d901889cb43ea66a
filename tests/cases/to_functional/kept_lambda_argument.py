# kept: not-hoistable
# runs: no
import keras
from keras import layers

wrapped = KerasClassifier(
    build_fn=lambda units=4: keras.Sequential([
        layers.Dense(units, input_shape=(3,)),
        layers.Dense(1),
    ])
)
