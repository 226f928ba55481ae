package dev.outrigger.engine.exec;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * BULK INSERT: a file's rows, read as they are inserted. The first bad row ends the load, and
 * nothing of it stays.
 */
final class BulkLoad {
    private static final int ROWS_BETWEEN_CHECKS = 1024;
    private static final int LONGEST_FIELD_CHARACTERS = 64 << 20;
    private static final SqlType FIELD = SqlType.varchar(SqlType.MAX);

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
        try (ReadView view = statements.read(List.of());
                CsvReader<String[]> records = open(file, options, table.columns().size())) {
            ExecutionContext execution = statements.execution(view);
            InsertedRows made = new InsertedRows(table, List.of(), statements, execution);
            Rows rows = new Rows(table, options, records.iterator(), made);
            return new Inserts.Result(statements.store().insert(table, rows), made.lastIdentity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader<String[]> open(Path file, BulkOptions options, int columns)
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
                        new Fields(columns),
                        new InputStreamReader(
                                Files.newInputStream(file), strict(options.charset())));
    }

    /** Bytes that are no text of the code page are an error, not question marks. */
    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** A record as strings; an empty field without quotes, which stands for NULL, is null. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<String[]> {
        private String[] fields;

        Fields(int expected) {
            fields = new String[expected];
        }

        @Override
        protected void handleField(
                int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index >= fields.length) {
                fields = Arrays.copyOf(fields, index + 1);
            }
            fields[index] = length == 0 && !quoted ? null : new String(buffer, offset, length);
        }

        @Override
        protected void handleEmpty() {
            fields[0] = null;
        }

        @Override
        protected String[] buildRecord() {
            return Arrays.copyOf(fields, Math.max(1, getFieldCount()));
        }
    }

    private final class Rows implements Iterator<Object[]> {
        private final Table table;
        private final BulkOptions options;
        private final Iterator<String[]> records;
        private final InsertedRows made;
        private final Converter[] converters;
        private long row;

        Rows(Table table, BulkOptions options, Iterator<String[]> records, InsertedRows made) {
            this.table = table;
            this.options = options;
            this.records = records;
            this.made = made;
            this.converters = new Converter[table.columns().size()];
            for (int i = 0; i < converters.length; i++) {
                converters[i] = made.converter(FIELD, i);
            }
        }

        @Override
        public boolean hasNext() {
            while (row < options.firstRow() - 1 && records.hasNext()) {
                read();
            }
            return (options.lastRow() == 0 || row < options.lastRow()) && hasRecord();
        }

        private boolean hasRecord() {
            try {
                return records.hasNext();
            } catch (CsvParseException | UncheckedIOException e) {
                throw malformed(e);
            }
        }

        private String[] read() {
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
        public Object[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String[] fields = read();
            if (fields.length != converters.length) {
                throw SqlError.of(
                        ErrorCode.BULK_COLUMNS,
                        row,
                        fields.length,
                        table.name(),
                        converters.length);
            }
            Object[] values = new Object[converters.length];
            boolean[] present = new boolean[converters.length];
            for (int i = 0; i < converters.length; i++) {
                TableColumn column = table.columns().get(i);
                if (column.identity().isPresent()) {
                    continue;
                }
                boolean empty = fields[i] == null;
                present[i] = !empty || options.keepNulls() || column.defaultValue().isEmpty();
                values[i] = empty ? null : convert(fields[i], i, column);
            }
            return made.complete(values, present);
        }

        private Object convert(String field, int position, TableColumn column) {
            try {
                return converters[position].convert(SqlText.of(field, Collation.DEFAULT));
            } catch (SqlError e) {
                boolean truncated =
                        e.code() == ErrorCode.STRING_TRUNCATED
                                || e.code() == ErrorCode.STRING_TRUNCATED_SOMEWHERE;
                throw SqlError.of(
                                truncated ? ErrorCode.BULK_TRUNCATION : ErrorCode.BULK_CONVERSION,
                                row,
                                position + 1,
                                column.name())
                        .causedBy(e);
            }
        }
    }
}
