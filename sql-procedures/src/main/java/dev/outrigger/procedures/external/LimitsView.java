package dev.outrigger.procedures.external;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.views.CatalogViews;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.scripthost.HeldLimit;
import dev.outrigger.scripthost.ScriptHosts;

/**
 * sys.dm_external_script_limits, a view of our own: what scripts are held to on this machine, and
 * by what. The first look tries the sandbox.
 */
public final class LimitsView {
    private static final String COLUMNS =
            """
            name nvarchar(200)!, unit nvarchar(10), value bigint!, holds bit!, held_by nvarchar(120)!, note nvarchar(1000)
            """;

    private LimitsView() {}

    public static void addTo(
            Engine engine,
            Configuration configuration,
            ExternalLanguages languages,
            ScriptHosts hosts) {
        engine.addView(
                CatalogViews.of(
                        "sys.dm_external_script_limits",
                        COLUMNS,
                        (catalog, rows) -> {
                            for (HeldLimit limit :
                                    hosts.limits(
                                            languages.python(),
                                            ConfiguredLimits.of(configuration))) {
                                rows.add(
                                        "name", limit.name(),
                                        "unit", textOrNull(limit.unit()),
                                        "value", limit.value(),
                                        "holds", limit.holds(),
                                        "held_by", limit.heldBy(),
                                        "note", textOrNull(limit.note()));
                            }
                        }));
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
