package dev.outrigger.bench;

import java.util.Locale;

/** A table of twenty columns of mixed types, and its rows as comma-separated values. */
final class WideRows {
    static final String TABLE = "wide";

    private static final String[] CITIES = {
        "Wien", "Roma", "Paris", "London", "Madrid", "Lisboa", "Warszawa"
    };

    private WideRows() {}

    static String table(Dialect dialect) {
        boolean ours = dialect.isOutrigger();
        String at = ours ? "datetime2(3)" : "timestamp(3)";
        return "CREATE TABLE dbo.wide (id int NOT NULL PRIMARY KEY, big bigint NOT NULL, small smallint, flag "
                + (ours ? "bit" : "boolean")
                + ", price decimal(9, 2), amount decimal(18, 4), ratio double precision, weight real,"
                + " name varchar(40) NOT NULL, city varchar(30), code char(8), title "
                + (ours ? "nvarchar(60)" : "varchar(60)")
                + ", note varchar(200), sold date, at "
                + at
                + ", changed "
                + at
                + ", sparse int, sparse_text varchar(20), quantity int NOT NULL, total bigint)";
    }

    /** The row of an id; the same for every system. */
    static String line(int id) {
        int mixed = id * 0x9E3779B1 >>> 1;
        String day =
                String.format(Locale.ROOT, "20%02d-%02d-%02d", id % 24, id % 12 + 1, id % 28 + 1);
        String clock =
                String.format(
                        Locale.ROOT, "%02d:%02d:%02d.%03d", id % 24, id % 60, id % 59, id % 1000);
        return String.join(
                        ",",
                        Integer.toString(id),
                        Long.toString(id * 4_000_000_007L),
                        Integer.toString(mixed % 30_000),
                        Integer.toString(id & 1),
                        mixed % 100_000 / 100 + "." + (10 + mixed % 90),
                        mixed % 1_000_000 + "." + (1000 + mixed % 9000),
                        Double.toString(mixed / 1024.0),
                        Double.toString(mixed % 4096 / 16.0),
                        "customer " + mixed % 100_000,
                        CITIES[mixed % CITIES.length],
                        String.format(Locale.ROOT, "C%07d", id % 10_000_000),
                        "Order " + id + " of the year",
                        "A note of some length about the order with the number " + mixed,
                        day,
                        day + " " + clock,
                        id % 3 == 0 ? "" : day + " " + clock,
                        id % 2 == 0 ? "" : Integer.toString(mixed),
                        id % 4 == 0 ? "sparse " + mixed % 1000 : "",
                        Integer.toString(1 + mixed % 12),
                        Long.toString((long) mixed * mixed))
                + "\n";
    }
}
