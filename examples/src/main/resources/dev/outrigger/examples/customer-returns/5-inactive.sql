-- Customers of the inactive group, for a promotion by e-mail.
SELECT TOP 5 c.c_customer_sk AS customer, RTRIM(c.c_email_address) AS email_address
FROM dbo.customer AS c
JOIN dbo.customer_labels AS l ON l.customer = c.c_customer_sk
WHERE l.label = 0 AND c.c_email_address IS NOT NULL
ORDER BY c.c_customer_sk;
