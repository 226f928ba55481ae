package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.SystemArguments;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.procedures.system.SystemProcedure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sp_set_session_context keeps for SESSION_CONTEXT: at most a megabyte, as in SQL Server. */
final class SessionContext implements SystemProcedure {
    private static final String NAME = "sp_set_session_context";
    private static final long BYTES_MAX = 1 << 20;
    private static final SqlType VALUE = SqlType.nvarchar(4000);
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@key", SqlType.SYSNAME, Optional.empty(), false),
                    new Parameter("@value", VALUE, Optional.empty(), false),
                    new Parameter("@read_only", SqlType.BIT, Optional.empty(), false));

    private final Map<String, SqlValue> values = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();

    Optional<SqlValue> get(String key) {
        return Optional.ofNullable(values.get(key.toLowerCase(Locale.ROOT)));
    }

    void clear() {
        values.clear();
        fixed.clear();
    }

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments = SystemArguments.of(NAME, PARAMETERS, call.arguments());
        String key =
                arguments
                        .get(0)
                        .flatMap(Values::text)
                        .orElseThrow(() -> SqlError.of(ErrorCode.PARAMETER_MISSING, NAME, "@key"))
                        .toLowerCase(Locale.ROOT);
        if (fixed.contains(key)) {
            throw SqlError.of(ErrorCode.SESSION_KEY_READ_ONLY, key);
        }
        SqlValue value =
                arguments
                        .get(1)
                        .orElseThrow(
                                () -> SqlError.of(ErrorCode.PARAMETER_MISSING, NAME, "@value"));
        values.put(key, value);
        long bytes =
                values.entrySet().stream()
                        .mapToLong(
                                entry ->
                                        2L * entry.getKey().length()
                                                + 2L
                                                        * Values.text(entry.getValue())
                                                                .map(String::length)
                                                                .orElse(0))
                        .sum();
        if (bytes > BYTES_MAX) {
            values.remove(key);
            throw SqlError.of(ErrorCode.SESSION_CONTEXT_FULL, BYTES_MAX);
        }
        if (arguments.get(2).map(SqlValue::value).filter(Boolean.TRUE::equals).isPresent()) {
            fixed.add(key);
        }
        return 0;
    }
}
