"""Prints kmeans_recorded.txt: scikit-learn's answers on data that any MT19937 stream can make again.

A line: data seed, rows, columns, digits kept, k, random_state, init, n_init, inertia, iterations, centres, labels.
"""
import warnings

import numpy as np
from sklearn.cluster import KMeans

warnings.simplefilter("ignore")
for seed, rows, columns, digits, k, state, init, starts in [
    (1, 10, 2, 7, 2, 111, "k-means++", "auto"),
    (2, 60, 4, 7, 4, 111, "k-means++", "auto"),
    (3, 80, 3, 1, 6, 5, "k-means++", "auto"),
    (4, 50, 1, 2, 3, 0, "k-means++", "auto"),
    (5, 70, 5, 7, 20, 9, "k-means++", 3),
    (6, 40, 2, 7, 4, 12, "random", "auto"),
    (7, 64, 9, 3, 7, 4294967295, "random", 2),
    (8, 300, 2, 1, 1, 3, "k-means++", "auto"),
]:
    x = np.round(np.random.RandomState(seed).random_sample((rows, columns)), digits)
    model = KMeans(k, random_state=state, init=init, n_init=starts).fit(x)
    centres = ",".join(repr(float(c)) for c in model.cluster_centers_.ravel())
    labels = ",".join(str(c) for c in model.labels_)
    print(seed, rows, columns, digits, k, state, init, starts, float(model.inertia_), model.n_iter_, centres, labels)
