package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.Fault;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Column;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A join's left rows, or a part of them, with the right rows that they meet. */
final class Probe implements BatchSource {
    private final HashJoin join;
    private final HashJoin.Kind kind;
    private final BuiltSide built;
    private final BatchSource left;
    private final HashJoin.Residual residual;
    private final Work work;
    private final AtomicInteger open;
    private final KeyColumn[] keys;

    /** Of each right row, where rows that none meets are given. */
    private final boolean[] met;

    private int[] groups = {};
    private int[] leftRows = {};
    private int[] rightRows = {};

    private Batch batch;
    private int row;

    /** How many candidates of the row have been taken. */
    private int taken;

    /** Whether a candidate of a row that went beyond its block has been met. */
    private boolean rowMet;

    /** The next right row to be looked at for one that none met; -1 as long as left rows come. */
    private int rest = -1;

    /** Of a candidate whose residual fails; thrown once the rows before it have been given. */
    private SqlError failure;

    private boolean closed;

    Probe(
            HashJoin join,
            BuiltSide built,
            BatchSource left,
            HashJoin.Residual residual,
            Work work,
            AtomicInteger open) {
        this.join = join;
        this.kind = join.kind();
        this.built = built;
        this.left = left;
        this.residual = residual;
        this.work = work;
        this.open = open;
        this.keys = built.keys(false);
        this.met = kind.keepsRight() ? new boolean[built.rows] : null;
    }

    @Override
    public Optional<Batch> next() {
        if (closed) {
            return Optional.empty();
        }
        while (rest < 0) {
            work.check();
            if (failure != null) {
                throw failure;
            }
            if (batch == null) {
                Optional<Batch> next = left.next();
                if (next.isEmpty()) {
                    rest = 0;
                    break;
                }
                begin(next.get());
            }
            Batch made =
                    residual == null && !kind.givesRight()
                            ? kept()
                            : residual == null && built.unique ? single() : block();
            if (made.rows() > 0) {
                return Optional.of(made);
            }
        }
        return kind.keepsRight() ? unmet() : Optional.empty();
    }

    private void begin(Batch next) {
        batch = next;
        row = 0;
        taken = 0;
        if (groups.length < next.rows()) {
            groups = new int[next.rows()];
        }
        built.lookup(next, keys, groups);
    }

    private void room(int rows) {
        if (leftRows.length < rows) {
            leftRows = new int[rows];
            rightRows = new int[rows];
        }
    }

    /** SEMI and ANTI by keys alone. */
    private Batch kept() {
        int rows = batch.rows();
        room(rows);
        int count = 0;
        for (int i = 0; i < rows; i++) {
            boolean found = groups[i] >= 0;
            boolean gives =
                    switch (kind) {
                        case SEMI -> found;
                        case ANTI -> !found;
                        default -> built.rows == 0 || !found && !built.hasNull && isKnown(i);
                    };
            if (gives) {
                leftRows[count++] = i;
            }
        }
        Batch given = Gather.rows(left(batch), leftRows, count);
        batch = null;
        return given;
    }

    private boolean isKnown(int i) {
        return !keys[0].marked || keys[0].marks[i] != KeyColumn.NULL;
    }

    /** The left columns that the join gives. */
    private Batch left(Batch from) {
        return from.columns().length == join.leftTypes().length
                ? from
                : new Batch(from.rows(), Arrays.copyOf(from.columns(), join.leftTypes().length));
    }

    /** Each left row has one candidate at most, and meets it. */
    private Batch single() {
        int rows = batch.rows();
        room(rows);
        int count = 0;
        if (kind.keepsLeft()) {
            for (int i = 0; i < rows; i++) {
                leftRows[i] = i;
                rightRows[i] =
                        groups[i] < 0 ? Gather.NULL_ROW : built.order[built.starts[groups[i]]];
            }
            count = rows;
        } else {
            for (int i = 0; i < rows; i++) {
                if (groups[i] >= 0) {
                    leftRows[count] = i;
                    rightRows[count++] = built.order[built.starts[groups[i]]];
                }
            }
        }
        Batch joined = joined(leftRows, rightRows, count);
        batch = null;
        return joined;
    }

    private Batch joined(int[] fromLeft, int[] fromRight, int count) {
        if (met != null) {
            for (int i = 0; i < count; i++) {
                if (fromRight[i] >= 0) {
                    met[fromRight[i]] = true;
                }
            }
        }
        return both(fromLeft, fromRight, count);
    }

    private Batch both(int[] fromLeft, int[] fromRight, int count) {
        int width = join.leftTypes().length;
        Column[] columns =
                Arrays.copyOf(
                        Gather.rows(left(batch), fromLeft, count).columns(),
                        width + join.rightTypes().length);
        for (int i = width; i < columns.length; i++) {
            columns[i] = Gather.rows(built.columns[i - width], fromRight, count);
        }
        return new Batch(count, columns);
    }

