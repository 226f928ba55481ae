DROP TABLE IF EXISTS dbo.tds_sales
CREATE TABLE dbo.tds_sales (id int IDENTITY PRIMARY KEY, item nvarchar(40) NOT NULL, price float)
GO
CREATE OR ALTER PROCEDURE dbo.tds_doubled @n int, @twice int OUTPUT AS
BEGIN SET NOCOUNT ON; SET @twice = @n * 2; RETURN 5; END
GO
SELECT 1 AS a, N'zwölf' AS b, CAST('2024-02-29' AS date) AS c, CAST(12.5 AS decimal(9, 2)) AS d, NULL AS e
GO
EXEC sp_executesql N'INSERT INTO dbo.tds_sales (item, price) VALUES (@item, @price), (N''cup'', 7.9)',
    N'@item nvarchar(40), @price float', @item = N'tea', @price = 3.2
GO
DECLARE @t int; EXEC dbo.tds_doubled 21, @t OUTPUT; SELECT @t AS twice
GO
BEGIN TRANSACTION; DELETE FROM dbo.tds_sales
GO
ROLLBACK
GO
SELECT COUNT(*) AS kept FROM dbo.tds_sales
GO
PRINT N'hello'
GO
EXEC sp_execute_external_script @language = N'Python', @script = N'
InputDataSet["price"] = InputDataSet["price"] * 2
OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT item, price FROM dbo.tds_sales' WITH RESULT SETS ((item nvarchar(40), price float))
GO
EXEC sp_execute_external_script @language = N'Python', @script = N'raise ValueError("boom")'
GO
SELECT 1/0
GO
SELECT 'still here' AS answer
GO
