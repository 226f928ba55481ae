package dev.outrigger.procedures.batch;

import dev.outrigger.procedures.audit.ScriptAudit;
import dev.outrigger.procedures.external.ExternalLanguages;
import dev.outrigger.procedures.external.ScriptActivities;
import dev.outrigger.procedures.figures.RequestCounts;
import dev.outrigger.procedures.governor.Governor;
import dev.outrigger.procedures.jobs.JobAgent;
import dev.outrigger.procedures.system.ApplicationLocks;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.scripthost.ScriptHosts;

/** What all sessions of an instance share; each part is thread-safe. */
public record InstanceParts(
        Configuration configuration,
        ExternalLanguages languages,
        ScriptHosts hosts,
        ScriptActivities activities,
        ApplicationLocks applicationLocks,
        OpenSessions sessions,
        JobAgent agent,
        RequestCounts requests,
        Governor governor,
        ScriptAudit audit) {}
