package dev.outrigger.engine.views;

import dev.outrigger.engine.errors.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is the same in every database; and what no database here has any of. */
final class ServerRows {
    private static final List<String> EMPTY =
            List.of(
                    "assemblies",
                    "assembly_types",
                    "extended_properties",
                    "partition_functions",
                    "partition_schemes",
                    "service_queues",
                    "services",
                    "synonyms",
                    "table_types",
                    "xml_schema_collections");

    private ServerRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.messages", ServerRows::messages);
        EMPTY.forEach(name -> makers.put("sys." + name, (database, view) -> List.of()));
    }

    /** The errors that the instance itself raises. */
    private static List<Object[]> messages(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ErrorCode code : ErrorCode.values()) {
            if (seen.add(code.number())) {
                rows.add(
                        view.row(
                                "message_id", code.number(),
                                "severity", code.severity(),
                                "text", code.template()));
            }
        }
        return rows;
    }
}
