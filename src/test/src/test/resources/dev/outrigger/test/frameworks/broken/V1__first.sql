CREATE TABLE dbo.first (n int);
