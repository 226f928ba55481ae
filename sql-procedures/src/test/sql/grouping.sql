CREATE TABLE sales (id int NOT NULL, region varchar(10), product varchar(10), amount int)
INSERT INTO sales VALUES (1, 'north', 'a', 10), (2, 'NORTH', 'b', 20), (3, 'south', 'a', 5), (4, NULL, 'a', 7), (5, 'south', NULL, NULL)
SELECT region, COUNT(*) AS n, SUM(amount) AS total FROM sales GROUP BY region ORDER BY region
--> (5 rows)
--> region varchar(10) | n int not null | total int
--> NULL | 1 | 7
--> north | 2 | 30
--> south | 2 | 5
--> (end)
--> (3 rows)

SELECT region, SUM(amount) AS total FROM sales WHERE id < 5 GROUP BY region HAVING SUM(amount) > 6 ORDER BY total DESC
--> region varchar(10) | total int
--> north | 30
--> NULL | 7
--> (end)
--> (2 rows)

SELECT COUNT(*) AS n, MAX(amount) AS m FROM sales HAVING COUNT(*) > 10
--> n int not null | m int
--> (end)
--> (0 rows)

-- Without GROUP BY there is one group, even of no rows; with it there is none.
SELECT COUNT(*) AS n FROM sales WHERE id > 9
SELECT region, COUNT(*) AS n FROM sales WHERE id > 9 GROUP BY region
--> n int not null
--> 0
--> (end)
--> (1 row)
--> region varchar(10) | n int not null
--> (end)
--> (0 rows)

SELECT amount % 2 AS odd, COUNT(*) AS n FROM sales GROUP BY amount % 2 ORDER BY odd
--> odd int | n int not null
--> NULL | 1
--> 0 | 2
--> 1 | 2
--> (end)
--> (3 rows)

SELECT COUNT(DISTINCT region) AS regions, SUM(DISTINCT amount) AS s, COUNT(DISTINCT product) AS p FROM sales
--> regions int not null | s int | p int not null
--> 2 | 42 | 2
--> (end)
--> (1 row)

SELECT region, product, SUM(amount) AS total FROM sales WHERE region IS NOT NULL GROUP BY ROLLUP (region, product) ORDER BY region, product, total
--> region varchar(10) | product varchar(10) | total int
--> NULL | NULL | 35
--> north | NULL | 30
--> north | a | 10
--> NORTH | b | 20
--> south | NULL | NULL
--> south | NULL | 5
--> south | a | 5
--> (end)
--> (7 rows)

SELECT region, product, COUNT(*) AS n FROM sales GROUP BY GROUPING SETS ((region), (product), ()) ORDER BY region, product, n
--> region varchar(10) | product varchar(10) | n int not null
--> NULL | NULL | 1
--> NULL | NULL | 1
--> NULL | NULL | 5
--> NULL | a | 3
--> NULL | b | 1
--> north | NULL | 2
--> south | NULL | 2
--> (end)
--> (7 rows)

SELECT region, product, COUNT(*) AS n FROM sales GROUP BY GROUPING SETS ((region, product), (product), ()) ORDER BY region, product, n

SELECT region, product, COUNT(*) AS n FROM sales GROUP BY ROLLUP ((region, product)) ORDER BY region, product, n

SELECT region, product, COUNT(*) AS n FROM sales WHERE id < 4 GROUP BY CUBE (region, product) ORDER BY region, product
--> region varchar(10) | product varchar(10) | n int not null
--> NULL | NULL | 1
--> NULL | NULL | 5
--> NULL | a | 1
--> NULL | a | 3
--> NULL | b | 1
--> north | a | 1
--> NORTH | b | 1
--> south | NULL | 1
--> south | a | 1
--> (end)
--> (9 rows)
--> region varchar(10) | product varchar(10) | n int not null
--> NULL | NULL | 5
--> NULL | a | 1
--> north | a | 1
--> NORTH | b | 1
--> south | NULL | 1
--> south | a | 1
--> (end)
--> (6 rows)
--> region varchar(10) | product varchar(10) | n int not null
--> NULL | NULL | 3
--> NULL | a | 2
--> NULL | b | 1
--> north | NULL | 2
--> north | a | 1
--> NORTH | b | 1
--> south | NULL | 1
--> south | a | 1
--> (end)
--> (8 rows)

