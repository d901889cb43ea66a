# runs: no
import keras
from keras import layers

node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node.build()
model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
# output
import keras
from keras import layers

node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node = node.next or node.parent
node = node.next
node.build()
inputs = keras.Input((3,))
outputs = layers.Dense(1)(inputs)
model = keras.Model(inputs, outputs)
