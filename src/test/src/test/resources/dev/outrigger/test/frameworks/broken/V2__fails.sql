CREATE TABLE dbo.second (n int);
INSERT INTO dbo.second VALUES (1);
INSERT INTO dbo.second VALUES (1 / 0);
