package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.row;

import java.nio.file.Path;
import java.util.List;

/**
 * The process that KillTest kills: commits rows one by one and prints each when it is acknowledged.
 */
final class KilledStore {
    private KilledStore() {}

    public static void main(String[] arguments) {
        Store store = Store.open(StoreOptions.at(Path.of(arguments[0])));
        try (StoreTransaction transaction = store.begin()) {
            Table table = transaction.catalog().table("master", "dbo", "t").orElseThrow();
            while (true) {
                int id = Math.toIntExact(transaction.nextIdentity(table, 1));
                insert(transaction, table, row(id, id), row(-id, id));
                transaction.commit();
                System.out.println(id);
                for (int i = 0; i < 3; i++) {
                    insert(transaction, table, row(1_000_000_000 + i, 0));
                }
                transaction.rollback();
            }
        }
    }

    static List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStore.class.getName(),
                folder.toString());
    }
}
