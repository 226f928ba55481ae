CREATE TABLE [my table] ([a column] int, "quoted" int, [br]]acket] int, [SELECT] int, value int, date date, count int, [日本] int)
INSERT INTO [my table] VALUES (1, 2, 3, 4, 5, '2024-01-01', 7, 8)
SELECT * FROM [my table]
SELECT [A COLUMN], QUOTED, "br]acket", [select], Value, DATE, Count, 日本 FROM [MY TABLE]
--> (1 row)
--> a column int | quoted int | br]acket int | SELECT int | value int | date date | count int | 日本 int
--> 1 | 2 | 3 | 4 | 5 | 2024-01-01 | 7 | 8
--> (end)
--> (1 row)
--> A COLUMN int | QUOTED int | br]acket int | select int | Value int | DATE date | Count int | 日本 int
--> 1 | 2 | 3 | 4 | 5 | 2024-01-01 | 7 | 8
--> (end)
--> (1 row)

SELECT m.[a column] AS [x y], 1 AS 'single', 2 "double", 3 bare, z = 4 FROM master.dbo.[my table] AS m
--> x y int | single int not null | double int not null | bare int not null | z int not null
--> 1 | 1 | 2 | 3 | 4
--> (end)
--> (1 row)

SELECT dbo.[my table].value FROM dbo.[my table]
--> value int
--> 5
--> (end)
--> (1 row)

SELECT value FROM master..[my table]
--> value int
--> 5
--> (end)
--> (1 row)

SELECT * FROM nowhere.dbo.[my table]
--> error 208 severity 16 state 1 line 1: Invalid object name 'nowhere.dbo.my table'.
--> batch ended

SELECT * FROM other.[my table]
--> error 208 severity 16 state 1 line 1: Invalid object name 'other.my table'.
--> batch ended

SELECT * FROM a.b.c.d
--> error 49500 severity 16 state 1 line 1: A name of four parts is not supported by Outrigger: a linked server cannot be reached.
--> batch ended

CREATE DATABASE shop
CREATE TABLE shop.dbo.goods (id int, name varchar(10))
INSERT INTO shop.dbo.goods VALUES (1, 'nut')
SELECT g.name, m.value FROM shop.dbo.goods AS g JOIN [my table] AS m ON m.[a column] = g.id
SELECT * FROM goods
--> (1 row)
--> name varchar(10) | value int
--> nut | 5
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 5: Invalid object name 'goods'.
--> batch ended

USE shop
SELECT name FROM goods
SELECT DB_NAME() AS db
--> message 5701 line 1: Changed database context to 'shop'.
--> name varchar(10)
--> nut
--> (end)
--> (1 row)
--> db nvarchar(128)
--> shop
--> (end)
--> (1 row)

USE nowhere
--> error 911 severity 16 state 1 line 1: Database 'nowhere' does not exist. Make sure that the name is entered correctly.

USE master
SELECT @@SERVERNAME AS s WHERE 1 = 0
DECLARE @Variable int = 5, @日本 int = 6
SELECT @VARIABLE AS v, @日本 AS j
--> message 5701 line 1: Changed database context to 'master'.
--> s nvarchar(128)
--> (end)
--> (0 rows)
--> v int | j int
--> 5 | 6
--> (end)
--> (1 row)

SELECT #x FROM [my table]
--> error 207 severity 16 state 1 line 1: Invalid column name '#x'.
--> batch ended

SELECT 1 AS [
--> error 105 severity 15 state 1 line 1: Unclosed quotation mark after the character string ''.
--> batch ended

SELECT 'it''s' AS a, N'a' + N'' AS b, '' AS empty, "value" FROM [my table]
--> a varchar(4) not null | b nvarchar(2) not null | empty varchar(1) not null | value int
--> it's | a |  | 5
--> (end)
--> (1 row)

SELECT value AS v FROM [my table] WHERE v = 5
--> error 207 severity 16 state 1 line 1: Invalid column name 'v'.
--> batch ended

SELECT value AS v FROM [my table] ORDER BY v
--> v int
--> 5
--> (end)
--> (1 row)
