-- Run with: outrigger run outliers.sql, in the folder where shop.jar is.
EXEC sp_configure 'external scripts enabled', 1;
RECONFIGURE;
GO
CREATE TABLE dbo.orders (id int NOT NULL PRIMARY KEY, ordered date NULL, amount decimal(9, 2) NULL);
INSERT INTO dbo.orders VALUES
    (1, '2024-01-05', 10.00), (2, '2024-01-06', 11.50), (3, '2024-01-06', 9.75), (4, NULL, 10.25),
    (5, '2024-01-08', NULL), (6, '2024-01-09', 10.50), (7, '2024-01-10', 480.00), (8, '2024-01-11', 9.90);
CREATE EXTERNAL LIBRARY shop FROM (CONTENT = 'shop.jar') WITH (LANGUAGE = 'Java');
GO
DECLARE @seen int;
EXEC sp_execute_external_script
    @language = N'Java',
    @script = N'shop.Outliers',
    @input_data_1 = N'SELECT id, ordered, amount FROM dbo.orders ORDER BY id',
    @params = N'@limit float, @seen int OUTPUT',
    @limit = 2,
    @seen = @seen OUTPUT
    WITH RESULT SETS ((id int, ordered date, distance float));
SELECT @seen AS seen;
