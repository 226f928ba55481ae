package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes what is to be installed of a source distribution, by setuptools in a sandbox: its setup.py
 * is a stranger's program. Nothing compiles there, since no process may be started.
 */
final class SourceBuild {
    private static final long SECONDS = 300;
    private static final int TOLD_BYTES = 1 << 13;

    /**
     * Arguments: the archive. Prints a zip with what was built; what setup.py prints becomes
     * standard error.
     */
    static final String PROGRAM =
            """
            import io, os, shutil, sys, tarfile, zipfile
            out = os.dup(1)
            os.dup2(2, 1)
            source = sys.argv[1]
            top = os.path.join(os.getcwd(), 'source')
            built = os.path.join(os.getcwd(), 'built')
            if zipfile.is_zipfile(source):
                zipfile.ZipFile(source).extractall(top)
            else:
                archive = tarfile.open(source)
                try:
                    archive.extractall(top, filter='data')
                except TypeError:
                    archive.extractall(top)
            os.chdir(os.path.join(top, os.listdir(top)[0]))
            sys.path.insert(0, os.getcwd())
            sys.argv = ['setup.py', '--quiet', 'build', '--build-base', os.path.join(top, 'build'), '--build-lib', built]
            import setuptools
            if os.path.exists('setup.py'):
                names = {'__name__': '__main__', '__file__': 'setup.py'}
                with open('setup.py', encoding='utf-8') as f:
                    exec(compile(f.read(), 'setup.py', 'exec'), names)
            else:
                setuptools.setup()
            if os.path.exists('PKG-INFO'):
                info = os.path.join(built, 'package.dist-info')
                os.makedirs(info)
                shutil.copy('PKG-INFO', os.path.join(info, 'METADATA'))
            made = io.BytesIO()
            with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as archive:
                for folder, _, files in os.walk(built):
                    for name in files:
                        path = os.path.join(folder, name)
                        archive.write(path, os.path.relpath(path, built))
            with os.fdopen(out, 'wb') as stream:
                stream.write(made.getvalue())
            """;

    private SourceBuild() {}

    /** Reads what the process prints into a file; throws with its last words where it fails. */
    static Path collect(HostProcess process, Path file) throws IOException {
        Thread late = new Thread(() -> await(process), "outrigger-source-build");
        late.setDaemon(true);
        StringBuilder told = new StringBuilder();
        Thread errors = new Thread(() -> listen(process, told), "outrigger-source-build-errors");
        errors.setDaemon(true);
        try {
            late.start();
            errors.start();
            process.toHost().close();
            try (InputStream in = Channels.newInputStream(process.fromHost())) {
                Files.copy(in, file);
            }
            errors.join(TimeUnit.SECONDS.toMillis(5));
            if (Files.size(file) == 0) {
                throw new IOException(
                        "setuptools did not build it: " + lastLine(told).orElse("it was ended"));
            }
            return file;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was built");
        } finally {
            late.interrupt();
            process.kill();
        }
    }

    private static void await(HostProcess process) {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
            process.kill();
        } catch (InterruptedException e) {
            // It ended in time.
            return;
        }
    }

    private static void listen(HostProcess process, StringBuilder told) {
        byte[] buffer = new byte[1 << 12];
        try (InputStream in = process.errors()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (told) {
                    told.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    if (told.length() > TOLD_BYTES) {
                        told.delete(0, told.length() - TOLD_BYTES);
                    }
                }
            }
        } catch (IOException e) {
            // The process is gone, and with it what it had to say.
            return;
        }
    }

    private static java.util.Optional<String> lastLine(StringBuilder told) {
        List<String> lines;
        synchronized (told) {
            lines = told.toString().lines().filter(line -> !line.isBlank()).toList();
        }
        return lines.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(lines.get(lines.size() - 1).strip());
    }
}
