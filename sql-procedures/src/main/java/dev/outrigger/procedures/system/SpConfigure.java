package dev.outrigger.procedures.system;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code sp_configure [name [, value]]}: shows settings, or configures one; RECONFIGURE makes it
 * count.
 */
public final class SpConfigure implements SystemProcedure {
    private static final List<ResultColumn> COLUMNS =
            List.of(
                    new ResultColumn("name", SqlType.nvarchar(35), false),
                    new ResultColumn("minimum", SqlType.INT, true),
                    new ResultColumn("maximum", SqlType.INT, true),
                    new ResultColumn("config_value", SqlType.INT, true),
                    new ResultColumn("run_value", SqlType.INT, true));
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@configname", SqlType.nvarchar(35), Optional.empty(), false),
                    new Parameter("@configvalue", SqlType.INT, Optional.empty(), false));

    private final Configuration configuration;

    public SpConfigure(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<ResultColumn> columns() {
        return COLUMNS;
    }

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments =
                SystemArguments.of("sp_configure", PARAMETERS, call.arguments());
        Optional<String> name = arguments.get(0).flatMap(Values::text);
        Optional<SqlValue> value = arguments.get(1).filter(given -> !given.isNull());
        if (name.isEmpty()) {
            if (value.isPresent()) {
                throw SqlError.of(ErrorCode.CONFIGURATION_MISSING, "NULL");
            }
            show(call, Arrays.stream(Option.values()).filter(this::isVisible).toList());
        } else if (value.isEmpty()) {
            show(call, matching(name.get()));
        } else {
            configure(call, name.get(), (Integer) value.get().value());
        }
        return 0;
    }

    private boolean isVisible(Option option) {
        return !option.isAdvanced() || configuration.isOn(Option.SHOW_ADVANCED_OPTIONS);
    }

    /** The option of that name, else those whose names hold it. */
    private List<Option> matching(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Option> found = new ArrayList<>();
        for (Option option : Option.values()) {
            if (isVisible(option) && option.sqlName().equalsIgnoreCase(wanted)) {
                return List.of(option);
            }
            if (isVisible(option) && option.sqlName().toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(option);
            }
        }
        if (found.isEmpty()) {
            throw SqlError.of(ErrorCode.CONFIGURATION_MISSING, name);
        }
        return found;
    }

    private void configure(SystemCall call, String name, int value) {
        List<Option> options = matching(name);
        if (options.size() > 1) {
            throw SqlError.of(ErrorCode.CONFIGURATION_AMBIGUOUS, name);
        }
        Option option = options.get(0);
        if (value < option.minimum() || value > option.maximum()) {
            throw SqlError.of(ErrorCode.CONFIGURATION_VALUE, value, option.sqlName());
        }
        if (!call.engine().caller().access().mayOnServer(Permission.ALTER_SETTINGS)) {
            throw SqlError.of(ErrorCode.ADMIN_PERMISSION);
        }
        if (call.engine().transactionDepth() > 0) {
            throw SqlError.of(ErrorCode.PROCEDURE_IN_TRANSACTION, "sys.sp_configure");
        }
        int before = Configuration.configured(call.engine().catalog(), option);
        Configuration.configure(call.engine(), option, value);
        call.inform(
                SqlError.of(
                        ErrorCode.CONFIGURATION_CHANGED,
                        option.sqlName(),
                        before,
                        value,
                        option.countsFromNextOpening()
                                ? "It counts from the next opening of the instance."
                                : "Run the RECONFIGURE statement to install."));
    }

    private void show(SystemCall call, List<Option> options) {
        List<Object[]> rows = new ArrayList<>();
        for (Option option : options) {
            rows.add(
                    new Object[] {
                        SqlText.of(option.sqlName()),
                        option.minimum(),
                        option.maximum(),
                        Configuration.configured(call.engine().catalog(), option),
                        configuration.running(option)
                    });
        }
        Frame frame = RowsFrame.of(COLUMNS, rows);
        call.results().send(COLUMNS, () -> call.results().add(frame));
        call.rowCount(rows.size());
    }
}
