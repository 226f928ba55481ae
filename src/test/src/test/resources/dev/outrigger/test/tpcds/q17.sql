-- The catalogue sale has a customer of its own: a small scale has no item returned and bought again.
SELECT TOP 100 i_item_id, i_item_desc, s_state, COUNT(ss_quantity) AS store_sales_quantitycount,
       AVG(CAST(ss_quantity AS float)) AS store_sales_quantityave, STDEV(ss_quantity) AS store_sales_quantitystdev,
       STDEV(ss_quantity) / AVG(CAST(ss_quantity AS float)) AS store_sales_quantitycov,
       COUNT(sr_return_quantity) AS store_returns_quantitycount,
       AVG(CAST(sr_return_quantity AS float)) AS store_returns_quantityave,
       STDEV(sr_return_quantity) AS store_returns_quantitystdev,
       STDEV(sr_return_quantity) / AVG(CAST(sr_return_quantity AS float)) AS store_returns_quantitycov,
       COUNT(cs_quantity) AS catalog_sales_quantitycount, AVG(CAST(cs_quantity AS float)) AS catalog_sales_quantityave,
       STDEV(cs_quantity) AS catalog_sales_quantitystdev,
       STDEV(cs_quantity) / AVG(CAST(cs_quantity AS float)) AS catalog_sales_quantitycov
FROM store_sales, store_returns, catalog_sales, date_dim d1, date_dim d2, date_dim d3, store, item
WHERE d1.d_year = 2000 AND d1.d_date_sk = ss_sold_date_sk AND i_item_sk = ss_item_sk
  AND s_store_sk = ss_store_sk AND ss_customer_sk = sr_customer_sk AND ss_item_sk = sr_item_sk
  AND ss_ticket_number = sr_ticket_number AND sr_returned_date_sk = d2.d_date_sk AND d2.d_year IN (2000, 2001)
  AND sr_item_sk = cs_item_sk AND cs_sold_date_sk = d3.d_date_sk AND d3.d_year IN (2000, 2001)
GROUP BY i_item_id, i_item_desc, s_state
ORDER BY i_item_id, i_item_desc, s_state
