package dev.outrigger.procedures.system;

import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.ParameterBinding;
import dev.outrigger.procedures.procedure.PassedArgument;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The arguments of a system procedure whose parameters may all be left out. */
public final class SystemArguments {
    private final ParameterBinding binding;

    private SystemArguments(ParameterBinding binding) {
        this.binding = binding;
    }

    public static SystemArguments of(
            String procedure, List<Parameter> parameters, List<PassedArgument> passed) {
        List<Parameter> optional =
                parameters.stream()
                        .map(
                                parameter ->
                                        new Parameter(
                                                parameter.name(),
                                                parameter.type(),
                                                Optional.of(
                                                        SqlLiteral.createNull(SqlParserPos.ZERO)),
                                                parameter.output()))
                        .toList();
        return new SystemArguments(
                ParameterBinding.of(
                        procedure, optional, passed, parameter -> SqlValue.nullOf(SqlType.INT)));
    }

    /** The value of a parameter; empty when it was left out or given as DEFAULT. */
    public Optional<SqlValue> get(int parameter) {
        return binding.arguments().get(parameter).map(position -> binding.values().get(parameter));
    }

    /** The position of the argument that a parameter got. */
    public Optional<Integer> position(int parameter) {
        return binding.arguments().get(parameter);
    }
}
