package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.system.SystemCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of a system procedure. */
final class RunningCall implements SystemCall {
    private final BatchSession session;
    private final Client client;
    private final Transactions transactions;
    private final List<PassedArgument> arguments;
    private final ResultTarget target;
    private final Nested nested;
    private final AskedQuery asked;
    private final Map<Integer, SqlValue> outputs = new HashMap<>();

    RunningCall(
            BatchSession session,
            Client client,
            Transactions transactions,
            List<PassedArgument> arguments,
            ResultTarget target,
            Nested nested,
            AskedQuery asked) {
        this.session = session;
        this.client = client;
        this.transactions = transactions;
        this.arguments = arguments;
        this.target = target;
        this.nested = nested;
        this.asked = asked;
    }

    /** Runs what the procedure is given to run. */
    interface Nested {
        void run(
                String text,
                List<Statement.Parameter> parameters,
                List<PassedArgument> values,
                ResultTarget target);
    }

    /** Runs what a script asks; returns the rows that it counts. */
    interface AskedQuery {
        long run(
                String text,
                List<Statement.Parameter> parameters,
                List<PassedArgument> values,
                ResultTarget target);
    }

    @Override
    public void execute(
            String text,
            List<Statement.Parameter> parameters,
            List<PassedArgument> values,
            ResultTarget into) {
        nested.run(text, parameters, values, into);
    }

    @Override
    public long query(
            String text,
            List<Statement.Parameter> parameters,
            List<PassedArgument> values,
            ResultTarget into) {
        return asked.run(text, parameters, values, into);
    }

    @Override
    public void abandonQuery() {
        session.abandonQuery();
    }

    Map<Integer, SqlValue> outputs() {
        return outputs;
    }

    @Override
    public List<PassedArgument> arguments() {
        return arguments;
    }

    @Override
    public void output(int argument, SqlValue value) {
        outputs.put(argument, value);
    }

    @Override
    public ResultTarget results() {
        return target;
    }

    @Override
    public EngineSession engine() {
        return session.engine();
    }

    @Override
    public Scope functions() {
        return session.outside();
    }

    @Override
    public void inform(SqlError information) {
        client.report(information.at(1));
    }

    @Override
    public void rowCount(long rows) {
        session.rowCount(rows);
        if (!transactions.inInsertExec() && !session.settings().noCount()) {
            client.rowCount(rows);
        }
    }
}