    /** The next candidates. A left row without one stands with NULL_ROW where that matters. */
    private Batch block() {
        room(Batch.ROWS_MAX);
        boolean keeps = kind.keepsLeft() || kind == HashJoin.Kind.ANTI;
        int count = 0;
        while (row < batch.rows() && count < Batch.ROWS_MAX) {
            int group = groups[row];
            if (group < 0) {
                if (keeps) {
                    leftRows[count] = row;
                    rightRows[count++] = Gather.NULL_ROW;
                }
                row++;
                continue;
            }
            int from = built.starts[group] + taken;
            int more = Math.min(built.starts[group + 1] - from, Batch.ROWS_MAX - count);
            Arrays.fill(leftRows, count, count + more, row);
            System.arraycopy(built.order, from, rightRows, count, more);
            count += more;
            if (from + more == built.starts[group + 1]) {
                row++;
                taken = 0;
            } else {
                taken += more;
            }
        }
        if (residual != null) {
            count = meeting(count);
        }
        Batch given =
                kind.givesRight()
                        ? joined(leftRows, rightRows, count)
                        : Gather.rows(left(batch), leftRows, count);
        if (row == batch.rows()) {
            batch = null;
        }
        return given;
    }

    /** Of the candidates, what the join gives once the residual has been asked. */
    private int meeting(int count) {
        int[] lefts = new int[count];
        int[] rights = new int[count];
        int[] places = new int[count];
        int asked = 0;
        for (int i = 0; i < count; i++) {
            if (rightRows[i] >= 0) {
                lefts[asked] = leftRows[i];
                rights[asked] = rightRows[i];
                places[asked++] = i;
            }
        }
        boolean[] meets = new boolean[count];
        int whole = count;
        if (asked > 0) {
            Batch candidates = both(lefts, rights, asked);
            int[] positions = new int[Batch.ROWS_MAX];
            try {
                int held = residual.select(candidates, positions);
                for (int i = 0; i < held; i++) {
                    meets[places[positions[i]]] = true;
                }
            } catch (SqlError error) {
                if (error.code().fault() != Fault.USER) {
                    throw error;
                }
                count = oneByOne(candidates, lefts, places, meets, count);
            }
        }
        int given = 0;
        for (int i = 0; i < count; i++) {
            int at = leftRows[i];
            int right = rightRows[i];
            boolean last = i + 1 == whole ? taken == 0 : leftRows[i + 1] != at;
            boolean first = !rowMet;
            rowMet |= meets[i];
            if (meets[i] && (kind.givesRight() || kind == HashJoin.Kind.SEMI && first)) {
                leftRows[given] = at;
                rightRows[given++] = right;
            } else if (last && !rowMet && (kind.keepsLeft() || kind == HashJoin.Kind.ANTI)) {
                leftRows[given] = at;
                rightRows[given++] = Gather.NULL_ROW;
            }
            rowMet &= !last;
        }
        return given;
    }

    /**
     * Asks the residual as it is asked row by row: where one partner is enough, those behind it are
     * not looked at. Returns how many of the block's places come before the one that fails.
     */
    private int oneByOne(Batch candidates, int[] lefts, int[] places, boolean[] meets, int count) {
        int[] positions = new int[1];
        int metRow = rowMet ? leftRows[0] : -1;
        for (int i = 0; i < candidates.rows(); i++) {
            if (!kind.givesRight() && lefts[i] == metRow) {
                continue;
            }
            try {
                if (residual.select(Gather.range(candidates, i, 1), positions) > 0) {
                    meets[places[i]] = true;
                    metRow = lefts[i];
                }
            } catch (SqlError error) {
                failure = error;
                return places[i];
            }
        }
        return count;
    }

    /** The right rows that no left row met. */
    private Optional<Batch> unmet() {
        room(Batch.ROWS_MAX);
        int count = 0;
        while (rest < built.rows && count < Batch.ROWS_MAX) {
            if (!met[rest]) {
                leftRows[count] = Gather.NULL_ROW;
                rightRows[count++] = rest;
            }
            rest++;
        }
        if (count == 0) {
            return Optional.empty();
        }
        int width = join.leftTypes().length;
        Column[] columns = new Column[width + join.rightTypes().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] =
                    i < width
                            ? Gather.rows(BuiltSide.empty(join.leftTypes()[i]), leftRows, count)
                            : Gather.rows(built.columns[i - width], rightRows, count);
        }
        return Optional.of(new Batch(count, columns));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            left.close();
            if (open.decrementAndGet() == 0) {
                built.close();
            }
        }
    }
}
