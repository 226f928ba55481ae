CREATE OR ALTER PROCEDURE dbo.label_customers @groups int = 4
AS
BEGIN
    -- One row a customer: which share of the orders, items and money came back, and how often.
    DECLARE @behaviour nvarchar(max) = N'
        SELECT
            bought.customer,
            CAST(ROUND(COALESCE(returned.orders / NULLIF(1.0 * bought.orders, 0), 0), 7) AS float) AS order_ratio,
            CAST(ROUND(COALESCE(returned.items / NULLIF(1.0 * bought.items, 0), 0), 7) AS float) AS item_ratio,
            CAST(ROUND(COALESCE(returned.money / NULLIF(1.0 * bought.money, 0), 0), 7) AS float) AS money_ratio,
            CAST(COALESCE(returned.orders, 0) AS float) AS frequency
        FROM (
            SELECT ss_customer_sk AS customer,
                   COUNT(DISTINCT ss_ticket_number) AS orders,
                   COUNT(ss_item_sk) AS items,
                   SUM(ss_net_paid) AS money
            FROM dbo.store_sales
            GROUP BY ss_customer_sk
        ) AS bought
        LEFT JOIN (
            SELECT sr_customer_sk AS customer,
                   COUNT(DISTINCT sr_ticket_number) AS orders,
                   COUNT(sr_item_sk) AS items,
                   SUM(sr_return_amt) AS money
            FROM dbo.store_returns
            GROUP BY sr_customer_sk
        ) AS returned
            ON returned.customer = bought.customer';

    EXEC sp_execute_external_script
        @language = N'Python',
        @script = N'
import numpy as np
from sklearn.cluster import KMeans

features = ["order_ratio", "item_ratio", "money_ratio", "frequency"]
model = KMeans(n_clusters=groups, random_state=111).fit(behaviour[features])

# Number the groups by how often their customers send things back: 0 is the inactive one.
rank = np.argsort(np.argsort(model.cluster_centers_[:, 3]))
behaviour["label"] = rank[model.labels_]
print("clustered", len(behaviour), "customers into", groups, "groups")
labelled = behaviour
',
        @input_data_1 = @behaviour,
        @input_data_1_name = N'behaviour',
        @output_data_1_name = N'labelled',
        @params = N'@groups int',
        @groups = @groups
    WITH RESULT SETS ((
        customer int,
        order_ratio float NOT NULL,
        item_ratio float NOT NULL,
        money_ratio float NOT NULL,
        frequency float NOT NULL,
        label int NOT NULL
    ));
END;
GO

DROP TABLE IF EXISTS dbo.customer_labels;
CREATE TABLE dbo.customer_labels (
    customer int NULL,
    order_ratio float NOT NULL,
    item_ratio float NOT NULL,
    money_ratio float NOT NULL,
    frequency float NOT NULL,
    label int NOT NULL
);
