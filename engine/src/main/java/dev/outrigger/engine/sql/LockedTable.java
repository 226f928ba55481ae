package dev.outrigger.engine.sql;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A table's name in a FROM clause whose hints ask for locks to the transaction's end. */
public final class LockedTable extends SqlIdentifier {
    private static final long serialVersionUID = 1L;

    /** What the hints ask for. */
    public enum Lock {
        /** The rows that are read are locked against writers and others that lock. */
        ROWS,
        /** What was read is the same to the end, and no row comes to it. */
        KEEP,
        /** The whole table, alone. */
        ALONE,
        /** None of this waits. */
        AT_ONCE
    }

    private final EnumSet<Lock> locks;

    LockedTable(SqlIdentifier name, Set<Lock> locks) {
        super(name.names, name.getParserPosition());
        this.locks = EnumSet.copyOf(locks);
    }

    /**
     * The name with the locks that a table's name asks for, but for those of rows, which are locked
     * one by one.
     */
    public static SqlIdentifier besidesRows(SqlIdentifier table, SqlIdentifier name) {
        EnumSet<Lock> locks = EnumSet.noneOf(Lock.class);
        if (table instanceof LockedTable) {
            locks.addAll(((LockedTable) table).locks);
            locks.remove(Lock.ROWS);
        }
        return locks.isEmpty() ? name : new LockedTable(name, locks);
    }

    public Set<Lock> locks() {
        return Set.copyOf(locks);
    }

    @Override
    public SqlNode clone(SqlParserPos pos) {
        return new LockedTable(new SqlIdentifier(names, pos), locks);
    }
}
