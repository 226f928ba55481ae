"""Data sets for KMeans, and scikit-learn's answers to them.

    kmeans_peer.py data DIR       writes NAME.x (row-major float64), NAME.w where there are weights, and cases.txt
    kmeans_peer.py fit DIR TAG    writes NAME.TAG.labels (int32), NAME.TAG.centres and TAG.txt: name, inertia, iterations
"""
import os
import sys
import warnings

import numpy as np


def ratios(rng, rows):
    """Customers, most of whom returned nothing: ratios rounded to 7 digits and a small count."""
    returned = rng.rand(rows) < 0.55
    orders = rng.randint(1, 30, rows)
    count = np.where(returned, np.minimum(rng.poisson(2.0, rows) + 1, orders), 0)
    items = orders * rng.randint(1, 20, rows)
    money = items * rng.gamma(2.0, 40.0, rows)
    back = np.where(returned, count * rng.randint(1, 6, rows), 0)
    order_ratio = np.round(count / orders, 7)
    items_ratio = np.round(np.minimum(back / items, 2.0), 7)
    money_ratio = np.round(back * rng.gamma(2.0, 45.0, rows) / np.maximum(money, 0.5), 7)
    return np.column_stack([order_ratio, items_ratio, money_ratio, count.astype(float)])


def blobs(rng, rows, columns, centres, spread):
    middles = rng.uniform(-10, 10, (centres, columns))
    return middles[rng.randint(0, centres, rows)] + rng.randn(rows, columns) * spread


def cases():
    """name, matrix, weights, k, seed, init, n_init"""
    rng = np.random.RandomState(20260101)
    yield "customer_returns", ratios(rng, 90859), None, 4, 111, "k-means++", "auto"
    yield "ten_rows", rng.rand(10, 2), None, 2, 0, "k-means++", "auto"
    yield "as_many_clusters_as_rows", rng.rand(12, 3), None, 12, 1, "k-means++", "auto"
    yield "blobs", blobs(rng, 1000, 2, 5, 1.0), None, 5, 42, "k-means++", "auto"
    yield "many_blobs", blobs(rng, 5000, 8, 20, 1.5), None, 20, 7, "k-means++", "auto"
    yield "uniform", rng.rand(100000, 3), None, 8, 3, "k-means++", "auto"
    yield "duplicates", rng.rand(30, 3)[rng.randint(0, 30, 2000)], None, 12, 5, "k-means++", "auto"
    yield "unlike_scales", rng.randn(3000, 5) * [1e6, 1.0, 1e-3, 50.0, 1e-6], None, 6, 8, "k-means++", "auto"
    yield "one_column", rng.gamma(1.5, 2.0, (501, 1)), None, 3, 13, "k-means++", "auto"
    yield "far_from_origin", blobs(rng, 4000, 3, 4, 1.0) + 1e6, None, 4, 21, "k-means++", "auto"
    yield "heavy_tails", np.exp(rng.randn(20000, 6) * 1.5), None, 10, 34, "k-means++", "auto"
    yield "integer_grid", np.stack(np.meshgrid(np.arange(40.0), np.arange(40.0)), -1).reshape(-1, 2), None, 7, 2, "k-means++", "auto"
    yield "random_rows", blobs(rng, 1500, 4, 6, 2.0), None, 5, 99, "random", "auto"
    yield "five_starts", blobs(rng, 2000, 3, 9, 2.5), None, 9, 55, "k-means++", 5
    yield "weighted", rng.rand(3000, 4), rng.uniform(0.1, 5.0, 3000), 7, 17, "k-means++", "auto"
    yield "wide", blobs(rng, 300, 40, 6, 3.0), None, 6, 23, "k-means++", "auto"
    yield "three_distinct_rows", rng.rand(3, 2)[rng.randint(0, 3, 100)], None, 3, 4, "k-means++", "auto"


def write_data(folder):
    with open(os.path.join(folder, "cases.txt"), "w") as listing:
        for name, x, weights, k, seed, init, starts in cases():
            np.ascontiguousarray(x, dtype="<f8").tofile(os.path.join(folder, name + ".x"))
            if weights is not None:
                weights.astype("<f8").tofile(os.path.join(folder, name + ".w"))
            listing.write(f"{name} {x.shape[0]} {x.shape[1]} {k} {seed} {init} {starts}\n")


def fit(folder, tag):
    from sklearn.cluster import KMeans

    warnings.simplefilter("ignore")
    with open(os.path.join(folder, "cases.txt")) as listing, open(os.path.join(folder, tag + ".txt"), "w") as out:
        for line in listing:
            name, rows, columns, k, seed, init, starts = line.split()
            path = os.path.join(folder, name)
            x = np.fromfile(path + ".x").reshape(int(rows), int(columns))
            weights = np.fromfile(path + ".w") if os.path.exists(path + ".w") else None
            starts = starts if starts == "auto" else int(starts)
            model = KMeans(int(k), init=init, n_init=starts, random_state=int(seed)).fit(x, sample_weight=weights)
            model.labels_.astype("<i4").tofile(f"{path}.{tag}.labels")
            model.cluster_centers_.astype("<f8").tofile(f"{path}.{tag}.centres")
            out.write(f"{name} {model.inertia_!r} {model.n_iter_}\n".replace("np.float64(", "").replace(")", ""))


if __name__ == "__main__":
    if sys.argv[1] == "data":
        write_data(sys.argv[2])
    else:
        fit(sys.argv[2], sys.argv[3])
