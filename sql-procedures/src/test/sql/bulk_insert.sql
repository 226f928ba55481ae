CREATE TABLE people (id int NOT NULL CONSTRAINT pk_people PRIMARY KEY, name nvarchar(20), born date, height decimal(4,2))
BULK INSERT people FROM 'src/test/sql/data/people.csv' WITH (FORMAT = 'CSV', FIRSTROW = 2, CODEPAGE = '65001')
SELECT * FROM people ORDER BY id
--> (3 rows)
--> id int not null | name nvarchar(20) | born date | height decimal(4,2)
--> 1 | Ann | 1990-01-02 | 1.70
--> 2 | Bob, Jr. | 1985-12-31 | NULL
--> 3 | 日本 | 2001-06-15 | 1.82
--> (end)
--> (3 rows)

-- The same rows a second time break the key, and none is kept.
BULK INSERT people FROM 'src/test/sql/data/people.csv' WITH (FORMAT = 'CSV', FIRSTROW = 2, LASTROW = 3, CODEPAGE = '65001')
SELECT COUNT(*) AS n FROM people
--> error 2627 severity 14 state 1 line 2: Violation of PRIMARY KEY constraint 'pk_people'. Cannot insert duplicate key in object 'dbo.people'. The duplicate key value is (1).
--> n int not null
--> 3
--> (end)
--> (1 row)

DELETE FROM people
BULK INSERT people FROM 'src/test/sql/data/people.csv' WITH (FORMAT = 'CSV', FIRSTROW = 4, CODEPAGE = '65001')
SELECT name, LEN(name) AS length FROM people
--> (3 rows)
--> (1 row)
--> name nvarchar(20) | length int
--> 日本 | 2
--> (end)
--> (1 row)

DELETE FROM people
BULK INSERT people FROM 'src/test/sql/data/broken.csv' WITH (FORMAT = 'CSV')
SELECT id FROM people
--> (1 row)
--> error 4864 severity 16 state 1 line 2: Bulk load data conversion error (type mismatch or invalid character for the specified codepage) for row 2, column 3 (born).
--> id int not null
--> (end)
--> (0 rows)

BULK INSERT people FROM 'src/test/sql/data/broken.csv' WITH (FIELDTERMINATOR = ',', MAXERRORS = 0)
--> error 4864 severity 16 state 1 line 1: Bulk load data conversion error (type mismatch or invalid character for the specified codepage) for row 2, column 3 (born).

BULK INSERT people FROM 'src/test/sql/data/nothing.csv' WITH (FORMAT = 'CSV')
--> error 4860 severity 16 state 1 line 1: Cannot bulk load. The file "src/test/sql/data/nothing.csv" does not exist or you don't have file access rights.

BULK INSERT nowhere FROM 'src/test/sql/data/people.csv'
--> error 208 severity 16 state 1 line 1: Invalid object name 'nowhere'.
--> batch ended

BULK INSERT people FROM 'src/test/sql/data/people.csv' WITH (NO_SUCH_OPTION = 1)
--> error 49500 severity 16 state 1 line 1: BULK INSERT with NO_SUCH_OPTION = '1' is not supported by Outrigger. Supported: FORMAT = 'CSV', FIRSTROW, LASTROW, FIELDTERMINATOR, ROWTERMINATOR ('\\n', '\\r\\n' or '0x0a'), FIELDQUOTE, KEEPNULLS, CODEPAGE, TABLOCK, MAXERRORS = 0.

CREATE TABLE lines (line varchar(100))
BULK INSERT lines FROM 'src/test/sql/data/broken.csv' WITH (FIELDTERMINATOR = '|', ROWTERMINATOR = '\n')
SELECT line FROM lines
--> (2 rows)
--> line varchar(100)
--> 1,Ann,1990-01-02,1.70
--> 2,Bob,not a date,1.80
--> (end)
--> (2 rows)
