package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE TABLE: its columns and constraints. */
final class ColumnReader implements TsqlParserImplConstants {
    /**
     * Options of an index that say how pages are laid out, which a store of our kind has no use
     * for.
     */
    private static final Set<String> INDEX_OPTIONS =
            Set.of(
                    "PAD_INDEX",
                    "FILLFACTOR",
                    "STATISTICS_NORECOMPUTE",
                    "STATISTICS_INCREMENTAL",
                    "ALLOW_ROW_LOCKS",
                    "ALLOW_PAGE_LOCKS",
                    "SORT_IN_TEMPDB",
                    "OPTIMIZE_FOR_SEQUENTIAL_KEY",
                    "DATA_COMPRESSION");

    private final Cursor cursor;
    private final String batch;

    /** The columns, in lower case, whose DEFAULT was followed by WITH VALUES. */
    private final Set<String> withValues = new HashSet<>();

    ColumnReader(Cursor cursor, String batch) {
        this.cursor = cursor;
        this.batch = batch;
    }

    /** After CREATE TABLE. */
    Statement createTable(int line) {
        if (cursor.atVariable()) {
            throw cursor.unexpected();
        }
        ObjectName name = cursor.objectName();
        if (cursor.at(AS)) {
            throw Syntax.notSupported(
                    "CREATE TABLE ... AS",
                    ": create the table, then INSERT ... SELECT",
                    cursor.peek());
        }
        Statement.CreateTable table = table(name, line);
        placement();
        if (cursor.at(WITH, LPAREN)) {
            indexOptions();
        }
        return table;
    }

