"""The customer-return clustering from Python: pymssql on one side, `./outrigger serve` on the other.

    pip install pymssql
    ./outrigger serve --data ./shop --port 1433
    python examples/src/main/python/clustering.py --port 1433

The password of the login is taken from OUTRIGGER_SA_PASSWORD, or asked for. The program makes a shop's sales and
returns, sends them in bulk, creates a procedure that clusters the customers with k-means next to the data, runs it
into a table, and prints the groups. It works in a database of its own, customer_returns, which it makes anew.
"""

import argparse
import getpass
import os
import pathlib
import random
import re

import pymssql

TEXTS = pathlib.Path(__file__).parent.parent / "resources/dev/outrigger/examples/customer-returns"
DATABASE = "customer_returns"

# How many customers there are of each kind, and how often they send something back.
KINDS = [(400, (0, 1)), (300, (4, 5)), (200, (10, 12)), (100, (20, 24))]


def main():
    options = arguments()
    password = os.environ.get("OUTRIGGER_SA_PASSWORD") or getpass.getpass(f"password of {options.user}: ")
    with pymssql.connect(
        server=options.server, port=options.port, user=options.user, password=password, autocommit=True
    ) as connection:
        connection._conn.set_msghandler(print_message)
        cursor = connection.cursor()
        cursor.execute("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE")
        cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        cursor.execute(f"CREATE DATABASE {DATABASE}")
        cursor.execute(f"USE {DATABASE}")
        run(cursor, "1-tables.sql")
        customers, sales, returns = shop()
        send(connection, "dbo.customer", ["c_customer_sk", "c_customer_id", "c_email_address"], customers)
        send(
            connection,
            "dbo.store_sales",
            ["ss_item_sk", "ss_customer_sk", "ss_ticket_number", "ss_quantity", "ss_net_paid"],
            sales,
        )
        send(
            connection,
            "dbo.store_returns",
            ["sr_item_sk", "sr_customer_sk", "sr_ticket_number", "sr_return_quantity", "sr_return_amt"],
            returns,
        )
        run(cursor, "2-procedure.sql")
        run(cursor, "3-label.sql")
        show(cursor, "4-groups.sql")
        show(cursor, "5-inactive.sql")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default="127.0.0.1")
    parser.add_argument("--port", default="1433")
    parser.add_argument("--user", default="sa")
    return parser.parse_args()


def print_message(state, severity, server, procedure, line, text):
    """What the script prints comes as a message."""
    message = text.decode()
    if message.startswith("STDOUT"):
        print(message.split("\n", 1)[1].strip())


def shop():
    """Customers, what they bought, and what they sent back: always the same."""
    chance = random.Random(7)
    customers, sales, returns = [], [], []
    ticket = 0
    for count, (fewest, most) in KINDS:
        for _ in range(count):
            customer = len(customers) + 1
            customers.append((customer, f"C{customer:015d}", f"customer{customer}@example.com"))
            orders = chance.randint(25, 30)
            sent_back = chance.sample(range(orders), chance.randint(fewest, most))
            for order in range(orders):
                ticket += 1
                items = [(chance.randint(1, 1000), chance.randint(100, 9900) / 100) for _ in range(chance.randint(1, 3))]
                sales.extend((item, customer, ticket, 1, f"{price:.2f}") for item, price in items)
                if order in sent_back:
                    item, price = items[0]
                    returns.append((item, customer, ticket, 1, f"{price:.2f}"))
    return customers, sales, returns


def send(connection, table, columns, rows):
    """Sends rows in bulk; the columns are counted as the table has them."""
    cursor = connection.cursor()
    cursor.execute("SELECT name, column_id FROM sys.columns WHERE object_id = OBJECT_ID(%s)", (table,))
    places = dict(cursor.fetchall())
    connection.bulk_copy(table, rows, column_ids=[places[column] for column in columns])
    print(f"sent {len(rows)} rows to {table}")


def run(cursor, name):
    """Runs a file's batches: lines of GO end them, and a driver sends one at a time."""
    for batch in re.split(r"(?im)^\s*GO\s*$", (TEXTS / name).read_text()):
        cursor.execute(batch)


def show(cursor, name):
    cursor.execute((TEXTS / name).read_text())
    names = [column[0] for column in cursor.description]
    for row in cursor:
        print(" ".join(f"{name}={value}" for name, value in zip(names, row)))


if __name__ == "__main__":
    main()
