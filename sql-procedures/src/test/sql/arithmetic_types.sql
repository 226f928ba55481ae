-- Integers divide as integers, towards zero; the sign of a remainder is the dividend's.
SELECT 7 / 2 AS a, -7 / 2 AS b, 7 % -2 AS c, -7 % 2 AS d, CAST(7 AS smallint) / CAST(2 AS tinyint) AS e, CAST(7 AS bigint) * 2 AS f
--> a int not null | b int not null | c int not null | d int not null | e smallint not null | f bigint not null
--> 3 | -3 | 1 | -1 | 3 | 14
--> (end)
--> (1 row)

-- Decimals: precision and scale of each operation.
DECLARE @a decimal(10,2) = 10.25, @b decimal(8,3) = 3.125
SELECT @a + @b AS added, @a - @b AS subtracted, @a * @b AS multiplied, @a / @b AS divided, @a % @b AS remainder
--> added decimal(12,3) | subtracted decimal(12,3) | multiplied decimal(19,5) | divided decimal(22,11) | remainder decimal(8,3)
--> 13.375 | 7.125 | 32.03125 | 3.28000000000 | 0.875
--> (end)
--> (1 row)

DECLARE @i int = 1, @d decimal(13,1) = 3
SELECT @i / @d AS divided, @i * @d AS multiplied, 1 / @d AS literal
--> divided decimal(25,14) | multiplied decimal(24,1) | literal decimal(16,14)
--> 0.33333333333333 | 3.0 | 0.33333333333333
--> (end)
--> (1 row)

-- Past 38 digits the scale gives way, to 6 at the least.
DECLARE @a decimal(38,2) = 2, @b decimal(38,3) = 3
SELECT @a / @b AS divided, @a * @b AS multiplied, @a + @b AS added
--> divided decimal(38,6) | multiplied decimal(38,5) | added decimal(38,2)
--> 0.666666 | 6.00000 | 5.00
--> (end)
--> (1 row)

DECLARE @a decimal(38,20) = 1, @b decimal(38,20) = 3
SELECT @a / @b AS divided, @a * @b AS multiplied
--> divided decimal(38,6) | multiplied decimal(38,6)
--> 0.333333 | 3.000000
--> (end)
--> (1 row)

-- What a division gives is cut, what a cast drops is rounded.
SELECT 2.0 / 3 AS a, CAST(2.0 / 3 AS decimal(5,2)) AS b, 1 / 3.0 AS c, 10 / 4.0 AS d
--> a decimal(7,6) not null | b decimal(5,2) not null | c decimal(8,6) not null | d decimal(9,6) not null
--> 0.666666 | 0.67 | 0.333333 | 2.500000
--> (end)
--> (1 row)

SELECT 2147483647 + 1 AS overflow
--> overflow int not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting expression to data type int.

SELECT CAST(9223372036854775807 AS bigint) + 1 AS overflow
--> overflow bigint not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting expression to data type bigint.

SELECT CAST(-2147483648 AS int) / -1 AS overflow
--> overflow int not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting expression to data type int.

SELECT 5 % 0 AS fails
--> fails int not null
--> (end)
--> error 8134 severity 16 state 1 line 1: Divide by zero error encountered.

SELECT 1e308 * 10 AS overflow
--> overflow float not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting expression to data type float.

SELECT CAST(1 AS money) / 3 AS a, CAST(10 AS money) * CAST(0.5 AS decimal(3,2)) AS b, CAST(1 AS money) * 2 AS c, CAST(1 AS smallmoney) + CAST(1 AS money) AS d
--> a money not null | b decimal(23,6) not null | c money not null | d money not null
--> 0.3333 | 5.000000 | 2.0000 | 2.0000
--> (end)
--> (1 row)

SELECT CAST(1 AS real) / 3 AS a, CAST(1 AS real) + CAST(1 AS float) AS b, 1 / CAST(4 AS float) AS c, 1.5 * CAST(2 AS real) AS d
--> a real not null | b float not null | c float not null | d real not null
--> 0.33333334 | 2 | 0.25 | 3
--> (end)
--> (1 row)

