from keras.models import Model
