package dev.outrigger.procedures.external;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
        all.put(info + "RECORD", record(all, info + "RECORD"));
        return zip(all);
    }

    /** As wheels have it: each file's SHA-256, and the list itself without one. */
    static byte[] record(Map<String, byte[]> files, String own) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            lines.append(file.getKey().indexOf(',') < 0 ? file.getKey() : '"' + file.getKey() + '"')
                    .append(",sha256=")
                    .append(sha256(file.getValue()))
                    .append(',')
                    .append(file.getValue().length)
                    .append('\n');
        }
        return lines.append(own).append(",,\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same zip with its end as zip64 has it, as tools write it that know no sizes beforehand.
     */
    static byte[] zip64(byte[] zip) {
        ByteBuffer plain = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        long size = plain.getInt(end + 12);
        long begin = plain.getInt(end + 16);
        long count = plain.getShort(end + 10);
        ByteBuffer large = ByteBuffer.allocate(zip.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        large.put(zip, 0, end);
        large.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
        large.putInt(0).putInt(0).putLong(count).putLong(count).putLong(size).putLong(begin);
        large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        large.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1);
        large.putInt(-1).putInt(-1).putShort((short) 0);
        return large.array();
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

    /** What is in a zip, in its order. */
    static Map<String, byte[]> files(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
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
