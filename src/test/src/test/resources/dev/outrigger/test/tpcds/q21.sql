SELECT TOP 100 w_warehouse_name, i_item_id, inv_before, inv_after
FROM (SELECT w_warehouse_name, i_item_id,
             SUM(CASE WHEN d_date < CAST('2000-03-11' AS date) THEN inv_quantity_on_hand ELSE 0 END) AS inv_before,
             SUM(CASE WHEN d_date >= CAST('2000-03-11' AS date) THEN inv_quantity_on_hand ELSE 0 END) AS inv_after
      FROM inventory, warehouse, item, date_dim
      WHERE i_item_sk = inv_item_sk AND inv_warehouse_sk = w_warehouse_sk AND inv_date_sk = d_date_sk
        AND d_date BETWEEN DATEADD(day, -90, CAST('2000-03-11' AS date)) AND DATEADD(day, 90, CAST('2000-03-11' AS date))
      GROUP BY w_warehouse_name, i_item_id) AS x
WHERE CASE WHEN inv_before > 0 THEN CAST(inv_after AS float) / inv_before ELSE NULL END BETWEEN 2.0 / 3.0 AND 3.0 / 2.0
ORDER BY w_warehouse_name, i_item_id
