-- A cast constant counts with its type's digits, a written one with its own.
SELECT CAST(5 AS int)*1.5 AS a, CONVERT(int,'5')/2.0 AS b, CAST(1 AS bigint)/2.0 AS c, LEFT('abc',CAST(2 AS int)) AS d, 5*1.5 AS e;
--> a decimal(13,1) not null | b decimal(17,6) not null | c decimal(26,6) not null | d varchar(3) not null | e decimal(4,1) not null
--> 7.5 | 2.500000 | 0.500000 | ab | 7.5
--> (end)
--> (1 row)

CREATE TABLE k (id int PRIMARY KEY, v varchar(10)); INSERT k VALUES (1,'one'),(2,'two'),(5,'five');
--> (3 rows)

-- A filter stays above what compares by collation.
SELECT x FROM (SELECT 'a' x EXCEPT SELECT 'A') d WHERE ASCII(x)=97;
--> x varchar(1) not null
--> (end)
--> (0 rows)

-- The row of the empty grouping set is filtered, not what it counts.
DECLARE @x int=0; SELECT 'r' AS r,v,COUNT(*) AS c FROM k GROUP BY ROLLUP(v) HAVING @x=1;
--> r varchar(1) not null | v varchar(10) | c int not null
--> (end)
--> (0 rows)

SELECT STRING_AGG(id,'-') AS s FROM k;
--> s nvarchar(4000)
--> 1-2-5
--> (end)
--> (1 row)

SELECT id FROM k WHERE id = CAST('5' AS int);
--> id int not null
--> 5
--> (end)
--> (1 row)
