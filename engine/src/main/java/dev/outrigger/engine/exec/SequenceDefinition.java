package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.SequenceOptions;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Catalog.Sequence;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.math.BigInteger;
import java.util.Optional;

/** CREATE SEQUENCE and ALTER SEQUENCE. */
final class SequenceDefinition {
    private static final int LONG_DIGITS = 18;

    private final Statements statements;

    SequenceDefinition(Statements statements) {
        this.statements = statements;
    }

    void create(Statement.CreateSequence create) {
        ObjectName name = create.name();
        String database =
                statements
                        .catalog()
                        .database(statements.names().database(name))
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.DATABASE_MISSING,
                                                statements.names().database(name)));
        SqlType type = create.options().type().orElse(SqlType.BIGINT);
        if (!type.isInteger() && !(type.name() == TypeName.DECIMAL && type.scale() == 0)) {
            throw SqlError.of(ErrorCode.SEQUENCE_TYPE, name.display());
        }
        long increment = create.options().increment().orElse(1L);
        long lowest = lowest(type);
        long highest = highest(type);
        long minimum = create.options().minimum().flatMap(m -> m).orElse(lowest);
        long maximum = create.options().maximum().flatMap(m -> m).orElse(highest);
        long start = create.options().start().orElse(increment < 0 ? maximum : minimum);
        Sequence made =
                new Sequence(
                        0,
                        0,
                        database,
                        TableNames.schema(name),
                        name.name(),
                        type,
                        start,
                        increment,
                        minimum,
                        maximum,
                        create.options().cycle().orElse(false),
                        cache(create.options()),
                        start);
        requireSound(made);
        statements.catalog().createSequence(made);
    }

    void alter(Statement.AlterSequence alter) {
        Catalog catalog = statements.catalog();
        Sequence old = catalog.lockSequence(find(statements, alter.name()));
        SequenceOptions options = alter.options();
        long increment = options.increment().orElse(old.increment());
        long minimum =
                options.minimum().map(m -> m.orElse(lowest(old.type()))).orElse(old.minimum());
        long maximum =
                options.maximum().map(m -> m.orElse(highest(old.type()))).orElse(old.maximum());
        long start = options.start().orElse(old.start());
        Optional<Long> last = options.restarts() ? Optional.empty() : catalog.lastValue(old);
        boolean cycles = options.cycle().orElse(old.cycles());
        Sequence made =
                new Sequence(
                        old.id(),
                        old.counter(),
                        old.database(),
                        old.schema(),
                        old.name(),
                        old.type(),
                        start,
                        increment,
                        minimum,
                        maximum,
                        cycles,
                        options.cache().isPresent() ? cache(options) : old.cache(),
                        last.orElse(start));
        requireSound(made);
        if (made.first() < minimum || made.first() > maximum) {
            throw SqlError.of(ErrorCode.SEQUENCE_CURRENT, made.first(), made.name());
        }
        catalog.alterSequence(old, made, last.isPresent());
    }

    static Sequence find(Statements statements, ObjectName name) {
        return statements
                .catalog()
                .sequence(statements.names().database(name), TableNames.schema(name), name.name())
                .orElseThrow(() -> SqlError.of(ErrorCode.INVALID_OBJECT, name.display()));
    }

    /** 0 and -1 stand for NO CACHE, and for a size that is left to the store. */
    private static Optional<Integer> cache(SequenceOptions options) {
        return options.cache().filter(size -> size >= 0);
    }

    private static long lowest(SqlType type) {
        return switch (type.name()) {
            case TINYINT -> 0;
            case SMALLINT -> Short.MIN_VALUE;
            case INT -> Integer.MIN_VALUE;
            case BIGINT -> Long.MIN_VALUE;
            default -> -highest(type);
        };
    }

    private static long highest(SqlType type) {
        return switch (type.name()) {
            case TINYINT -> 255;
            case SMALLINT -> Short.MAX_VALUE;
            case INT -> Integer.MAX_VALUE;
            case BIGINT -> Long.MAX_VALUE;
            default -> {
                // Values are counted in 64 bits.
                if (type.precision() > LONG_DIGITS) {
                    yield Long.MAX_VALUE;
                }
                long ten = 1;
                for (int i = 0; i < type.precision(); i++) {
                    ten *= 10;
                }
                yield ten - 1;
            }
        };
    }

    private static void requireSound(Sequence sequence) {
        if (sequence.increment() == 0) {
            throw SqlError.of(ErrorCode.SEQUENCE_INCREMENT, sequence.name());
        }
        if (sequence.minimum() >= sequence.maximum()) {
            throw SqlError.of(ErrorCode.SEQUENCE_RANGE, sequence.name());
        }
        BigInteger width =
                BigInteger.valueOf(sequence.maximum())
                        .subtract(BigInteger.valueOf(sequence.minimum()));
        if (BigInteger.valueOf(sequence.increment()).abs().compareTo(width) > 0) {
            throw SqlError.of(ErrorCode.SEQUENCE_STEP, sequence.name());
        }
        boolean beyondType =
                sequence.minimum() < lowest(sequence.type())
                        || sequence.maximum() > highest(sequence.type());
        if (beyondType
                || sequence.start() < sequence.minimum()
                || sequence.start() > sequence.maximum()) {
            throw SqlError.of(ErrorCode.SEQUENCE_START, sequence.name());
        }
    }
}