SELECT 5 & 3 AS a, 5 | 3 AS b, 5 ^ 3 AS c, ~5 AS d, -(-5) AS e, 1 + 2 * 3 - 4 / 2 AS f, (1 + 2) * 3 AS g
--> a int not null | b int not null | c int not null | d int not null | e int not null | f int not null | g int not null
--> 1 | 7 | 6 | -6 | 5 | 5 | 9
--> (end)
--> (1 row)

-- Aggregates have their own types.
CREATE TABLE n (t tinyint, s smallint, i int, b bigint, d decimal(10,2), m money, r real, f float)
INSERT INTO n VALUES (1, 1, 1, 1, 1.5, 1.5, 1.5, 1.5), (2, 2, 2, 2, 2.25, 2.25, 2.25, 2.25), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
SELECT SUM(t) AS t, SUM(s) AS s, SUM(i) AS i, SUM(b) AS b, SUM(d) AS d, SUM(m) AS m, SUM(r) AS r, SUM(f) AS f FROM n
SELECT AVG(t) AS t, AVG(s) AS s, AVG(i) AS i, AVG(b) AS b, AVG(d) AS d, AVG(m) AS m, AVG(r) AS r, AVG(f) AS f FROM n
SELECT COUNT(*) AS c, COUNT(i) AS ci, COUNT_BIG(*) AS cb, MIN(t) AS mi, MAX(d) AS ma FROM n
--> (3 rows)
--> t int | s int | i int | b bigint | d decimal(38,2) | m money | r float | f float
--> 3 | 3 | 3 | 3 | 3.75 | 3.7500 | 3.75 | 3.75
--> (end)
--> (1 row)
--> t int | s int | i int | b bigint | d decimal(38,6) | m money | r float | f float
--> 1 | 1 | 1 | 1 | 1.875000 | 1.8750 | 1.875 | 1.875
--> (end)
--> (1 row)
--> c int not null | ci int not null | cb bigint not null | mi tinyint | ma decimal(10,2)
--> 3 | 2 | 3 | 1 | 2.25
--> (end)
--> (1 row)

INSERT INTO n (i) VALUES (2147483647)
SELECT SUM(i) AS overflow FROM n
--> (1 row)
--> overflow int
--> (end)
--> error 8115 severity 16 state 1 line 2: Arithmetic overflow error converting expression to data type int.

SELECT ROUND(2.567, 1) AS a, ROUND(2.5, 0) AS b, ROUND(-2.5, 0) AS c, ROUND(1250, -2) AS d, ROUND(2.567, 1, 1) AS e, FLOOR(-1.5) AS f, CEILING(1.2) AS g, ABS(-3) AS h
--> a decimal(4,3) not null | b decimal(2,1) not null | c decimal(2,1) not null | d int not null | e decimal(4,3) not null | f decimal(2,0) not null | g decimal(2,0) not null | h int not null
--> 2.600 | 3.0 | -3.0 | 1300 | 2.500 | -2 | 2 | 3
--> (end)
--> (1 row)

SELECT POWER(2, 10) AS a, POWER(2.0, 3) AS b, SQRT(16) AS c, SQUARE(3) AS d, SIGN(-2.5) AS e, EXP(0) AS f, LOG(1) AS g, LOG10(100) AS h, PI() AS i
--> a int not null | b decimal(38,1) not null | c float not null | d float not null | e decimal(2,1) not null | f float not null | g float not null | h float not null | i float not null
--> 1024 | 8.0 | 4 | 9 | -1.0 | 1 | 0 | 2 | 3.141592653589793
--> (end)
--> (1 row)

SELECT SQRT(-1) AS fails
--> fails float not null
--> (end)
--> error 3623 severity 16 state 1 line 1: An invalid floating point operation occurred.
