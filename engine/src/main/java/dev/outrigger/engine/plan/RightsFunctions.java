package dev.outrigger.engine.plan;

import dev.outrigger.engine.access.Questions;
import dev.outrigger.engine.plan.BuiltIns.Signature;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Functions about principals and what they may do. */
final class RightsFunctions {
    private static final SqlType TEXT = SqlType.nvarchar(4000);

    private final Arguments arguments;

    RightsFunctions(Arguments arguments) {
        this.arguments = arguments;
    }

    /** What a function asks; a NULL argument is empty. */
    private interface Question {
        Optional<?> ask(Questions questions, List<Optional<String>> arguments);
    }

    Optional<Signature> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "SUSER_ID" ->
                            function(name, 0, 1, SqlType.INT, (q, a) -> q.loginId(first(a)));
                    case "SUSER_NAME" ->
                            function(
                                    name, 1, 1, SqlType.SYSNAME, (q, a) -> number(a, q::loginName));
                    case "USER_ID", "DATABASE_PRINCIPAL_ID" ->
                            function(name, 0, 1, SqlType.INT, (q, a) -> q.principalId(first(a)));
                    case "USER_NAME" ->
                            function(
                                    name,
                                    1,
                                    1,
                                    SqlType.SYSNAME,
                                    (q, a) -> number(a, q::principalName));
                    case "IS_MEMBER", "IS_ROLEMEMBER" ->
                            function(
                                    name,
                                    1,
                                    name.equals("IS_MEMBER") ? 1 : 2,
                                    SqlType.INT,
                                    (q, a) ->
                                            a.get(0).flatMap(role -> q.isMember(role, second(a))));
                    case "IS_SRVROLEMEMBER" ->
                            function(
                                    name,
                                    1,
                                    2,
                                    SqlType.INT,
                                    (q, a) ->
                                            a.get(0)
                                                    .flatMap(
                                                            role ->
                                                                    q.isServerMember(
                                                                            role, second(a))));
                    case "HAS_DBACCESS" ->
                            function(
                                    name,
                                    1,
                                    1,
                                    SqlType.INT,
                                    (q, a) -> a.get(0).flatMap(q::hasDatabase));
                    case "HAS_PERMS_BY_NAME" ->
                            function(
                                    name,
                                    3,
                                    3,
                                    SqlType.INT,
                                    (q, a) ->
                                            a.get(2)
                                                    .flatMap(
                                                            permission ->
                                                                    q.holds(
                                                                            a.get(0)
                                                                                    .map(
                                                                                            ObjectIds
                                                                                                    ::parts)
                                                                                    .orElse(
                                                                                            List
                                                                                                    .of()),
                                                                            a.get(1),
                                                                            permission)));
                    default -> null;
                });
    }

    private static Optional<String> first(List<Optional<String>> arguments) {
        return arguments.isEmpty() ? Optional.empty() : arguments.get(0);
    }

    private static Optional<String> second(List<Optional<String>> arguments) {
        return arguments.size() < 2 ? Optional.empty() : arguments.get(1);
    }

    private interface Numbered {
        Optional<String> find(int number);
    }

    private static Optional<String> number(List<Optional<String>> arguments, Numbered numbered) {
        return arguments
                .get(0)
                .map(text -> (Integer) Conversions.convert(SqlText.of(text), TEXT, SqlType.INT))
                .flatMap(numbered::find);
    }

    private Signature function(String name, int least, int most, SqlType type, Question question) {
        return new Signature(
                least,
                most,
                operands ->
                        Routine.call(
                                arguments.calls().rex(),
                                name,
                                DataType.of(type, true),
                                false,
                                (a, run) -> answer(question, a, run.execution()),
                                operands.stream().map(arguments::text).toList()));
    }

    private static Object answer(Question question, Object[] given, ExecutionContext context) {
        List<Optional<String>> texts =
                Arrays.stream(given)
                        .map(value -> Optional.ofNullable(value).map(Object::toString))
                        .toList();
        Questions questions =
                new Questions(context.catalog(), context.caller(), context.database());
        return question.ask(questions, texts)
                .map(
                        found ->
                                found instanceof Boolean yes
                                        ? (Object) (yes ? 1 : 0)
                                        : found instanceof String text ? SqlText.of(text) : found)
                .orElse(null);
    }
}
