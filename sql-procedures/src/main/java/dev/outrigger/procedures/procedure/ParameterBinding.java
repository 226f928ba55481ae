package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which argument each parameter of a module got.
 *
 * @param values each parameter's value, of its declared type
 * @param arguments the position of each parameter's argument; empty where its default was taken
 */
public record ParameterBinding(List<SqlValue> values, List<Optional<Integer>> arguments) {
    public ParameterBinding {
        values = List.copyOf(values);
        arguments = List.copyOf(arguments);
    }

    /**
     * Matches arguments to parameters, by name or position.
     *
     * @param module what messages call the module
     * @param defaults evaluates a parameter's default
     */
    public static ParameterBinding of(
            String module,
            List<Parameter> parameters,
            List<PassedArgument> passed,
            Function<Parameter, SqlValue> defaults) {
        List<Optional<Integer>> arguments = match(module, parameters, passed);
        List<SqlValue> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Optional<SqlValue> given =
                    arguments.get(i).flatMap(position -> passed.get(position).value());
            if (given.isEmpty() && parameter.defaultValue().isEmpty()) {
                throw SqlError.of(ErrorCode.PARAMETER_MISSING, module, parameter.name())
                        .withState(4);
            }
            values.add(
                    Values.argument(
                            given.orElseGet(() -> defaults.apply(parameter)), parameter.type()));
        }
        return new ParameterBinding(values, arguments);
    }

    private static List<Optional<Integer>> match(
            String module, List<Parameter> parameters, List<PassedArgument> passed) {
        List<Optional<Integer>> arguments = new ArrayList<>();
        parameters.forEach(parameter -> arguments.add(Optional.empty()));
        boolean named = false;
        for (int i = 0; i < passed.size(); i++) {
            PassedArgument argument = passed.get(i);
            if (named && argument.name().isEmpty()) {
                throw SqlError.of(ErrorCode.PARAMETER_NAMED_FIRST, i + 1);
            }
            named = argument.name().isPresent();
            int position = named ? position(module, parameters, argument.name().get()) : i;
            if (position >= parameters.size()) {
                throw SqlError.of(ErrorCode.PARAMETER_TOO_MANY, module).withState(2);
            }
            if (arguments.get(position).isPresent()) {
                throw SqlError.of(ErrorCode.PARAMETER_TWICE, parameters.get(position).name());
            }
            if (argument.output() && !parameters.get(position).output()) {
                throw SqlError.of(ErrorCode.PARAMETER_NOT_OUTPUT, parameters.get(position).name())
                        .withState(2);
            }
            arguments.set(position, Optional.of(i));
        }
        return arguments;
    }

    private static int position(String module, List<Parameter> parameters, String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw SqlError.of(ErrorCode.PARAMETER_UNKNOWN, name, module).withState(2);
    }
}
