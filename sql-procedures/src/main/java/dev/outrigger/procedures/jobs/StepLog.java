package dev.outrigger.procedures.jobs;

import dev.outrigger.Message;
import dev.outrigger.MessageListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a step prints and what goes wrong in it, as its history is to have it: the beginning and the
 * end, where all of it is too long. Its result sets go nowhere. Thread-safe: a script prints from
 * another thread.
 */
final class StepLog implements MessageListener {
    private static final int HEAD_CHARS = 1_900;
    private static final int TAIL_CHARS = 1_500;

    private final Runnable whenBegun;
    private final StringBuilder head = new StringBuilder();
    private final Deque<String> tail = new ArrayDeque<>();
    private int tailChars;
    private long dropped;
    private Optional<Message> firstError = Optional.empty();

    /** whenBegun: runs as each statement begins. */
    StepLog(Runnable whenBegun) {
        this.whenBegun = whenBegun;
    }

    @Override
    public void statementBegin() {
        whenBegun.run();
    }

    @Override
    public synchronized void message(Message message) {
        if (message.isError()) {
            firstError = firstError.or(() -> Optional.of(message));
            add(message.text() + " [SQLSTATE 42000] (Error " + message.number() + ").  ");
        } else {
            add(message.text() + " [SQLSTATE 01000] (Message " + message.number() + ")  ");
        }
    }

    synchronized void add(String text) {
        int room = tail.isEmpty() && dropped == 0 ? HEAD_CHARS - head.length() : 0;
        head.append(text, 0, Math.min(room, text.length()));
        if (text.length() > room) {
            String rest = text.substring(room);
            int cut = Math.max(0, rest.length() - TAIL_CHARS);
            dropped += cut;
            tail.add(rest.substring(cut));
            tailChars += rest.length() - cut;
        }
        while (tailChars > TAIL_CHARS) {
            String oldest = tail.remove();
            int cut = Math.min(oldest.length(), tailChars - TAIL_CHARS);
            dropped += cut;
            tailChars -= cut;
            if (cut < oldest.length()) {
                tail.addFirst(oldest.substring(cut));
            }
        }
    }

    synchronized String text() {
        String gap = dropped > 0 ? " ... (" + dropped + " characters left out) ... " : "";
        return head + gap + String.join("", tail);
    }

    synchronized Optional<Message> firstError() {
        return firstError;
    }
}
