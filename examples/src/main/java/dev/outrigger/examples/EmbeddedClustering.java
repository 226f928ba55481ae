package dev.outrigger.examples;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The clustering inside an application: an instance in memory, no server, no JVM flag. Run it with
 * the class path alone: {@code java -cp ... dev.outrigger.examples.EmbeddedClustering FOLDER}; the
 * folder takes the generated data.
 */
public final class EmbeddedClustering {
    private static final double SCALE = 0.01;

    private EmbeddedClustering() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Printing printing = new Printing();
            session.executeScript(
                    "EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;", printing);
            session.executeScript(CustomerReturns.tables(), printing);
            for (TpcDsTable table : TpcDsTable.values()) {
                Path csv = folder.resolve(table.sqlName() + ".csv");
                table.write(SCALE, csv, rows -> {});
                session.executeScript(CustomerReturns.load(table.sqlName(), csv), printing);
            }
            for (String step :
                    List.of(
                            CustomerReturns.procedure(),
                            CustomerReturns.label(),
                            CustomerReturns.groups())) {
                session.executeScript(step, printing);
            }
        }
    }

    /** Prints rows as they come, and ends the program at the first error. */
    private static final class Printing implements ResultConsumer {
        private List<ResultColumn> columns = List.of();

        @Override
        public void resultSet(List<ResultColumn> newColumns) {
            columns = newColumns;
        }

        @Override
        public void frame(Frame frame) {
            for (int row = 0; row < frame.rows(); row++) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    Object value = SqlColumns.read(frame.column(i), row, columns.get(i).type());
                    line.append(columns.get(i).name()).append('=').append(value).append(' ');
                }
                System.out.println(line);
            }
        }

        @Override
        public void endOfResultSet() {}

        @Override
        public void rowCount(long rows) {}

        @Override
        public void message(Message message) {
            if (message.isError()) {
                throw new IllegalStateException(message.display());
            }
            System.out.println(message.display());
        }
    }
}
