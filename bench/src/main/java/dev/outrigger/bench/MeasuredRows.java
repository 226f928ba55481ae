package dev.outrigger.bench;

import java.util.Locale;

/** The table that goes through scripts, and its rows as comma-separated values. */
final class MeasuredRows {
    static final String TABLE = "measured";

    private static final String[] CITIES = {
        "Wien", "Roma", "Paris", "London", "Madrid", "Lisboa", "Warszawa"
    };

    private MeasuredRows() {}

    static String table(Dialect dialect) {
        boolean ours = dialect.isOutrigger();
        return "CREATE TABLE dbo.measured (id int NOT NULL, quantity int NOT NULL, total bigint NOT NULL,"
                + " price double precision NOT NULL, ratio double precision NOT NULL, name varchar(40) NOT NULL,"
                + " city varchar(30) NOT NULL, sold "
                + (ours ? "datetime2(6)" : "timestamp")
                + " NOT NULL, amount decimal(9, 2) NOT NULL)";
    }

    /** The row of an id; the same for every system. */
    static String line(int id) {
        int mixed = id * 0x9E3779B1 >>> 1;
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%s,%s,customer %d,%s,20%02d-%02d-%02d %02d:%02d:%02d,%d.%02d%n",
                id,
                1 + mixed % 12,
                (long) mixed * mixed,
                mixed / 1024.0,
                mixed % 4096 / 16.0,
                mixed % 100_000,
                CITIES[mixed % CITIES.length],
                id % 24,
                id % 12 + 1,
                id % 28 + 1,
                id % 24,
                id % 60,
                id % 59,
                mixed % 1_000_000,
                mixed % 100);
    }
}