SELECT SUM(CASE WHEN product = 'a' THEN amount ELSE 0 END) AS a, AVG(amount) AS av, AVG(amount * 1.0) AS exact FROM sales
--> a int | av int | exact decimal(38,6)
--> 22 | 10 | 10.500000
--> (end)
--> (1 row)

SELECT STDEV(amount) AS sd, VAR(amount) AS v, STDEVP(amount) AS sp, VARP(amount) AS vp FROM sales WHERE id <= 3
--> sd float | v float | sp float | vp float
--> 7.637626158259733 | 58.33333333333333 | 6.236095644623235 | 38.888888888888886
--> (end)
--> (1 row)

SELECT region, product FROM sales GROUP BY region
--> error 8120 severity 16 state 1 line 1: Column 'product' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.
--> batch ended

SELECT product FROM sales HAVING COUNT(*) > 1
--> error 8120 severity 16 state 1 line 1: Column 'product' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.
--> batch ended

SELECT region FROM sales WHERE COUNT(*) > 1
--> error 147 severity 15 state 1 line 1: An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.
--> batch ended

SELECT SUM(region) AS refused FROM sales
--> error 8117 severity 16 state 1 line 1: Operand data type varchar is invalid for sum operator.
--> batch ended

SELECT SUM(COUNT(*)) AS refused FROM sales
--> error 130 severity 15 state 1 line 1: Cannot perform an aggregate function on an expression containing an aggregate or a subquery.
--> batch ended

SELECT UPPER(region) AS r, MIN(id) AS first FROM sales WHERE region IS NOT NULL GROUP BY UPPER(region) ORDER BY 1
--> r varchar(10) | first int
--> NORTH | 1
--> SOUTH | 3
--> (end)
--> (2 rows)

-- Sums that go round 128 bits are too large, not small.
CREATE TABLE large (d decimal(38, 0))
INSERT INTO large VALUES (99999999999999999999999999999999999999), (99999999999999999999999999999999999999)
SELECT SUM(a.d) AS s FROM large AS a CROSS JOIN large AS b
--> (2 rows)
--> s decimal(38,0)
--> (end)
--> error 8115 severity 16 state 1 line 4: Arithmetic overflow error converting expression to data type numeric.

-- The sets of a cube that are the same columns twice come twice.
SELECT region, product, COUNT(*) AS n FROM sales WHERE id < 3 GROUP BY CUBE ((region, product), product) ORDER BY GROUPING_ID(region, product), region, product
SELECT region, COUNT(*) AS n FROM sales WHERE id < 3 GROUP BY GROUPING SETS (CUBE ((region, region), region), ()) ORDER BY GROUPING(region), region
--> region varchar(10) | product varchar(10) | n int not null
--> north | a | 1
--> north | a | 1
--> NORTH | b | 1
--> NORTH | b | 1
--> NULL | a | 1
--> NULL | b | 1
--> NULL | NULL | 2
--> (end)
--> (7 rows)
--> region varchar(10) | n int not null
--> north | 2
--> north | 2
--> north | 2
--> NULL | 2
--> NULL | 2
--> (end)
--> (5 rows)

-- The older words for the same.
CREATE TABLE sold (city varchar(10), item varchar(10), n int)
INSERT INTO sold VALUES ('A', 'x', 1), ('A', 'y', 2), ('B', 'x', 4)

SELECT city, item, SUM(n) AS n, GROUPING(item) AS g FROM sold GROUP BY city, item WITH ROLLUP ORDER BY n, g

SELECT city, item, SUM(n) AS n FROM sold GROUP BY city, item WITH CUBE HAVING SUM(n) > 3 ORDER BY n, city, item

SELECT rollup FROM (SELECT 1 AS rollup) AS d GROUP BY rollup;
WITH cube AS (SELECT 2 AS n) SELECT n FROM cube
--> (3 rows)
--> city varchar(10) | item varchar(10) | n int | g tinyint not null
--> A | x | 1 | 0
--> A | y | 2 | 0
--> A | NULL | 3 | 1
--> B | x | 4 | 0
--> B | NULL | 4 | 1
--> NULL | NULL | 7 | 1
--> (end)
--> (6 rows)
--> city varchar(10) | item varchar(10) | n int
--> B | NULL | 4
--> B | x | 4
--> NULL | x | 5
--> NULL | NULL | 7
--> (end)
--> (4 rows)
--> rollup int not null
--> 1
--> (end)
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)
