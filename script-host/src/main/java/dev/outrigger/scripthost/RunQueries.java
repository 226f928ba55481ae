package dev.outrigger.scripthost;

import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.CorruptFrameException;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.protocol.DataInput;
import dev.outrigger.scripthost.protocol.DataOutput;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;

/** Answers the queries of one run's script, one at a time, on the thread that reads its outputs. */
final class RunQueries {
    /** SQL Server's limit of a statement. */
    private static final int PARAMETERS_MAX = 2100;

    private static final long MESSAGE_SLACK_BYTES = 1L << 20;

    private final Optional<ScriptQueries> queries;
    private final WireOutput out;
    private final Inbox inbox;
    private volatile boolean running;

    RunQueries(Optional<ScriptQueries> queries, WireOutput out, Inbox inbox) {
        this.queries = queries;
        this.out = out;
        this.inbox = inbox;
    }

    /** The query with its parameters, which follow its message. */
    static ScriptQuery read(Message.Query asked, DataInput data, long bytesMax) {
        ArrowReader reader =
                new ArrowReader(
                        data,
                        new ArrowReader.Limits(bytesMax + MESSAGE_SLACK_BYTES, PARAMETERS_MAX, 1));
        Optional<Frame> row = reader.next();
        if (row.isPresent() && reader.next().isPresent()) {
            throw new CorruptFrameException("a second row of a query's parameters");
        }
        Frame values = row.orElseGet(() -> new Frame(new Schema(List.of()), 1, List.of()));
        if (values.rows() != 1 || values.columns().size() != asked.names().size()) {
            throw new CorruptFrameException(
                    "a query's parameters are not one row of " + asked.names().size());
        }
        return new ScriptQuery(asked.text(), asked.rows(), asked.names(), values);
    }

    /** Returns when the script has its answer. */
    void answer(ScriptQuery query) {
        running = true;
        Rows rows = new Rows();
        try {
            // A failure before this is seen here, a later one sees that a query runs.
            inbox.check();
            ScriptQueryEnd end = queries.orElseThrow().run(query, rows);
            inbox.check();
            rows.finish();
            out.answer(message(end));
        } catch (IOException e) {
            throw lost(e);
        } finally {
            running = false;
        }
    }

    boolean allowed() {
        return queries.isPresent();
    }

    /** The run has failed. From any thread. */
    void runFailed() {
        if (running) {
            queries.ifPresent(ScriptQueries::cancel);
        }
    }

    private static Message message(ScriptQueryEnd end) {
        if (end instanceof ScriptQueryEnd.Failed failed) {
            return new Message.QueryFailed(
                    failed.number(),
                    failed.severity(),
                    failed.state(),
                    failed.line(),
                    failed.procedure(),
                    failed.text());
        }
        return new Message.QueryDone(((ScriptQueryEnd.Done) end).rows());
    }

    /** The pump knows best why the host takes nothing any more, and knows it soon. */
    private ScriptFailure lost(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return Cancellation.failure();
        }
        inbox.awaitFailure(1000);
        inbox.check();
        return new ScriptFailure(
                Reason.HOST_LOST, "the script's host does not take an answer", "", e);
    }

    private final class Rows implements ScriptRows {
        private DataOutput data;
        private ArrowWriter writer;

        @Override
        public void begin(Schema schema) {
            inbox.check();
            try {
                out.answer(new Message.QueryRows());
                data = out.openAnswer();
                writer = new ArrowWriter(data, schema);
            } catch (IOException | UncheckedIOException e) {
                throw gone(e);
            }
        }

        @Override
        public void add(Frame frame) {
            inbox.check();
            try {
                writer.write(frame);
                writer.flush();
            } catch (UncheckedIOException e) {
                throw gone(e);
            }
        }

        private ScriptFailure gone(Exception e) {
            return lost(e instanceof IOException io ? io : ((UncheckedIOException) e).getCause());
        }

        /**
         * Also where a query has failed within its rows: what ends it is the message after them.
         */
        void finish() throws IOException {
            if (writer != null) {
                try {
                    writer.close();
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
                data.close();
            }
        }
    }
}
