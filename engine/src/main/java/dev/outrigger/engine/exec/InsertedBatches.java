package dev.outrigger.engine.exec;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Makes whole batches of a table from batches of the values that an INSERT gives. */
final class InsertedBatches implements BatchSource {
    private final BatchSource given;
    private final List<SqlType> types;
    private final InsertedRows rows;

    /** types: of the columns given, which the rows have accepted. */
    InsertedBatches(BatchSource given, List<SqlType> types, InsertedRows rows) {
        this.given = given;
        this.types = types;
        this.rows = rows;
    }

    /** One batch alone. */
    static BatchSource of(Batch batch) {
        Iterator<Batch> rest = List.of(batch).iterator();
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Batch> next() {
        return given.next().map(this::complete);
    }

    private Batch complete(Batch batch) {
        try {
            return rows.columns(batch);
        } catch (SqlError e) {
            // By columns, another row's failure may have come first.
            return rowByRow(batch);
        }
    }

    private Batch rowByRow(Batch batch) {
        List<SqlType> made = rows.types();
        ColumnBuilder[] builders = new ColumnBuilder[made.size()];
        for (int i = 0; i < builders.length; i++) {
            builders[i] = new ColumnBuilder(SqlColumns.columnType(made.get(i)), batch.rows());
        }
        for (int row = 0; row < batch.rows(); row++) {
            Object[] values = new Object[types.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = SqlColumns.read(batch.column(i), row, types.get(i));
            }
            Object[] whole = rows.row(values);
            for (int i = 0; i < builders.length; i++) {
                SqlColumns.append(builders[i], made.get(i), whole[i]);
            }
        }
        Column[] columns = new Column[builders.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builders[i].build();
        }
        return new Batch(batch.rows(), columns);
    }

    @Override
    public void close() {
        given.close();
    }
}
