import tf_keras

a = tf_keras.Input((4, 2))
b = tf_keras.Input((4, 3))
x = tf_keras.layers.Concatenate()([a, b])
y = tf_keras.layers.LSTM(3, batch_input_shape=(1, 4, 2))
