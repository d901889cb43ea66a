import keras

total = keras.ops.add(1, 2)
count = {1}
count.add(2)
