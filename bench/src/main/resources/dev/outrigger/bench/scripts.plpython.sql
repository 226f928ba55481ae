-- Scripts beside the data as PL/Python runs them: a function's body is a Python script, row by row.
CREATE EXTENSION IF NOT EXISTS plpython3u;

CREATE FUNCTION dbo.plus_one(x int) RETURNS int AS $python$
return x + 1
$python$ LANGUAGE plpython3u;

CREATE FUNCTION dbo.one_row(value int) RETURNS TABLE (x int) AS $python$
for row in plpy.cursor("SELECT %d AS x" % value):
    yield row["x"]
$python$ LANGUAGE plpython3u;

CREATE FUNCTION dbo.raised(condition text)
RETURNS TABLE (
    id int,
    quantity int,
    total bigint,
    price double precision,
    ratio double precision,
    name varchar(40),
    city varchar(30),
    sold timestamp
) AS $python$
query = "SELECT id, quantity, total, price, ratio, name, city, sold FROM dbo.measured" + condition
for row in plpy.cursor(query):
    row["price"] = row["price"] * 1.25
    yield row
$python$ LANGUAGE plpython3u;

CREATE FUNCTION dbo.raised_decimal(condition text)
RETURNS TABLE (
    id int,
    quantity int,
    total bigint,
    price double precision,
    ratio double precision,
    name varchar(40),
    city varchar(30),
    sold timestamp,
    amount decimal(9, 2)
) AS $python$
query = "SELECT id, quantity, total, price, ratio, name, city, sold, amount FROM dbo.measured" + condition
for row in plpy.cursor(query):
    row["price"] = row["price"] * 1.25
    yield row
$python$ LANGUAGE plpython3u;
