import keras
from keras import layers

letters = set()
words = {}
lines = []
with open("text.txt") as file:
    for line in file:
        lines.append(line)
        for letter in line:
            letters.add(letter)
            words[letter] = len(words)
x = layers.Dense(len(letters))(keras.Input((3,)))
y = layers.Dense(len(words))(x)
z = layers.Dense(len(sorted(list(letters))))(y)
a = layers.Dense(len(lines))(z)
