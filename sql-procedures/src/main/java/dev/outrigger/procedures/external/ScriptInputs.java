package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.scripthost.ScriptTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of one call: the first is streamed, the others are whole. */
final class ScriptInputs {
    /** What a host takes at a time of a parallel call that does not say. */
    private static final int ROWS_PER_HOST = 1 << 16;

    private final SystemCall call;
    private final ScriptRequest request;
    private final long bytesMax;
    private final List<Optional<ScriptSource>> sources;

    private ScriptInputs(
            SystemCall call,
            ScriptRequest request,
            long bytesMax,
            List<Optional<ScriptSource>> sources) {
        this.call = call;
        this.request = request;
        this.bytesMax = bytesMax;
        this.sources = sources;
    }

    /** Reads the queries' texts; bytesMax: of rows that have to be kept. */
    static ScriptInputs of(SystemCall call, ScriptRequest request, long bytesMax) {
        List<Optional<ScriptSource>> sources =
                request.inputs().stream()
                        .map(input -> ScriptSource.parse(input, call.engine().texts()))
                        .toList();
        if (sources.get(0).isEmpty() && !request.keys().isEmpty()) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_KEY_MISSING,
                    request.keys().partition().get(0).name(),
                    ScriptArguments.PARTITION_BY);
        }
        return new ScriptInputs(call, request, bytesMax, sources);
    }

    boolean any() {
        return sources.stream().anyMatch(Optional::isPresent);
    }

    /** The inputs but the first. */
    List<ScriptTable> tables() {
        List<ScriptTable> tables = new ArrayList<>();
        for (int i = 1; i < sources.size(); i++) {
            if (sources.get(i).isPresent()) {
                tables.add(table(request.inputs().get(i), sources.get(i).get()));
            }
        }
        return tables;
    }

    private ScriptTable table(ScriptRequest.Input input, ScriptSource source) {
        try (ResultStream result = source.open(call, request.parameters(), bytesMax)) {
            InputFrames frames = new InputFrames(source, result, result.columns());
            List<Frame> kept = new ArrayList<>();
            long bytes = 0;
            for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
                bytes += next.get().bytes();
                if (bytes > bytesMax) {
                    throw SqlError.of(
                            ErrorCode.SCRIPT_INPUT_SIZE,
                            input.argument(),
                            bytesMax >> 10,
                            "Give the largest input as @input_data_1, which is streamed.");
                }
                kept.add(next.get());
            }
            return new ScriptTable(input.name(), frames.schema(), kept);
        }
    }

    /** Opens the first input, after all others; empty when the call has none. */
    Optional<Streamed> openFirst(int hosts) {
        if (sources.get(0).isEmpty()) {
            return Optional.empty();
        }
        ScriptSource source = sources.get(0).get();
        List<ResultColumn> columns = List.of();
        List<Integer> partition = List.of();
        if (!request.keys().isEmpty() && source instanceof InputQuery query) {
            columns = query.columns(call, request.parameters());
            partition = request.keys().partitionPositions(columns);
            source = query.ordered(call.engine().texts(), columns.size(), order(columns));
        }
        int degree = request.parallel() ? Math.min(hosts, allowed(sources.get(0).get(), hosts)) : 1;
        ResultStream result = source.open(call, request.parameters(), bytesMax);
        try {
            if (columns.isEmpty()) {
                columns = result.columns();
            }
            ResultStream rows = result;
            if (!request.keys().isEmpty() && source instanceof InputProcedure) {
                partition = request.keys().partitionPositions(columns);
                rows = new SortedRows(result, order(columns));
            }
            InputFrames frames = new InputFrames(source, rows, columns);
            return Optional.of(
                    new Streamed(
                            rows, frames, new ChunkCutter(frames, rowsMax(), partition), degree));
        } catch (RuntimeException | Error e) {
            result.close();
            throw e;
        }
    }

    /** The partition's columns, then the order within it. */
    private List<OrderedQuery.Column> order(List<ResultColumn> columns) {
        List<OrderedQuery.Column> by = new ArrayList<>();
        request.keys()
                .partitionPositions(columns)
                .forEach(position -> by.add(new OrderedQuery.Column(position, false)));
        List<Integer> positions = request.keys().orderPositions(columns);
        for (int i = 0; i < positions.size(); i++) {
            boolean descending = request.keys().order().get(i).descending();
            by.add(new OrderedQuery.Column(positions.get(i), descending));
        }
        return by;
    }

    private static int allowed(ScriptSource source, int hosts) {
        return source instanceof InputQuery query ? query.processors().orElse(hosts) : hosts;
    }

    private int rowsMax() {
        boolean dealt = request.parallel() && request.keys().isEmpty();
        return request.rowsPerRead().orElse(dealt ? ROWS_PER_HOST : Integer.MAX_VALUE);
    }

    /** The first input, open. */
    final class Streamed implements AutoCloseable {
        private final ResultStream result;
        private final InputFrames frames;
        private final ChunkCutter cutter;
        private final int hosts;

        Streamed(ResultStream result, InputFrames frames, ChunkCutter cutter, int hosts) {
            this.result = result;
            this.frames = frames;
            this.cutter = cutter;
            this.hosts = hosts;
        }

        InputFrames frames() {
            return frames;
        }

        ChunkCutter cutter() {
            return cutter;
        }

        int hosts() {
            return hosts;
        }

        /** For one host: whole, or in chunks. */
        FrameStream stream() {
            return request.inChunks() ? new InputChunks(frames, cutter) : frames;
        }

        void alone(Runnable work) {
            frames.alone(work);
        }

        @Override
        public void close() {
            frames.end();
            result.close();
        }
    }
}
