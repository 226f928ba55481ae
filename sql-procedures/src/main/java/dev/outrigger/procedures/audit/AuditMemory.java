package dev.outrigger.procedures.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Of an instance without a folder. */
final class AuditMemory implements AuditLines {
    private final Deque<String> lines = new ArrayDeque<>();

    @Override
    public void append(List<String> more) {
        lines.addAll(more);
    }

    @Override
    public void keep(long most) {
        while (lines.size() > most) {
            lines.removeFirst();
        }
    }

    @Override
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {}
}
