package dev.outrigger.procedures.governor;

import dev.outrigger.procedures.governor.GovernorSettings.Classifier;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings as the catalog keeps them: a line for each, its words separated by blanks. */
final class GovernorFormat {
    private GovernorFormat() {}

    static String write(GovernorSettings settings) {
        List<String> lines = new ArrayList<>();
        lines.add("governor 1 " + settings.enabled() + " " + settings.nextId());
        settings.classifier()
                .ifPresent(
                        function ->
                                lines.add(
                                        "classifier "
                                                + coded(function.schema())
                                                + " "
                                                + coded(function.name())));
        for (ExternalPool pool : settings.pools()) {
            lines.add(
                    String.join(
                            " ",
                            "pool",
                            Integer.toString(pool.id()),
                            coded(pool.name()),
                            Integer.toString(pool.cpuPercent()),
                            Integer.toString(pool.memoryPercent()),
                            Integer.toString(pool.processes()),
                            Long.toString(pool.version())));
        }
        for (WorkloadGroup group : settings.groups()) {
            lines.add(
                    "group " + group.id() + " " + coded(group.name()) + " " + group.externalPool());
        }
        return String.join("\n", lines);
    }

    static GovernorSettings read(String text) {
        boolean enabled = false;
        int nextId = 0;
        Optional<Classifier> classifier = Optional.empty();
        List<ExternalPool> pools = new ArrayList<>();
        List<WorkloadGroup> groups = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "governor" -> {
                    enabled = Boolean.parseBoolean(words[2]);
                    nextId = Integer.parseInt(words[3]);
                }
                case "classifier" ->
                        classifier = Optional.of(new Classifier(plain(words[1]), plain(words[2])));
                case "pool" ->
                        pools.add(
                                new ExternalPool(
                                        Integer.parseInt(words[1]),
                                        plain(words[2]),
                                        Integer.parseInt(words[3]),
                                        Integer.parseInt(words[4]),
                                        Integer.parseInt(words[5]),
                                        Long.parseLong(words[6])));
                case "group" ->
                        groups.add(
                                new WorkloadGroup(
                                        Integer.parseInt(words[1]),
                                        plain(words[2]),
                                        Integer.parseInt(words[3])));
                default -> throw new IllegalStateException("no setting of the governor: " + line);
            }
        }
        return new GovernorSettings(enabled, classifier, pools, groups, nextId);
    }

    private static String coded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String plain(String coded) {
        return URLDecoder.decode(coded, StandardCharsets.UTF_8);
    }
}
