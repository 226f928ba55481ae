SELECT TOP 100 s_store_name, SUM(ss_net_profit) AS profit
FROM store_sales, date_dim, store,
     (SELECT ca_zip
      FROM (SELECT SUBSTRING(ca_zip, 1, 5) AS ca_zip
            FROM customer_address
            WHERE SUBSTRING(ca_zip, 1, 1) IN ('2', '3', '4', '5', '6')
            INTERSECT
            SELECT ca_zip
            FROM (SELECT SUBSTRING(ca_zip, 1, 5) AS ca_zip, COUNT(*) AS cnt
                  FROM customer_address, customer
                  WHERE ca_address_sk = c_current_addr_sk AND c_preferred_cust_flag = 'Y'
                  GROUP BY ca_zip
                  HAVING COUNT(*) > 0) AS a1) AS a2) AS v1
WHERE ss_store_sk = s_store_sk AND ss_sold_date_sk = d_date_sk AND d_qoy = 2 AND d_year = 1998
  AND SUBSTRING(s_zip, 1, 2) = SUBSTRING(v1.ca_zip, 1, 2)
GROUP BY s_store_name
ORDER BY s_store_name
