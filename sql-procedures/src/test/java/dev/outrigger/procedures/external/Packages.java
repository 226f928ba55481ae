package dev.outrigger.procedures.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages as pip and setuptools make them, byte for byte where it matters. */
final class Packages {
    private Packages() {}

    /** requires: lines of Requires-Dist; files: names with their text. */
    static byte[] wheel(
            String name, String version, List<String> requires, Map<String, String> files) {
        return wheel(name, version, "py3-none-any", ">=3.9", requires, files);
    }

    static byte[] wheel(
            String name,
            String version,
            String tag,
            String python,
            List<String> requires,
            Map<String, String> files) {
        Map<String, byte[]> all = bytes(files);
        StringBuilder metadata =
                new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version);
        metadata.append("\nRequires-Python: ").append(python).append('\n');
        requires.forEach(line -> metadata.append("Requires-Dist: ").append(line).append('\n'));
        metadata.append("\nRequires-Dist: only-in-the-description\n");
        String info = name.replace('-', '_') + "-" + version + ".dist-info/";
        all.put(info + "METADATA", metadata.toString().getBytes(StandardCharsets.UTF_8));
        all.put(
                info + "WHEEL",
                ("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: " + tag + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        return zip(all);
    }

    static Map<String, byte[]> bytes(Map<String, String> files) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        files.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] tarGz(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.write(header(file.getKey(), file.getValue().length));
                out.write(file.getValue());
                out.write(new byte[(512 - file.getValue().length % 512) % 512]);
            }
            out.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(String name, int size) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, String.format("%06o", sum));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    static String create(String name, byte[] content) {
        return "CREATE EXTERNAL LIBRARY ["
                + name
                + "] FROM (CONTENT = "
                + hex(content)
                + ") WITH (LANGUAGE = 'Python')";
    }
}
