package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.Counters;
import dev.outrigger.engine.sql.Statement;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * What SET STATISTICS TIME, IO and PROFILE tell of each statement, in the layout of SQL Server's
 * messages.
 */
final class StatementStatistics {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final BatchSession session;
    private final Client client;

    StatementStatistics(BatchSession session, Client client) {
        this.session = session;
        this.client = client;
    }

    /** When something began, by the clock and by this thread's use of the processor. */
    record Start(long nanos, long processorNanos) {
        static Start now() {
            return new Start(System.nanoTime(), processor());
        }

        private static long processor() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        long elapsedMillis() {
            return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
        }

        long processorMillis() {
            return (processor() - processorNanos) / NANOS_PER_MILLI;
        }
    }

    /** Empty when nobody wants to know the time. */
    Optional<Start> begin() {
        session.engine().profiling(session.settings().statisticsProfile());
        return session.settings().statisticsTime() ? Optional.of(Start.now()) : Optional.empty();
    }

    /** Tells what a statement took and read that has ended well. */
    void end(Optional<Start> start, Statement statement, Optional<String> procedure) {
        if (session.settings().statisticsProfile() && reads(statement)) {
            StatementProfile.send(session.engine().counters(), client);
        }
        if (session.settings().statisticsIo() && reads(statement)) {
            for (Counters.Counts counts : session.engine().counters().all()) {
                tell(
                        SqlError.of(ErrorCode.STATISTICS_IO, counts.name(), counts.displayed()),
                        statement,
                        procedure);
            }
        }
        start.filter(wanted -> session.settings().statisticsTime())
                .ifPresent(
                        begun ->
                                tell(
                                        SqlError.of(
                                                ErrorCode.STATISTICS_TIME,
                                                begun.processorMillis(),
                                                begun.elapsedMillis()),
                                        statement,
                                        procedure));
    }

    /** Tells what it took to parse a batch and to check it; plans are made when they are run. */
    void compiled(Optional<Start> start) {
        start.ifPresent(
                begun ->
                        client.report(
                                SqlError.of(
                                                ErrorCode.STATISTICS_COMPILE_TIME,
                                                begun.processorMillis(),
                                                begun.elapsedMillis())
                                        .at(1)));
    }

    private void tell(SqlError information, Statement statement, Optional<String> procedure) {
        client.report(information.at(statement.line(), procedure));
    }

    private static boolean reads(Statement statement) {
        return statement instanceof Statement.Query
                || statement instanceof Statement.Insert
                || statement instanceof Statement.Update
                || statement instanceof Statement.Delete
                || statement instanceof Statement.SelectIntoVariables;
    }
}
