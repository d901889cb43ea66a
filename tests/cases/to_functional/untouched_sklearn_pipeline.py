# runs: no
from sklearn.pipeline import Pipeline
import keras

pipeline = Pipeline([("scale", Scaler()), ("net", Net())])
layer = keras.layers.Dense(4, input_shape=(3,))
