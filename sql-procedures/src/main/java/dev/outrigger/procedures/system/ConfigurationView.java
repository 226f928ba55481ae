package dev.outrigger.procedures.system;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.views.CatalogViews;

/** sys.configurations: the options of sp_configure. Its values are int, not sql_variant. */
public final class ConfigurationView {
    private static final String COLUMNS =
            """
            configuration_id int!, name nvarchar(35)!, value int, minimum int, maximum int, value_in_use int
            description nvarchar(255)!, is_dynamic bit!, is_advanced bit!
            """;

    private ConfigurationView() {}

    public static void addTo(Engine engine, Configuration configuration) {
        engine.addView(
                CatalogViews.of(
                        "sys.configurations",
                        COLUMNS,
                        (catalog, rows) -> {
                            for (Option option : Option.values()) {
                                rows.add(
                                        "configuration_id", option.id(),
                                        "name", option.sqlName(),
                                        "value", Configuration.configured(catalog, option),
                                        "minimum", option.minimum(),
                                        "maximum", option.maximum(),
                                        "value_in_use", configuration.running(option),
                                        "description", option.description(),
                                        "is_dynamic", !option.countsFromNextOpening(),
                                        "is_advanced", option.isAdvanced());
                            }
                        }));
    }
}
