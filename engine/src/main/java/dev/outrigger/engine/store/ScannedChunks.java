package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of one scan of H2's rows. */
record ScannedChunks(List<Batch> batches) implements TableChunks {
    static ScannedChunks of(Table table, int[] columns, ReadView.RowCursor rows) {
        List<Batch> batches = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        List<ColumnBuilder> builders = new ArrayList<>();
        for (int column : columns) {
            SqlType type = table.columns().get(column).type();
            types.add(type);
            builders.add(new ColumnBuilder(SqlColumns.columnType(type), 1024));
        }
        int count = 0;
        while (rows.next()) {
            Object[] row = rows.row();
            for (int i = 0; i < row.length; i++) {
                SqlColumns.append(builders.get(i), types.get(i), row[i]);
            }
            if (++count == Batch.ROWS_MAX) {
                batches.add(batch(builders, count));
                count = 0;
            }
        }
        if (count > 0) {
            batches.add(batch(builders, count));
        }
        return new ScannedChunks(batches);
    }

    private static Batch batch(List<ColumnBuilder> builders, int rows) {
        return new Batch(rows, builders.stream().map(ColumnBuilder::build).toArray(Column[]::new));
    }

    @Override
    public int count() {
        return batches.size();
    }

    @Override
    public int rows(int chunk) {
        return batches.get(chunk).rows();
    }

    @Override
    public Optional<Range> range(int chunk, int column) {
        return Optional.empty();
    }

    @Override
    public Batch read(int chunk) {
        return batches.get(chunk);
    }
}
