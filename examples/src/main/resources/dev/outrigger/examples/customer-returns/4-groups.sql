SELECT
    label AS [group],
    COUNT(*) AS customers,
    ROUND(AVG(order_ratio), 4) AS order_ratio,
    ROUND(AVG(item_ratio), 4) AS item_ratio,
    ROUND(AVG(money_ratio), 4) AS money_ratio,
    ROUND(AVG(frequency), 4) AS frequency
FROM dbo.customer_labels
GROUP BY label
ORDER BY label;
