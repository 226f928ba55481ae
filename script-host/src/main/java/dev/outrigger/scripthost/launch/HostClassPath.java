package dev.outrigger.scripthost.launch;

import com.microsoft.sqlserver.javalangextension.AbstractSqlServerExtensionExecutor;
import dev.outrigger.extension.ExtensionExecutor;
import dev.outrigger.frame.Frame;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.HostMain;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The jars and folders that the JVM host needs, found by a class of each: the application's own
 * stay out of its sight.
 */
final class HostClassPath {
    private static final List<String> LANDMARKS =
            List.of(
                    HostMain.class.getName(),
                    Frame.class.getName(),
                    ExtensionExecutor.class.getName(),
                    AbstractSqlServerExtensionExecutor.class.getName(),
                    "org.apache.arrow.flatbuf.Message",
                    "com.google.flatbuffers.FlatBufferBuilder",
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    "com.fasterxml.jackson.core.JsonFactory",
                    "com.fasterxml.jackson.annotation.JsonTypeInfo",
                    "org.slf4j.Logger",
                    "org.python.util.PythonInterpreter");

    /**
     * What Jython and Smile bring along; a version that does without one of them does not name it.
     */
    private static final List<String> OPTIONAL_LANDMARKS =
            List.of(
                    "org.antlr.runtime.Parser",
                    "org.objectweb.asm.ClassReader",
                    "org.objectweb.asm.commons.Remapper",
                    "org.objectweb.asm.util.CheckClassAdapter",
                    "com.google.common.collect.ImmutableList",
                    "com.google.common.util.concurrent.internal.InternalFutures",
                    "com.ibm.icu.text.UnicodeSet",
                    "com.ibm.icu.text.CharsetDetector",
                    "com.ibm.icu.charset.CharsetICU",
                    "com.kenai.jffi.Type",
                    "jnr.posix.POSIX",
                    "jnr.ffi.Runtime",
                    "jnr.constants.Constant",
                    "com.kenai.jnr.x86asm.Asm",
                    "jnr.netdb.Service",
                    "jnr.a64asm.Assembler_A64",
                    "org.apache.commons.compress.archivers.ArchiveEntry",
                    "org.apache.commons.io.IOUtils",
                    "org.objectweb.asm.tree.ClassNode",
                    "org.objectweb.asm.tree.analysis.Frame",
                    "io.netty.channel.Channel",
                    "io.netty.buffer.ByteBuf",
                    "io.netty.util.AttributeKey",
                    "io.netty.resolver.AddressResolver",
                    "io.netty.handler.codec.ByteToMessageCodec",
                    "io.netty.handler.ssl.SslContext",
                    "jline.console.ConsoleReader",
                    "java_cup.runtime.Symbol",
                    "org.bouncycastle.asn1.ASN1Object",
                    "org.bouncycastle.cms.CMSSignedData",
                    "org.bouncycastle.util.Arrays",
                    "org.bouncycastle.jce.provider.BouncyCastleProvider",
                    "smile.clustering.KMeans",
                    "smile.data.DataFrame",
                    "smile.math.MathEx",
                    "smile.graph.Graph",
                    "smile.base.cart.CART");

    private HostClassPath() {}

    static List<Path> find() {
        Set<Path> paths = new LinkedHashSet<>();
        for (String landmark : LANDMARKS) {
            Path path = where(landmark);
            if (path == null) {
                throw new ScriptFailure(
                        Reason.LAUNCH_FAILED,
                        "the JVM's script host needs the class "
                                + landmark
                                + ", which is not on the class path");
            }
            paths.add(path);
        }
        for (String landmark : OPTIONAL_LANDMARKS) {
            Path path = where(landmark);
            if (path != null) {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }

    private static Path where(String landmark) {
        URL location;
        try {
            Class<?> found = Class.forName(landmark, false, HostClassPath.class.getClassLoader());
            CodeSource source = found.getProtectionDomain().getCodeSource();
            location = source == null ? null : source.getLocation();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
        if (location == null) {
            return null;
        }
        if (!location.getProtocol().equals("file")) {
            throw new ScriptFailure(
                    Reason.LAUNCH_FAILED,
                    "the JVM's script host cannot load "
                            + landmark
                            + " from "
                            + location
                            + ": unpack the application's nested jars, or use a shaded jar");
        }
        Path path = Path.of(URI.create(location.toString().replace(" ", "%20"))).toAbsolutePath();
        return Files.exists(path) ? path : null;
    }
}
