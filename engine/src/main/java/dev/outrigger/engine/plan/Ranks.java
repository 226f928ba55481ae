package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;

/** ROW_NUMBER and its kin over one ordered partition. */
record Ranks(
        Windowing window, Windowing.Call call, List<Object[]> partition, Peers peers, Run run) {
    void fill(int column) {
        Object[] results = new Object[partition.size()];
        for (int row = 0; row < results.length; row++) {
            run.step();
            results[row] = of(row);
        }
        for (int row = 0; row < results.length; row++) {
            partition.get(row)[column] = results[row];
        }
    }

    private Object of(int row) {
        int count = partition.size();
        return switch (call.ranking()) {
            case ROW_NUMBER -> row + 1L;
            case RANK -> peers.first(row) + 1L;
            case DENSE_RANK -> peers.group(row) + 1L;
            case PERCENT_RANK -> count == 1 ? 0.0 : peers.first(row) / (count - 1.0);
            case CUME_DIST -> (peers.last(row) + 1.0) / count;
            case NTILE -> tile(row, count, tiles(row));
            case LAG -> neighbour(row, -1);
            case LEAD -> neighbour(row, 1);
            case FIRST_VALUE -> edge(window.first(row, peers), row);
            case LAST_VALUE -> edge(window.last(row, count, peers), row);
        };
    }

    private Object argument(int index, int row) {
        return call.arguments()[index].evaluate(partition.get(row), run);
    }

    private long tiles(int row) {
        Object tiles = argument(0, row);
        if (tiles == null || ((Number) tiles).longValue() < 1) {
            throw SqlError.of(ErrorCode.NTILE_ARGUMENT);
        }
        return ((Number) tiles).longValue();
    }

    /** The first tiles have one row more where the rows do not divide. */
    private static long tile(int row, int count, long tiles) {
        long size = count / tiles;
        long larger = count % tiles;
        long inLarger = larger * (size + 1);
        return row < inLarger
                ? row / (size + 1) + 1
                : larger + (row - inLarger) / Math.max(1, size) + 1;
    }

    private Object neighbour(int row, int direction) {
        Object offset = call.arguments().length > 1 ? argument(1, row) : Integer.valueOf(1);
        if (offset != null && ((Number) offset).longValue() < 0) {
            throw SqlError.of(ErrorCode.LAG_OFFSET);
        }
        long place = offset == null ? -1 : row + direction * ((Number) offset).longValue();
        if (place >= 0 && place < partition.size()) {
            return argument(0, (int) place);
        }
        return call.arguments().length > 2 ? call.fallback().convert(argument(2, row)) : null;
    }

    private Object edge(int place, int row) {
        boolean empty = window.first(row, peers) > window.last(row, partition.size(), peers);
        return empty || place < 0 || place >= partition.size() ? null : argument(0, place);
    }
}
