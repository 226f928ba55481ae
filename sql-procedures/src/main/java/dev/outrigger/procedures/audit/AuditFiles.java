package dev.outrigger.procedures.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of lines in a folder, numbered as they were begun. A new one is begun at each opening and
 * when the last is long; whole files go when they are too old. A crash leaves at most the end of
 * one line behind, which nobody reads.
 */
final class AuditFiles implements AuditLines {
    private static final Pattern NAME = Pattern.compile("audit-\\d{10}\\.log");
    private static final long LINES_MIN = 100;
    private static final int PARTS = 4;

    private final Path folder;
    private final Deque<Part> parts = new ArrayDeque<>();
    private FileChannel last;
    private long next;

    /** A file, and how many lines it has. */
    private static final class Part {
        private final Path file;
        private long lines;

        private Part(Path file, long lines) {
            this.file = file;
            this.lines = lines;
        }
    }

    AuditFiles(Path folder) throws IOException {
        this.folder = folder;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> NAME.matcher(path.getFileName().toString()).matches())
                                .sorted()
                                .toList()) {
                    parts.add(new Part(file, lines(file).size()));
                    next = Long.parseLong(file.getFileName().toString().substring(6, 16)) + 1;
                }
            }
        }
    }

    @Override
    public void append(List<String> lines) throws IOException {
        if (last == null) {
            begin();
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(String.join("\n", lines).concat("\n"));
        long before = last.size();
        try {
            while (bytes.hasRemaining()) {
                last.write(bytes);
            }
            last.force(false);
        } catch (IOException e) {
            cut(before, e);
            throw e;
        }
        parts.getLast().lines += lines.size();
    }

    /** What was written of lines that will be written again. */
    private void cut(long size, IOException reason) {
        try {
            last.truncate(size);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(String.format(Locale.ROOT, "audit-%010d.log", next));
        last =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
        next++;
        parts.add(new Part(file, 0));
    }

    @Override
    public void keep(long most) throws IOException {
        if (last != null && parts.getLast().lines >= Math.max(LINES_MIN, most / PARTS)) {
            last.close();
            last = null;
        }
        long all = parts.stream().mapToLong(part -> part.lines).sum();
        while (parts.size() > (last == null ? 0 : 1) && all - parts.getFirst().lines >= most) {
            Part oldest = parts.getFirst();
            Files.deleteIfExists(oldest.file);
            parts.removeFirst();
            all -= oldest.lines;
        }
    }

    @Override
    public List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        for (Part part : parts) {
            all.addAll(lines(part.file));
        }
        return all;
    }

    /** Whatever bytes are there: a damaged line is known by its sum. */
    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() throws IOException {
        if (last != null) {
            last.close();
            last = null;
        }
    }
}
