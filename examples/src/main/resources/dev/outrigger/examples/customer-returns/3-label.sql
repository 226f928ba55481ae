INSERT INTO dbo.customer_labels
EXEC dbo.label_customers;
