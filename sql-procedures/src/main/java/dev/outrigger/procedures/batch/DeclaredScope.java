package dev.outrigger.procedures.batch;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.types.SqlValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** A scope in which a query's variables keep the values that they had at one moment. */
final class DeclaredScope implements Scope {
    private final Map<String, SqlValue> variables = new HashMap<>();
    private final Scope around;

    private DeclaredScope(Scope around) {
        this.around = around;
    }

    static Scope of(SqlNode query, Scope around) {
        DeclaredScope scope = new DeclaredScope(around);
        query.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlIdentifier id) {
                        String name = id.names.get(0);
                        if (isVariable(name)) {
                            around.lookup(name)
                                    .ifPresent(value -> scope.variables.put(key(name), value));
                        }
                        return null;
                    }
                });
        return scope;
    }

    private static boolean isVariable(String name) {
        return name.startsWith("@") && !name.startsWith("@@");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<SqlValue> lookup(String name) {
        return isVariable(name)
                ? Optional.ofNullable(variables.get(key(name)))
                : around.lookup(name);
    }
}