    /** The columns and constraints in their parentheses. */
    Statement.CreateTable table(ObjectName name, int line) {
        List<ColumnDefinition> columns = new ArrayList<>();
        List<TableConstraint> constraints = new ArrayList<>();
        cursor.expect(LPAREN);
        do {
            if (cursor.at(RPAREN) && !columns.isEmpty()) {
                break;
            }
            if (atTableConstraint()) {
                constraints.add(tableConstraint());
            } else {
                columns.add(column());
            }
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        return new Statement.CreateTable(name, columns, constraints, line);
    }

    boolean atTableConstraint() {
        if (cursor.at(INDEX)) {
            throw Syntax.notSupported(
                    "An index inside CREATE TABLE",
                    ": a PRIMARY KEY or UNIQUE constraint makes one",
                    cursor.peek());
        }
        return cursor.at(CONSTRAINT)
                || cursor.at(PRIMARY)
                || cursor.at(UNIQUE)
                || cursor.at(CHECK)
                || cursor.at(FOREIGN);
    }

    /**
     * ON [PRIMARY] and TEXTIMAGE_ON [PRIMARY]: there is one place to store in, and it is called
     * that.
     */
    void placement() {
        while (cursor.at(ON) || cursor.atWord("TEXTIMAGE_ON")) {
            cursor.next();
            SourceToken group = cursor.next();
            boolean known =
                    (group.kind == BRACKET_QUOTED_IDENTIFIER || group.kind == QUOTED_STRING)
                            && (group.text().equalsIgnoreCase("PRIMARY")
                                    || group.text().equalsIgnoreCase("DEFAULT"));
            if (!known) {
                if (group.kind != IDENTIFIER && group.kind != BRACKET_QUOTED_IDENTIFIER) {
                    throw Syntax.near(group);
                }
                throw Syntax.notSupported(
                        "A file group or partition scheme other than [PRIMARY]", "", group);
            }
        }
    }

    void indexOptions() {
        if (!cursor.at(WITH)) {
            return;
        }
        cursor.next();
        if (cursor.take(FILLFACTOR)) {
            cursor.expect(EQ);
            cursor.size();
            return;
        }
        cursor.expect(LPAREN);
        do {
            SourceToken option = cursor.next();
            String name = option.image.toUpperCase(Locale.ROOT);
            if (!INDEX_OPTIONS.contains(name)) {
                if (option.kind != IDENTIFIER) {
                    throw Syntax.near(option);
                }
                throw Syntax.notSupported("The index option " + name, "", option);
            }
            cursor.expect(EQ);
            SourceToken value = cursor.next();
            if (value.kind != ON
                    && value.kind != OFF
                    && value.kind != UNSIGNED_INTEGER_LITERAL
                    && value.kind != IDENTIFIER) {
                throw Syntax.near(value);
            }
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
    }

    static SqlType typeWithCollation(Cursor cursor) {
        SqlType type = TypeReader.read(cursor);
        if (cursor.take(COLLATE)) {
            SourceToken name = cursor.next();
            if (name.kind != QUOTED_STRING
                    && name.kind != BRACKET_QUOTED_IDENTIFIER
                    && name.kind != IDENTIFIER) {
                throw Syntax.near(name);
            }
            Collation collation =
                    Collation.named(name.text())
                            .orElseThrow(
                                    () ->
                                            SqlError.of(ErrorCode.INVALID_COLLATION, name.text())
                                                    .at(name.beginLine));
            if (!type.isText()) {
                throw Syntax.near(name);
            }
            return SqlType.text(type.name(), type.length(), collation);
        }
        return type;
    }

    static Optional<Boolean> nullability(Cursor cursor) {
        if (cursor.take(NULL)) {
            return Optional.of(true);
        }
        if (cursor.at(NOT, NULL)) {
            cursor.next();
            cursor.next();
            return Optional.of(false);
        }
        return Optional.empty();
    }

    Set<String> withValues() {
        return withValues;
    }

    private boolean atColumnPart() {
        return cursor.at(NULL)
                || cursor.at(NOT, NULL)
                || cursor.at(IDENTITY)
                || cursor.at(CONSTRAINT)
                || cursor.at(DEFAULT_)
                || cursor.at(PRIMARY)
                || cursor.at(UNIQUE)
                || cursor.at(CHECK)
                || cursor.at(FOREIGN)
                || cursor.at(REFERENCES);
    }

    ColumnDefinition column() {
        int line = cursor.line();
        String name = cursor.name();
        if (cursor.at(AS)) {
            throw Syntax.notSupported(
                    "A computed column", ": compute it in the query", cursor.peek());
        }
        SqlType type = typeWithCollation(cursor);
        Optional<Boolean> nullable = Optional.empty();
        Optional<ColumnDefinition.Identity> identity = Optional.empty();
        Optional<String> defaultName = Optional.empty();
        Optional<SourceExpression> defaultValue = Optional.empty();
        List<TableConstraint> constraints = new ArrayList<>();
        while (atColumnPart()) {
            Optional<Boolean> here = nullability(cursor);
            if (here.isPresent()) {
                nullable = here;
            } else if (cursor.at(IDENTITY)) {
                identity = Optional.of(identity());
            } else {
                int constraintLine = cursor.line();
                Optional<String> constraint =
                        cursor.take(CONSTRAINT) ? Optional.of(cursor.name()) : Optional.empty();
                if (cursor.take(DEFAULT_)) {
                    defaultName = constraint;
                    defaultValue = Optional.of(source());
                    if (cursor.at(WITH, VALUES)) {
                        cursor.next();
                        cursor.next();
                        withValues.add(name.toLowerCase(Locale.ROOT));
                    }
                } else {
                    constraints.add(constraint(constraint, Optional.of(name), constraintLine));
                }
            }
        }
        return new ColumnDefinition(
                name, type, nullable, identity, defaultName, defaultValue, constraints, line);
    }

    private ColumnDefinition.Identity identity() {
        cursor.expect(IDENTITY);
        long seed = 1;
        long increment = 1;
        if (cursor.take(LPAREN)) {
            seed = cursor.wholeNumber();
            cursor.expect(COMMA);
            increment = cursor.wholeNumber();
            cursor.expect(RPAREN);
        }
        if (cursor.at(NOT, FOR)) {
            throw Syntax.notSupported("IDENTITY ... NOT FOR REPLICATION", "", cursor.peek());
        }
        return new ColumnDefinition.Identity(seed, increment);
    }

    /**
     * A default: one operand with its signs, as SQL Server takes it, so that a NOT NULL behind it
     * is the column's.
     */
    private SourceExpression source() {
        SourceToken first = cursor.peek();
        org.apache.calcite.sql.SqlNode node = cursor.expression();
        return new SourceExpression(node, cursor.textFrom(first, batch));
    }

    TableConstraint tableConstraint() {
        int line = cursor.line();
        Optional<String> name =
                cursor.take(CONSTRAINT) ? Optional.of(cursor.name()) : Optional.empty();
        return constraint(name, Optional.empty(), line);
    }

    /** column: the one the constraint is written at. */
    private TableConstraint constraint(Optional<String> name, Optional<String> column, int line) {
        if (cursor.at(PRIMARY) || cursor.at(UNIQUE)) {
            return key(name, column, line);
        }
        if (cursor.take(CHECK)) {
            notForReplication(cursor);
            cursor.expect(LPAREN);
            SourceToken first = cursor.peek();
            org.apache.calcite.sql.SqlNode condition = cursor.expression();
            String text = cursor.textFrom(first, batch);
            cursor.expect(RPAREN);
            return new TableConstraint.Check(name, new SourceExpression(condition, text), line);
        }
        if (cursor.at(FOREIGN) || cursor.at(REFERENCES)) {
            return foreignKey(name, column, line);
        }
        if (column.isEmpty() && cursor.take(DEFAULT_)) {
            SourceExpression value = source();
            cursor.expect(FOR);
            String target = cursor.name();
            if (cursor.at(WITH, VALUES)) {
                // It speaks of a column that is being added.
                cursor.next();
                cursor.next();
            }
            return new TableConstraint.Default(name, value, target, line);
        }
        throw cursor.unexpected();
    }

    private static void notForReplication(Cursor cursor) {
        if (cursor.at(NOT, FOR)) {
            throw Syntax.notSupported("NOT FOR REPLICATION", "", cursor.peek());
        }
    }

    private TableConstraint key(Optional<String> name, Optional<String> column, int line) {
        boolean primary = cursor.next().kind == PRIMARY;
        if (primary) {
            cursor.expect(KEY);
        }
        if (!cursor.take(CLUSTERED)) {
            cursor.take(NONCLUSTERED);
        }
        List<String> columns = new ArrayList<>();
        if (cursor.at(LPAREN)) {
            cursor.next();
            do {
                columns.add(cursor.name());
                if (!cursor.take(ASC)) {
                    cursor.take(DESC);
                }
            } while (cursor.take(COMMA));
            cursor.expect(RPAREN);
        } else {
            columns.add(column.orElseThrow(cursor::unexpected));
        }
        indexOptions();
        placement();
        return new TableConstraint.Key(name, primary, columns, line);
    }

    private TableConstraint foreignKey(Optional<String> name, Optional<String> column, int line) {
        List<String> columns = column.map(List::of).orElse(List.of());
        if (cursor.take(FOREIGN)) {
            cursor.expect(KEY);
            if (column.isEmpty() || cursor.at(LPAREN)) {
                columns = cursor.names();
            }
        }
        cursor.expect(REFERENCES);
        ObjectName referenced = cursor.objectName();
        List<String> referencedColumns = cursor.at(LPAREN) ? cursor.names() : List.of();
        TableConstraint.ReferentialAction onDelete = TableConstraint.ReferentialAction.NO_ACTION;
        TableConstraint.ReferentialAction onUpdate = TableConstraint.ReferentialAction.NO_ACTION;
        while (cursor.at(ON)) {
            cursor.next();
            boolean delete = cursor.take(DELETE);
            if (!delete) {
                cursor.expect(UPDATE);
            }
            TableConstraint.ReferentialAction action = action();
            onDelete = delete ? action : onDelete;
            onUpdate = delete ? onUpdate : action;
        }
        return new TableConstraint.ForeignKey(
                name, columns, referenced, referencedColumns, onDelete, onUpdate, line);
    }

    private TableConstraint.ReferentialAction action() {
        if (cursor.take(CASCADE)) {
            return TableConstraint.ReferentialAction.CASCADE;
        }
        if (cursor.take(SET)) {
            if (cursor.take(NULL)) {
                return TableConstraint.ReferentialAction.SET_NULL;
            }
            cursor.expect(DEFAULT_);
            return TableConstraint.ReferentialAction.SET_DEFAULT;
        }
        cursor.expectWord("NO");
        cursor.expectWord("ACTION");
        return TableConstraint.ReferentialAction.NO_ACTION;
    }
}
