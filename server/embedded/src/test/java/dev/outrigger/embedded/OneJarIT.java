package dev.outrigger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The artifact that applications depend on: its jar, and the class path that its POM asks for. */
class OneJarIT {
    private static final Path JAR = Path.of(System.getProperty("outrigger.embedded.jar"));
    private static final Path POM = Path.of(System.getProperty("outrigger.embedded.pom"));
    private static final Path REPOSITORY = Path.of(System.getProperty("outrigger.repository"));
    private static final int MINUTES = 5;
    private static final List<String> THE_APPLICATIONS_OWN =
            List.of("com/google/common/", "com/google/protobuf/", "com/fasterxml/", "io/netty/");

    @Test
    void jarHasNoClassThatAnApplicationHasOfItsOwn() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.startsWith("dev/outrigger/shaded/guava/"))
                    .noneMatch(name -> THE_APPLICATIONS_OWN.stream().anyMatch(name::startsWith))
                    .noneMatch(name -> name.startsWith("org/apache/calcite/"));
        }
    }

    @Test
    void applicationWithTheArtifactAloneQueriesRunsScriptsAndComesBack(@TempDir Path folder)
            throws Exception {
        List<Path> classPath = new ArrayList<>(dependencies());
        assertThat(classPath).isNotEmpty().allMatch(Files::exists);
        classPath.add(JAR);
        classPath.add(
                Path.of(
                        Application.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()));
        Path output = folder.resolve("output.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-cp",
                                String.join(
                                        File.pathSeparator,
                                        classPath.stream().map(Path::toString).toList()),
                                Application.class.getName(),
                                folder.resolve("data").toString(),
                                "com.google.common.collect.ImmutableList,"
                                        + "com.fasterxml.jackson.core.JsonFactory,"
                                        + "io.netty.buffer.ByteBuf,"
                                        + "org.apache.calcite.rel.RelNode")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String printed = Files.readString(output);

        assertThat(ended).as("ended by itself, having printed: %s", printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(printed.lines().filter(line -> !line.startsWith("SLF4J")))
                .containsExactly(
                        "com.google.common.collect.ImmutableList is not there",
                        "com.fasterxml.jackson.core.JsonFactory is not there",
                        "io.netty.buffer.ByteBuf is not there",
                        "org.apache.calcite.rel.RelNode is not there",
                        "oar 2 1.5 1",
                        "sail 2 90.5 2",
                        "2 [1]",
                        "sales",
                        "5",
                        "1",
                        "1",
                        "answer",
                        "1 row by the Java API",
                        "end",
                        "1 counted");
    }

    /** Each is named there: nothing else comes along. */
    private static List<Path> dependencies() throws Exception {
        NodeList found =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(POM.toFile())
                        .getElementsByTagName("dependency");
        List<Path> jars = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element dependency = (Element) found.item(i);
            if (!text(dependency, "scope").equals("test")
                    && !text(dependency, "version").isEmpty()) {
                jars.add(jar(dependency));
            }
        }
        return jars;
    }

    private static Path jar(Element dependency) {
        String artifact = text(dependency, "artifactId");
        String version = text(dependency, "version");
        String classifier = text(dependency, "classifier");
        return REPOSITORY
                .resolve(text(dependency, "groupId").replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(
                        artifact
                                + "-"
                                + version
                                + (classifier.isEmpty() ? "" : "-" + classifier)
                                + ".jar");
    }

    private static String text(Element dependency, String tag) {
        NodeList found = dependency.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
