DROP TABLE IF EXISTS dbo.cmd_sales
CREATE TABLE dbo.cmd_sales (id int IDENTITY PRIMARY KEY, item nvarchar(40) NOT NULL, price float)
GO
CREATE OR ALTER PROCEDURE dbo.cmd_doubled @n int, @twice int OUTPUT AS
BEGIN SET NOCOUNT ON; SET @twice = @n * 2; RETURN 5; END
GO
SELECT 1 AS a, N'zwölf' AS b, CAST('2024-02-29' AS date) AS c, CAST(12.5 AS decimal(9, 2)) AS d, NULL AS e
GO
INSERT INTO dbo.cmd_sales (item, price) VALUES (N'$(ITEM)', 3.2), (N'cup', 7.9)
GO
DECLARE @t int, @status int; EXEC @status = dbo.cmd_doubled 21, @t OUTPUT; SELECT @t AS twice, @status AS status
GO
BEGIN TRANSACTION; DELETE FROM dbo.cmd_sales
GO
ROLLBACK
GO
SELECT COUNT(*) AS kept FROM dbo.cmd_sales
GO
PRINT N'hello'
GO
EXEC sp_execute_external_script @language = N'Python', @script = N'
print("rows", len(InputDataSet))
InputDataSet["price"] = InputDataSet["price"] * 2
OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT item, price FROM dbo.cmd_sales' WITH RESULT SETS ((item nvarchar(40), price float))
GO
EXEC sp_execute_external_script @language = N'Python', @script = N'raise ValueError("boom")'
GO
SELECT 1/0
GO
SELECT N'still here' AS answer
GO 2
