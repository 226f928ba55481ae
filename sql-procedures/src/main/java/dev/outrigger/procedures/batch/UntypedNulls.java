package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives parameters that are NULL the types that their places in a statement ask for. */
final class UntypedNulls {
    private UntypedNulls() {}

    /** The declarations, those of NULLs with other types where the statements tell them. */
    static List<Parameter> typed(
            BatchSession session,
            List<Statement> statements,
            List<Parameter> declared,
            List<PassedArgument> values) {
        List<Parameter> known = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            if (!values.get(i).value().filter(SqlValue::isNull).isPresent()) {
                known.add(declared.get(i));
            }
        }
        if (known.size() == declared.size()) {
            return declared;
        }
        Map<String, SqlType> types = new HashMap<>();
        try {
            new UndeclaredParameters(session, known)
                    .of(statements)
                    .forEach(
                            found ->
                                    types.put(found.name().toLowerCase(Locale.ROOT), found.type()));
        } catch (SqlError e) {
            // A NULL of any type will do then, or the statement itself says what is wrong with it.
            return declared;
        }
        return declared.stream()
                .map(
                        parameter ->
                                new Parameter(
                                        parameter.name(),
                                        known.contains(parameter)
                                                ? parameter.type()
                                                : types.getOrDefault(
                                                        parameter.name().toLowerCase(Locale.ROOT),
                                                        parameter.type()),
                                        parameter.defaultValue(),
                                        parameter.output()))
                .toList();
    }
}
