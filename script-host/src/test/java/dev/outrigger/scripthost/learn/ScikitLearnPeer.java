package dev.outrigger.scripthost.learn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real scikit-learn in a process of its own, whose BLAS kernel and thread count a test chooses.
 */
final class ScikitLearnPeer {
    private final Path folder;
    private final Path script;
    private final String python;

    record Case(
            String name,
            int rows,
            int columns,
            int clusters,
            long seed,
            String init,
            String starts) {}

    record Answer(int[] labels, double[] centres, double inertia, int iterations) {}

    ScikitLearnPeer(String python, Path folder) throws IOException, InterruptedException {
        this.python = python;
        this.folder = folder;
        this.script = folder.resolve("kmeans_peer.py");
        try (InputStream source = ScikitLearnPeer.class.getResourceAsStream("kmeans_peer.py")) {
            Files.copy(source, script);
        }
        run(Map.of(), "data", folder.toString());
    }

    List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("cases.txt"))) {
            String[] word = line.split(" ");
            cases.add(
                    new Case(
                            word[0],
                            Integer.parseInt(word[1]),
                            Integer.parseInt(word[2]),
                            Integer.parseInt(word[3]),
                            Long.parseLong(word[4]),
                            word[5],
                            word[6]));
        }
        return cases;
    }

    double[] matrix(Case of) throws IOException {
        return doubles(of.name() + ".x");
    }

    /** Null where the case has none. */
    double[] weights(Case of) throws IOException {
        return Files.exists(folder.resolve(of.name() + ".w")) ? doubles(of.name() + ".w") : null;
    }

    Map<String, Answer> fit(String tag, Map<String, String> environment)
            throws IOException, InterruptedException {
        run(environment, "fit", folder.toString(), tag);
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve(tag + ".txt"))) {
            String[] word = line.split(" ");
            answers.put(
                    word[0],
                    new Answer(
                            ints(word[0] + "." + tag + ".labels"),
                            doubles(word[0] + "." + tag + ".centres"),
                            Double.parseDouble(word[1]),
                            Integer.parseInt(word[2])));
        }
        return answers;
    }

    private double[] doubles(String file) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(file)))
                        .order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / 8];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private int[] ints(String file) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(file)))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(values);
        return values;
    }

    private void run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("peer.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(new HashMap<>(environment));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("scikit-learn took more than two minutes");
        }
        if (process.exitValue() != 0) {
            throw new IOException("scikit-learn failed: " + Files.readString(log));
        }
    }
}
