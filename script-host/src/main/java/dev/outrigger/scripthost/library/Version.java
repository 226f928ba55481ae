package dev.outrigger.scripthost.library;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Python package, in the order of PEP 440.
 *
 * @param pre alpha, beta, candidate as 0, 1, 2 with their number; a release in development before
 *     them, a final one after them
 */
record Version(
        BigInteger epoch, List<BigInteger> release, Stage pre, BigInteger post, Stage development)
        implements Comparable<Version> {
    private static final Pattern FORM =
            Pattern.compile(
                    "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
                            + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\\d*))?"
                            + "(?:[-_.]?(?:post|rev|r)[-_.]?(\\d*)|-(\\d+))?"
                            + "(?:[-_.]?dev[-_.]?(\\d*))?(?:\\+[a-z0-9._-]+)?");
    private static final Stage FIRST = new Stage(-1, BigInteger.ZERO);
    private static final Stage LAST = new Stage(9, BigInteger.ZERO);

    record Stage(int kind, BigInteger number) implements Comparable<Stage> {
        @Override
        public int compareTo(Stage other) {
            int order = Integer.compare(kind, other.kind);
            return order != 0 ? order : number.compareTo(other.number);
        }
    }

    /** Empty for what is no version. */
    static Optional<Version> of(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        List<BigInteger> release = new ArrayList<>();
        for (String part : form.group(2).split("\\.")) {
            release.add(new BigInteger(part));
        }
        String post = form.group(5) != null ? form.group(5) : form.group(6);
        boolean isDevelopment = form.group(7) != null;
        BigInteger postNumber = post == null ? BigInteger.ONE.negate() : number(post);
        Stage pre =
                form.group(3) != null
                        ? new Stage(kind(form.group(3)), number(form.group(4)))
                        : post == null && isDevelopment ? FIRST : LAST;
        Stage development = isDevelopment ? new Stage(0, number(form.group(7))) : LAST;
        return Optional.of(
                new Version(
                        form.group(1) == null ? BigInteger.ZERO : new BigInteger(form.group(1)),
                        release,
                        pre,
                        postNumber,
                        development));
    }

    private static BigInteger number(String digits) {
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static int kind(String word) {
        return switch (word.charAt(0)) {
            case 'a' -> 0;
            case 'b' -> 1;
            default -> 2;
        };
    }

    private BigInteger part(int i) {
        return i < release.size() ? release.get(i) : BigInteger.ZERO;
    }

    /** Whether the first parts of the release are the other's. */
    boolean startsWith(Version other, int parts) {
        for (int i = 0; i < parts; i++) {
            if (!part(i).equals(other.part(i))) {
                return false;
            }
        }
        return epoch.equals(other.epoch);
    }

    @Override
    public int compareTo(Version other) {
        int order = epoch.compareTo(other.epoch);
        for (int i = 0; order == 0 && i < Math.max(release.size(), other.release.size()); i++) {
            order = part(i).compareTo(other.part(i));
        }
        order = order != 0 ? order : pre.compareTo(other.pre);
        order = order != 0 ? order : post.compareTo(other.post);
        return order != 0 ? order : development.compareTo(other.development);
    }
}
