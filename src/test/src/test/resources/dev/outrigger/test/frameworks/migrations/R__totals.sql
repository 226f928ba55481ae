CREATE OR ALTER VIEW shop.totals AS
SELECT customer, SUM(amount) AS total FROM shop.orders GROUP BY customer;
