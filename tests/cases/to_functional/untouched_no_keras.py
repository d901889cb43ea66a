def Sequential(steps):
    return list(steps)


model = Sequential([1, 2])
print("keras.Sequential")
