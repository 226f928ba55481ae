package dev.outrigger.engine.exec;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * BULK INSERT: a file's rows, read as they are inserted. The first bad row ends the load, and
 * nothing of it stays.
 */
final class BulkLoad {
    private static final int ROWS_BETWEEN_CHECKS = 1024;
    private static final int LONGEST_FIELD_CHARACTERS = 64 << 20;
    private static final int ROWS_PER_BATCH = 8192;
    private static final long CHARACTERS_PER_BATCH = 2 << 20;

    private final Statements statements;

    BulkLoad(Statements statements) {
        this.statements = statements;
    }

    Inserts.Result run(Statement.BulkInsert load) {
        Table table = statements.names().require(load.table());
        BulkOptions options = BulkOptions.of(load.options());
        Path file = Path.of(load.file());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw SqlError.of(ErrorCode.BULK_FILE_MISSING, load.file());
        }
        try (ReadView view = statements.read(List.of())) {
            InsertedRows made =
                    new InsertedRows(table, List.of(), statements, statements.execution(view));
            List<SqlType> types = made.targetTypes();
            made.accept(types);
            BulkRecords columns = new BulkRecords(table, options, made, ROWS_PER_BATCH);
            try (CsvReader<Integer> records = open(file, options, columns)) {
                Source source = new Source(table, options, records.iterator(), columns);
                BatchSource rows = new InsertedBatches(source, types, made);
                long count = statements.store(table).insert(table, rows);
                return new Inserts.Result(count, made.lastIdentity());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader<Integer> open(Path file, BulkOptions options, BulkRecords columns)
            throws IOException {
        return CsvReader.builder()
                .fieldSeparator(options.fieldTerminator())
                .quoteCharacter(options.quote())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(true)
                .maxBufferSize(LONGEST_FIELD_CHARACTERS)
                .build(
                        columns,
                        new InputStreamReader(
                                Files.newInputStream(file), strict(options.charset())));
    }

    /** Bytes that are no text of the code page are an error, not question marks. */
    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The file's rows, a batch at a time; what is wrong with a row comes after those before it. */
    private final class Source implements BatchSource {
        private final Table table;
        private final BulkOptions options;
        private final Iterator<Integer> records;
        private final BulkRecords columns;
        private RuntimeException failure;
        private long row;

        Source(Table table, BulkOptions options, Iterator<Integer> records, BulkRecords columns) {
            this.table = table;
            this.options = options;
            this.records = records;
            this.columns = columns;
        }

        @Override
        public Optional<Batch> next() {
            if (failure != null) {
                throw failure;
            }
            int rows = 0;
            try {
                columns.skip(true);
                while (row < options.firstRow() - 1 && hasRecord()) {
                    read();
                }
                columns.skip(false);
                while (rows < ROWS_PER_BATCH
                        && columns.characters() < CHARACTERS_PER_BATCH
                        && (options.lastRow() == 0 || row < options.lastRow())
                        && hasRecord()) {
                    int fields = read();
                    columns.check(fields, row);
                    rows++;
                }
            } catch (RuntimeException e) {
                failure = e;
                if (rows == 0) {
                    throw e;
                }
            }
            Column[] taken = columns.take(rows);
            return rows == 0 ? Optional.empty() : Optional.of(new Batch(rows, taken));
        }

        private boolean hasRecord() {
            try {
                return records.hasNext();
            } catch (CsvParseException | UncheckedIOException e) {
                throw malformed(e);
            }
        }

        private int read() {
            row++;
            if (row % ROWS_BETWEEN_CHECKS == 0 && statements.cancelled().get()) {
                throw SqlError.of(ErrorCode.CANCELLED);
            }
            try {
                return records.next();
            } catch (CsvParseException | UncheckedIOException e) {
                throw malformed(e);
            }
        }

        private RuntimeException malformed(RuntimeException e) {
            if (e instanceof UncheckedIOException
                    && !(e.getCause() instanceof CharacterCodingException)) {
                return e;
            }
            return SqlError.of(ErrorCode.BULK_CONVERSION, row + 1, 1, table.columns().get(0).name())
                    .causedBy(e);
        }

        @Override
        public void close() {}
    }
}
