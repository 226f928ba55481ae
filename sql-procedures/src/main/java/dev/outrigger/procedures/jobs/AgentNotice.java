package dev.outrigger.procedures.jobs;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.SystemArguments;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.procedures.system.SystemProcedure;
import java.util.List;
import java.util.Optional;

/**
 * {@code sp_sqlagent_notify op [, job [, step]]}: the procedures of msdb tell the agent that jobs
 * have changed (J), or that one is to start (S) or to end (E). Of one session.
 */
public final class AgentNotice implements SystemProcedure {
    public static final String NAME = "sp_sqlagent_notify";
    private static final String OPERATORS = "SQLAgentOperatorRole";
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@op_type", SqlType.nvarchar(1), Optional.empty(), false),
                    new Parameter("@job_id", SqlType.UNIQUEIDENTIFIER, Optional.empty(), false),
                    new Parameter("@step_id", SqlType.INT, Optional.empty(), false));

    private final JobAgent agent;

    /** Whether the open transaction has changed jobs: nobody else sees that yet. */
    private boolean waiting;

    public AgentNotice(JobAgent agent) {
        this.agent = agent;
    }

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments = SystemArguments.of(NAME, PARAMETERS, call.arguments());
        String operation = arguments.get(0).flatMap(Values::text).orElse("");
        Optional<String> job = arguments.get(1).flatMap(Values::text);
        if (operation.equals("J")) {
            waiting = true;
            if (call.engine().transactionDepth() == 0) {
                transactionEnded();
            }
            return 0;
        }
        if (job.isEmpty() || !operation.equals("S") && !operation.equals("E")) {
            throw SqlError.of(ErrorCode.AGENT, "sp_sqlagent_notify takes J, or S or E and a job.");
        }
        String login = call.engine().caller().login();
        JobTables.Known known = agent.known(job.get());
        if (!call.engine().caller().access().isAdministrator()
                && !login.equals(known.owner())
                && !call.engine().caller().access().isAs(AgentTables.DATABASE, OPERATORS)) {
            throw SqlError.of(ErrorCode.AGENT_NOT_OWNER);
        }
        if (operation.equals("S")) {
            Optional<Integer> step =
                    arguments
                            .get(2)
                            .filter(value -> !value.isNull())
                            .map(value -> (Integer) value.value());
            agent.request(job.get(), known.name(), step, login);
        } else {
            agent.stop(job.get(), known.name(), login);
        }
        return 0;
    }

    /** The session's transaction was committed or rolled back. */
    public void transactionEnded() {
        if (waiting) {
            waiting = false;
            agent.changed();
        }
    }
}
