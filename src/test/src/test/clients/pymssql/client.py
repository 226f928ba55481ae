"""A program written against pymssql: every kind of work that an application does with a server.

    python client.py PORT PASSWORD

Each step prints what it saw. The table and the procedure that it uses are made by the program itself.
"""

import datetime
import decimal
import sys
import uuid

import pymssql

PORT, PASSWORD = sys.argv[1], sys.argv[2]


def connect(**options):
    return pymssql.connect(
        server="127.0.0.1", port=PORT, user="sa", password=PASSWORD, database="master", **options
    )


def prepare(cursor):
    cursor.execute("DROP TABLE IF EXISTS dbo.py_sales")
    cursor.execute(
        "CREATE TABLE dbo.py_sales (id int IDENTITY PRIMARY KEY, item nvarchar(40) NOT NULL, price decimal(9, 2),"
        " sold date, at datetime2(3), code varbinary(20), key_of uniqueidentifier, open_ bit, share float, note nvarchar(max))"
    )
    cursor.execute("DROP PROCEDURE IF EXISTS dbo.py_doubled")
    cursor.execute(
        "CREATE PROCEDURE dbo.py_doubled @n int, @twice int OUTPUT, @greeting nvarchar(40) OUTPUT AS"
        " BEGIN SET NOCOUNT ON; SET @twice = @n * 2; SET @greeting = N'grüß dich'; RETURN 5; END"
    )


def query(cursor):
    cursor.execute("SELECT 1 AS a, N'zwölf' AS b, CAST('2024-02-29' AS date) AS c, NULL AS d")
    print("columns", [column[0] for column in cursor.description])
    print("rows", cursor.fetchall())


def parameters(cursor):
    values = (
        "naïve 'quoted' 漢字",
        decimal.Decimal("12.50"),
        datetime.date(2024, 2, 29),
        datetime.datetime(2024, 2, 29, 12, 34, 56, 789000),
        b"\x00\x01\xff",
        uuid.UUID("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        True,
        0.1,
        "long " * 5000,
    )
    columns = "item, price, sold, at, code, key_of, open_, share, note"
    cursor.execute(f"INSERT INTO dbo.py_sales ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", values)
    print("inserted", cursor.rowcount, "as", cursor.lastrowid)
    cursor.execute(f"SELECT {columns} FROM dbo.py_sales WHERE item = %s AND id = %d", (values[0], cursor.lastrowid))
    row = cursor.fetchone()
    print("same values", row == values)
    many = [("tea", 3.2), ("cup", 7.9), ("pot", None)]
    cursor.executemany("INSERT INTO dbo.py_sales (item, price) VALUES (%s, %s)", many)
    cursor.execute("SELECT item, price FROM dbo.py_sales WHERE id > 1 ORDER BY id")
    print("many", [(item, None if price is None else str(price)) for item, price in cursor])


def procedure(cursor):
    answer = cursor.callproc("dbo.py_doubled", (21, pymssql.output(int), pymssql.output(str)))
    print("output", answer, "status", cursor.returnvalue)


def transaction(connection, cursor):
    connection.commit()
    cursor.execute("SELECT COUNT(*) FROM dbo.py_sales")
    before = cursor.fetchone()[0]
    cursor.execute("DELETE FROM dbo.py_sales WHERE price IS NULL")
    deleted = cursor.rowcount
    connection.rollback()
    cursor.execute("SELECT COUNT(*) FROM dbo.py_sales")
    print("rolled back", deleted > 0 and cursor.fetchone()[0] == before)


def script(cursor):
    cursor.execute(
        "EXEC sp_execute_external_script @language = N'Python', @script = N'\n"
        "print(\"rows\", len(InputDataSet))\n"
        "InputDataSet[\"price\"] = InputDataSet[\"price\"] * factor\n"
        "OutputDataSet = InputDataSet\n"
        "', @input_data_1 = %s, @params = N'@factor float', @factor = %s"
        " WITH RESULT SETS ((item nvarchar(40), price float))",
        ("SELECT item, CAST(price AS float) AS price FROM dbo.py_sales WHERE item IN (N'tea', N'cup')", 2.0),
    )
    print("frame", cursor.fetchall())


def script_error(cursor):
    try:
        cursor.execute("EXEC sp_execute_external_script @language = N'Python', @script = N'raise ValueError(\"boom\")'")
        cursor.fetchall()
    except pymssql.Error as error:
        print("script error", error.args[0], "boom" in error.args[1].decode())
    cursor.execute("SELECT 1/1")
    print("goes on", cursor.fetchone()[0])


def errors(connection, cursor):
    try:
        cursor.execute("INSERT INTO dbo.py_sales (item) VALUES (NULL)")
    except pymssql.IntegrityError as error:
        print("integrity", error.args[0])
    except pymssql.Error as error:
        print("error", type(error).__name__, error.args[0])
    connection.rollback()
    try:
        cursor.execute("RAISERROR(N'told', 16, 7)")
        cursor.fetchall()
    except pymssql.Error as error:
        print("raised", error.args[0])


def bulk(connection):
    rows = [(n, f"row {n}", None if n % 7 == 0 else n / 4) for n in range(1000)]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS dbo.py_bulk")
        cursor.execute("CREATE TABLE dbo.py_bulk (n int NOT NULL, name varchar(20), x float)")
        connection.commit()
        connection.bulk_copy("dbo.py_bulk", rows)
        connection.commit()
        cursor.execute("SELECT COUNT(*), COUNT(x), SUM(x), MAX(name) FROM dbo.py_bulk")
        print("bulk", cursor.fetchone())


def several(cursor):
    cursor.execute("SELECT 1 AS a; PRINT N'between'; SELECT 2 AS b UNION ALL SELECT 3; UPDATE dbo.py_sales SET share = 1")
    first = cursor.fetchall()
    cursor.nextset()
    print("several", first, cursor.fetchall())
    cursor.execute("SELECT TOP 20000 a.n FROM dbo.py_bulk a CROSS JOIN dbo.py_bulk b")
    cursor.fetchmany(10)
    # What was not read is taken back.
    cursor.execute("SELECT 4")
    print("taken back", cursor.fetchone())


def main():
    connection = connect()
    cursor = connection.cursor()
    prepare(cursor)
    connection.commit()
    query(cursor)
    parameters(cursor)
    procedure(cursor)
    transaction(connection, cursor)
    script(cursor)
    script_error(cursor)
    errors(connection, cursor)
    bulk(connection)
    several(cursor)
    connection.close()
    with connect(as_dict=True, autocommit=True) as second, second.cursor() as named:
        named.execute("SELECT @@TRANCOUNT AS depth, DB_NAME() AS database_name")
        print("autocommit", named.fetchone())
    print("done")


main()
