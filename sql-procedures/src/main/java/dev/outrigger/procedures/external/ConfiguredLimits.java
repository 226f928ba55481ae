package dev.outrigger.procedures.external;

import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.scripthost.ProcessLimits;
import dev.outrigger.scripthost.ScriptLimits;
import java.time.Duration;

/** The limits of scripts that the options of sp_configure make. */
final class ConfiguredLimits {
    private ConfiguredLimits() {}

    static ScriptLimits of(Configuration configuration) {
        return new ScriptLimits(
                Duration.ofSeconds(configuration.running(Option.EXTERNAL_SCRIPT_SECONDS)),
                (long) configuration.running(Option.EXTERNAL_SCRIPT_MEMORY_MEGABYTES) << 20,
                (long) configuration.running(Option.EXTERNAL_SCRIPT_OUTPUT_KILOBYTES) << 10,
                configuration.running(Option.EXTERNAL_SCRIPT_FRAME_ROWS),
                (long) configuration.running(Option.EXTERNAL_SCRIPT_FRAME_KILOBYTES) << 10,
                new ProcessLimits(
                        Duration.ofSeconds(
                                configuration.running(Option.EXTERNAL_SCRIPT_CPU_SECONDS)),
                        configuration.running(Option.EXTERNAL_SCRIPT_THREADS),
                        (long) configuration.running(Option.EXTERNAL_SCRIPT_FOLDER_MEGABYTES) << 20,
                        configuration.running(Option.EXTERNAL_SCRIPT_FOLDER_FILES),
                        configuration.running(Option.EXTERNAL_SCRIPT_OPEN_FILES)));
    }
}
