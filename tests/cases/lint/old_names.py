from tensorflow.keras.layers import CuDNNGRU, Dense

layer = CuDNNGRU(4)  # finds: KG303
dense = Dense(4, batch_input_shape=(None, 3))  # finds: KG303
