-- The customer-return clustering beside the data, as PL/Python does it: the function's body is a Python script.
CREATE EXTENSION IF NOT EXISTS plpython3u;

CREATE OR REPLACE FUNCTION dbo.label_customers(groups int)
RETURNS TABLE (
    customer int,
    order_ratio double precision,
    item_ratio double precision,
    money_ratio double precision,
    frequency double precision,
    label int
) AS $python$
import numpy
import pandas
from sklearn.cluster import KMeans

features = ["order_ratio", "item_ratio", "money_ratio", "frequency"]
rows = plpy.execute("""{query}""")
behaviour = pandas.DataFrame.from_records(rows[:], columns=["customer"] + features)
model = KMeans(n_clusters=groups, n_init=1, random_state=111).fit(behaviour[features].to_numpy())
ranks = numpy.empty(groups, dtype=int)
ranks[numpy.argsort(model.cluster_centers_[:, 3], kind="stable")] = range(groups)
columns = [behaviour[feature].tolist() for feature in features]
return zip([row["customer"] for row in rows], *columns, ranks[model.labels_].tolist())
$python$ LANGUAGE plpython3u;
