"""A program written against pyodbc and FreeTDS's ODBC driver.

    python client.py PORT PASSWORD DRIVER

DRIVER is the file of the driver, libtdsodbc.so. Each step prints what it saw.
"""

import datetime
import decimal
import sys

import pyodbc

PORT, PASSWORD, DRIVER = sys.argv[1:4]


def connect(**options):
    return pyodbc.connect(
        f"DRIVER={DRIVER};SERVER=127.0.0.1;PORT={PORT};UID=sa;PWD={PASSWORD};DATABASE=master;TDS_Version=7.4;"
        "ClientCharset=UTF-8",
        **options,
    )


def prepare(cursor):
    cursor.execute("DROP TABLE IF EXISTS dbo.odbc_sales")
    cursor.execute(
        "CREATE TABLE dbo.odbc_sales (id int IDENTITY PRIMARY KEY, item nvarchar(40) NOT NULL, price decimal(9, 2),"
        " sold date, at datetime2(3), code varbinary(20), open_ bit, share float, note nvarchar(max))"
    )
    cursor.execute("DROP PROCEDURE IF EXISTS dbo.odbc_doubled")
    cursor.execute(
        "CREATE PROCEDURE dbo.odbc_doubled @n int, @twice int OUTPUT AS"
        " BEGIN SET NOCOUNT ON; SET @twice = @n * 2; SELECT @n AS given; RETURN 5; END"
    )
    cursor.commit()


def query(cursor):
    row = cursor.execute("SELECT 1 AS a, N'zwölf' AS b, CAST('2024-02-29' AS date) AS c, NULL AS d").fetchone()
    print("row", tuple(row), [column[0] for column in cursor.description])


def parameters(cursor):
    values = (
        "naïve 'quoted' 漢字",
        decimal.Decimal("12.50"),
        datetime.date(2024, 2, 29),
        datetime.datetime(2024, 2, 29, 12, 34, 56, 789000),
        b"\x00\x01\xff",
        True,
        0.1,
        "long " * 5000,
    )
    columns = "item, price, sold, at, code, open_, share, note"
    cursor.execute(f"INSERT INTO dbo.odbc_sales ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    print("inserted", cursor.rowcount)
    row = cursor.execute(f"SELECT {columns} FROM dbo.odbc_sales WHERE item = ? AND id = ?", values[0], 1).fetchone()
    print("same values", tuple(row) == values)
    cursor.executemany(
        "INSERT INTO dbo.odbc_sales (item, price) VALUES (?, ?)",
        [("tea", decimal.Decimal("3.2")), ("cup", decimal.Decimal("7.9")), ("pot", None)],
    )
    cursor.execute("SELECT item, price FROM dbo.odbc_sales WHERE id > ? ORDER BY id", 1)
    print("many", [(item, None if price is None else str(price)) for item, price in cursor])


def procedure(cursor):
    row = cursor.execute(
        "SET NOCOUNT ON; DECLARE @twice int, @status int; EXEC @status = dbo.odbc_doubled ?, @twice OUTPUT;"
        " SELECT @twice AS twice, @status AS status",
        21,
    )
    print("given", row.fetchone()[0])
    cursor.nextset()
    print("output", tuple(cursor.fetchone()))
    print("called", tuple(cursor.execute("{CALL dbo.odbc_doubled (?, NULL)}", 4).fetchone()))


def transaction(connection, cursor):
    connection.commit()
    deleted = cursor.execute("DELETE FROM dbo.odbc_sales").rowcount
    connection.rollback()
    left = cursor.execute("SELECT COUNT(*) FROM dbo.odbc_sales").fetchval()
    print("rolled back", deleted == left == 4)


def script(cursor):
    cursor.execute(
        "EXEC sp_execute_external_script @language = N'Python', @script = N'\n"
        "InputDataSet[\"price\"] = InputDataSet[\"price\"] * factor\n"
        "OutputDataSet = InputDataSet\n"
        "', @input_data_1 = N'SELECT item, CAST(price AS float) AS price FROM dbo.odbc_sales WHERE id IN (2, 3)',"
        " @params = N'@factor float', @factor = ? WITH RESULT SETS ((item nvarchar(40), price float))",
        2.0,
    )
    print("frame", [tuple(row) for row in cursor])
    try:
        cursor.execute("EXEC sp_execute_external_script @language = N'Python', @script = N'raise ValueError(\"boom\")'")
        cursor.fetchall()
    except pyodbc.Error as error:
        print("script error", "(39004)" in str(error), "boom" in str(error))
    print("goes on", cursor.execute("SELECT 1/1").fetchval())


def errors(connection, cursor):
    try:
        cursor.execute("INSERT INTO dbo.odbc_sales (item) VALUES (NULL)")
    except pyodbc.IntegrityError as error:
        print("integrity", "(515)" in str(error))
    connection.rollback()


def catalog(cursor):
    print("tables", [row.table_name for row in cursor.tables(table="odbc_sales")])
    print("columns", [row.column_name for row in cursor.columns(table="odbc_sales")][:3])
    print("keys", [row.column_name for row in cursor.primaryKeys(table="odbc_sales")])
    print("statistics", len(cursor.statistics("odbc_sales").fetchall()) > 0)
    print("procedures", [row.procedure_name for row in cursor.procedures(procedure="odbc_doubled")])
    print("parameters", [row.column_name for row in cursor.procedureColumns(procedure="odbc_doubled")])
    print("types", len(cursor.getTypeInfo().fetchall()) > 20)


def main():
    connection = connect()
    print("server", connection.getinfo(pyodbc.SQL_DBMS_NAME))
    cursor = connection.cursor()
    prepare(cursor)
    query(cursor)
    parameters(cursor)
    procedure(cursor)
    transaction(connection, cursor)
    script(cursor)
    errors(connection, cursor)
    catalog(cursor)
    connection.close()
    with connect(autocommit=True) as second:
        print("autocommit", second.execute("SELECT @@TRANCOUNT").fetchval())
    print("done")


main()
