package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.procedures.system.SystemProcedure;
import dev.outrigger.scripthost.HeldLimit;
import dev.outrigger.scripthost.InterpreterCheck;
import dev.outrigger.scripthost.ScriptCall;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptHosts;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.ScriptListener;
import dev.outrigger.scripthost.ScriptRun;
import dev.outrigger.scripthost.ScriptRuntime;
import dev.outrigger.scripthost.ScriptSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * sp_external_scripts_check: tries each part of what a script needs, and says of the first that is
 * missing what mends it.
 */
public final class ScriptsCheck implements SystemProcedure {
    private static final List<ResultColumn> COLUMNS =
            List.of(
                    new ResultColumn("step", SqlType.nvarchar(60), false),
                    new ResultColumn("state", SqlType.nvarchar(10), false),
                    new ResultColumn("detail", SqlType.nvarchar(4000), false),
                    new ResultColumn("remedy", SqlType.nvarchar(4000), false),
                    new ResultColumn("elapsed_ms", SqlType.BIGINT, false));

    private static final int TEXT_MAX = 4000;

    /** It names a frame: for one that does not a host does not load what makes them. */
    private static final String SCRIPT = "OutputDataSet = InputDataSet\nprint('ready')";

    private final Configuration configuration;
    private final ExternalLanguages languages;
    private final ScriptHosts hosts;

    public ScriptsCheck(
            Configuration configuration, ExternalLanguages languages, ScriptHosts hosts) {
        this.configuration = configuration;
        this.languages = languages;
        this.hosts = hosts;
    }

    @Override
    public List<ResultColumn> columns() {
        return COLUMNS;
    }

    /** 0 when scripts run here, 1 when they do not. */
    @Override
    public int run(SystemCall call) {
        call.engine().caller().access().requireOnServer(Permission.VIEW_SERVER_STATE);
        Steps steps = new Steps();
        ScriptRuntime runtime = languages.python();
        ScriptLimits limits = ConfiguredLimits.of(configuration);
        steps.add(this::enabled);
        steps.add(this::sandbox);
        steps.add(() -> limits(runtime, limits));
        steps.add(() -> interpreter(runtime));
        steps.add(() -> script(runtime, limits));
        call.results().send(COLUMNS, () -> call.results().add(RowsFrame.of(COLUMNS, steps.rows)));
        call.rowCount(steps.rows.size());
        return steps.failed ? 1 : 0;
    }

    private enum State {
        OK,
        WARNING,
        FAILED
    }

    private record Step(String name, State state, String detail, String remedy) {}

    /** The rows so far; each step is timed. */
    private static final class Steps {
        private final List<Object[]> rows = new ArrayList<>();
        private boolean failed;

        void add(Supplier<Step> work) {
            long begun = System.nanoTime();
            Step step = work.get();
            failed |= step.state() == State.FAILED;
            rows.add(
                    new Object[] {
                        text(step.name()),
                        text(step.state().name().toLowerCase(Locale.ROOT)),
                        text(step.detail()),
                        text(step.remedy()),
                        (System.nanoTime() - begun) / 1_000_000
                    });
        }

        private static SqlText text(String value) {
            return SqlText.of(
                    value.length() <= TEXT_MAX ? value : value.substring(0, TEXT_MAX - 3) + "...");
        }
    }

    private Step enabled() {
        return configuration.isOn(Option.EXTERNAL_SCRIPTS_ENABLED)
                ? new Step("external scripts enabled", State.OK, "scripts may run", "")
                : new Step(
                        "external scripts enabled",
                        State.FAILED,
                        "scripts are switched off",
                        "EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE");
    }

    private Step sandbox() {
        Optional<String> why;
        try {
            why = hosts.withoutSandbox();
        } catch (ScriptFailure e) {
            why = Optional.of(e.getMessage());
        }
        if (why.isEmpty()) {
            return new Step("sandbox", State.OK, "bubblewrap works here", "");
        }
        return new Step(
                "sandbox",
                hosts.requiresSandbox() ? State.FAILED : State.WARNING,
                "there is none: " + why.get(),
                hosts.requiresSandbox()
                        ? "mend that; or, for scripts of your own only, EXEC sp_configure 'external scripts isolation', 0"
                                + " and open the instance again"
                        : "mend that before others' scripts run here: they can do what the engine's user can do");
    }

    private Step limits(ScriptRuntime runtime, ScriptLimits limits) {
        List<HeldLimit> all = hosts.limits(runtime, limits);
        List<String> open =
                all.stream()
                        .filter(limit -> !limit.holds())
                        .map(
                                limit ->
                                        limit.note().isEmpty()
                                                ? limit.name()
                                                : limit.name() + " (" + limit.note() + ")")
                        .toList();
        return open.isEmpty()
                ? new Step("limits", State.OK, all.size() + " limits hold", "")
                : new Step(
                        "limits",
                        State.WARNING,
                        "not held here: " + String.join("; ", open),
                        "SELECT * FROM sys.dm_external_script_limits");
    }

    private Step interpreter(ScriptRuntime runtime) {
        if (!(runtime instanceof ScriptRuntime.CPython python)) {
            return new Step(
                    "interpreter",
                    State.OK,
                    "the embedded Jython, with its own pandas, numpy and sklearn",
                    "");
        }
        InterpreterCheck check = hosts.check(python.executable());
        return new Step(
                "interpreter",
                check.works() ? State.OK : State.FAILED,
                check.works() ? check.description() : check.description() + ": " + check.problem(),
                check.remedy());
    }

    private Step script(ScriptRuntime runtime, ScriptLimits limits) {
        Frame nothing = new Frame(new Schema(List.of()), 1, List.of());
        ScriptCall call =
                new ScriptCall(
                        runtime,
                        SCRIPT,
                        "InputDataSet",
                        "OutputDataSet",
                        List.of(),
                        nothing,
                        limits);
        Heard heard = new Heard();
        long begun = System.nanoTime();
        try (ScriptSession session = hosts.openSession();
                ScriptRun run = session.start(call, Optional.empty(), heard)) {
            long ready = System.nanoTime();
            Optional<FrameStream> none = run.output();
            none.ifPresent(FrameStream::close);
            run.outputParameters();
            return heard.text.get().equals("ready\n")
                    ? new Step(
                            "script",
                            State.OK,
                            "a host was there after "
                                    + (ready - begun) / 1_000_000
                                    + " ms and ran a script in "
                                    + (System.nanoTime() - ready) / 1_000_000
                                    + " ms",
                            "")
                    : new Step(
                            "script",
                            State.FAILED,
                            "the script printed '" + heard.text.get() + "'",
                            "look at the interpreter's own start-up files");
        } catch (ScriptFailure e) {
            return new Step(
                    "script",
                    State.FAILED,
                    e.getMessage(),
                    "mend the first step that failed; else look at the limits and at what the host said last");
        }
    }

    /** Keeps what the script prints. */
    private static final class Heard implements ScriptListener {
        private final AtomicReference<String> text = new AtomicReference<>("");

        @Override
        public void standardOutput(String more) {
            text.updateAndGet(before -> before + more);
        }

        @Override
        public void standardError(String more) {}
    }
}
