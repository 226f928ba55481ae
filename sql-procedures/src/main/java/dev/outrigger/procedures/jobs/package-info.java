/**
 * Scheduled jobs, with the surface of SQL Server's Agent: the procedures and tables of msdb, and
 * what runs the jobs. The tables are the truth; timers are made from them. Steps run in sessions of
 * their own, which {@link dev.outrigger.procedures.jobs.SessionSource} opens: nothing here reaches
 * around the rights of a job's owner.
 */
package dev.outrigger.procedures.jobs;
