package dev.outrigger.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.sql.TsqlParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextCacheTest {
    private final List<Object> forgotten = new ArrayList<>();
    private final TextCache texts = new TextCache(forgotten::add);

    private String get(String text) {
        return texts.get(TextCache.Use.ADHOC, text, () -> new String(text));
    }

    @Test
    void textsRunOnceDriveOutEachOtherAndNotThoseRunAgain() {
        String useful = get("SELECT a FROM t");
        get("SELECT a FROM t");
        for (int i = 0; i < 10_000; i++) {
            get("INSERT INTO t VALUES (" + i + ")");
        }
        assertThat(get("SELECT a FROM t")).isSameAs(useful);
        assertThat(texts.cached()).hasSizeLessThanOrEqualTo(2048);
        assertThat(texts.cached().get(0).uses()).isEqualTo(3);
    }

    @Test
    void whoMadePlansHearsOfEachTextThatGoes() {
        for (int i = 0; i < 3000; i++) {
            get("INSERT INTO t VALUES (" + i + ")");
        }
        assertThat(forgotten).hasSize(3000 - texts.cached().size()).isNotEmpty();
        texts.clear();
        assertThat(forgotten).hasSize(3000);
    }

    @Test
    void textsAreBoundedByTheirBytesToo() {
        String long1 = "/*" + "x".repeat(200_000) + "*/";
        for (int i = 0; i < 40; i++) {
            get(long1 + i);
            get(long1 + i);
        }
        long bytes = texts.cached().stream().mapToLong(TextCache.Cached::bytes).sum();
        assertThat(bytes).isLessThanOrEqualTo(64L << 20);
        assertThat(texts.cached()).hasSizeLessThan(40);
    }

    private List<String> keptOf(String... all) {
        for (String text : all) {
            texts.get(TextCache.Use.ADHOC, text, () -> TsqlParser.parse(text));
        }
        return texts.cached().stream().map(TextCache.Cached::text).toList();
    }

    @Test
    void textsThatOnlyNameAPasswordAreKept() {
        String select = "SELECT id FROM users WHERE login = @l AND password = @p";
        String call = "EXEC find_user @login = 'ann', @password = 'x'";
        assertThat(keptOf(select, call)).containsExactly(select, call);
    }

    @Test
    void textsThatMayGiveALoginItsPasswordAreNotKept() {
        assertThat(
                        keptOf(
                                "CREATE LOGIN ann WITH PASSWORD = 'secret'",
                                "IF 1 = 1 BEGIN ALTER LOGIN ann WITH PASSWORD = 'secret' END",
                                "EXEC ('CREATE LOGIN ann WITH PASSWORD = ''secret''')",
                                "EXEC sp_executesql N'CREATE LOGIN a WITH PASSWORD = ''secret'''",
                                "EXEC sp_addlogin 'ann', 'secret'"))
                .isEmpty();
    }
}
