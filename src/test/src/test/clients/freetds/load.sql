DROP TABLE IF EXISTS dbo.tds_loaded
CREATE TABLE dbo.tds_loaded (id int NOT NULL, name nvarchar(50), price decimal(9, 2), at datetime2(3), x float, note nvarchar(max))
GO
