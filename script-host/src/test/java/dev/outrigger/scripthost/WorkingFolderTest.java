package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a sandbox the working folder is one of the machine's, and the engine deletes it. */
final class WorkingFolderTest {
    private static final ScriptLimits SMALL = Abuse.SMALL;

    private static void leaveLinks(ScriptRuntime runtime, Path target) throws IOException {
        Files.writeString(Files.createDirectory(target.resolve("inner")).resolve("kept"), "kept");
        try (Hosts hosts = new Hosts(new ScriptHosts(ScriptHostOptions.EMBEDDED, "no-such-bwrap"))) {
            String script =
                    "import os\nos.symlink('"
                            + target
                            + "', 'link')\nos.symlink('"
                            + target.resolve("inner").resolve("kept")
                            + "', 'file')\nos.symlink('/', 'root')\nos.mkdir('closed')\n"
                            + "os.symlink('"
                            + target
                            + "', 'closed/link')\nos.chmod('closed', 0)\n"
                            + "here = os.getcwd()\nos.mkdir('deep')\n"
                            + "for i in range(50):\n  os.mkdir('deep' + '/d' * (i + 1))\nprint(here)";
            Path folder = Path.of(run(hosts.session, call(runtime, script, SMALL)).printed().strip());
            assertThat(folder).isDirectory();
            hosts.session.close();
            assertThat(folder).doesNotExist();
        }
        assertThat(target.resolve("inner").resolve("kept")).hasContent("kept");
    }

    @Test
    @Tag("cpython")
    void linksThatPythonLeavesAreDeletedAndNotFollowed(@TempDir Path target) throws IOException {
        leaveLinks(Calls.cpython(), target);
    }

    @Test
    void linksThatJythonLeavesAreDeletedAndNotFollowed(@TempDir Path target) throws IOException {
        leaveLinks(new ScriptRuntime.Jython(), target);
    }
}
