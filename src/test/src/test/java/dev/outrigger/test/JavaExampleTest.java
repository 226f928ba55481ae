package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in Java, from the jar that the command line hands out to the rows of its result. */
class JavaExampleTest {
    private static final Path EXAMPLE = Path.of("../../examples/src/main/java-script");

    @TempDir private Path folder;

    private String outrigger(String... arguments) throws IOException, InterruptedException {
        Process process =
                ChildJvm.command("dev.outrigger.cli.Main", arguments)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static void tool(String name, String... arguments) {
        assertThat(
                        ToolProvider.findFirst(name)
                                .orElseThrow()
                                .run(System.out, System.err, arguments))
                .isZero();
    }

    @Test
    void compiledAgainstTheOneJarItFindsTheOrderThatIsFarFromTheMean() throws Exception {
        assertThat(outrigger("java-sdk")).isEqualTo("outrigger-java-extension.jar\n");
        Path sdk = folder.resolve("outrigger-java-extension.jar");
        Path classes = folder.resolve("classes");
        tool(
                "javac",
                "-cp",
                sdk.toString(),
                "-d",
                classes.toString(),
                EXAMPLE.resolve("shop/Outliers.java").toString());
        tool(
                "jar",
                "--create",
                "--file",
                folder.resolve("shop.jar").toString(),
                "-C",
                classes.toString(),
                ".");
        Files.copy(EXAMPLE.resolve("outliers.sql"), folder.resolve("outliers.sql"));

        String output = outrigger("run", "--format", "csv", "outliers.sql");

        assertThat(output)
                .contains("id,ordered,distance\r\n7,2024-01-10,2.449")
                .contains("8 orders were looked at")
                .contains("seen\r\n8\r\n");
    }

    @Test
    void theJarHasBothPackagesTheirSourcesAndTheLicence() throws Exception {
        outrigger("java-sdk", "sdk.jar");
        try (JarFile jar = new JarFile(folder.resolve("sdk.jar").toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .contains(
                            "META-INF/LICENSE",
                            "dev/outrigger/extension/ExtensionExecutor.class",
                            "dev/outrigger/extension/ExtensionExecutor.java",
                            "dev/outrigger/extension/PrimitiveDataset.class",
                            "com/microsoft/sqlserver/javalangextension/AbstractSqlServerExtensionExecutor.class",
                            "com/microsoft/sqlserver/javalangextension/PrimitiveDataset.class");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }
}
