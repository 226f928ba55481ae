package dev.outrigger.procedures.jobs;

import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.spi.ThreadExecutor;

/**
 * What wakes jobs up: Quartz, with nothing stored. Timers of one job never fire at the same time;
 * one that comes due meanwhile fires after. Thread-safe.
 */
final class Timers implements AutoCloseable {
    private static final long IDLE_MILLIS = 30_000;
    private static final int BATCH_MAX = 1;

    private final Scheduler quartz;

    /** What a timer wakes up. It runs on one of the timers' threads, and may block it. */
    interface Woken {
        void wake(String job, String timer);
    }

    /** Quartz keeps jobs of this class from overlapping, job by job. */
    @DisallowConcurrentExecution
    private static final class Wake implements Job {
        private final Woken woken;

        Wake(Woken woken) {
            this.woken = woken;
        }

        @Override
        public void execute(JobExecutionContext context) {
            woken.wake(
                    context.getJobDetail().getKey().getName(),
                    context.getTrigger().getKey().getName());
        }
    }

    private static final class Daemons implements ThreadExecutor {
        @Override
        public void execute(Thread thread) {
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void initialize() {}
    }

    /** threads: how many jobs may run at once. */
    Timers(int threads, Woken woken) {
        String name = "outrigger-jobs-" + UUID.randomUUID();
        SimpleThreadPool pool = new SimpleThreadPool(threads, Thread.NORM_PRIORITY);
        pool.setMakeThreadsDaemons(true);
        pool.setThreadNamePrefix("outrigger-job");
        pool.setInstanceName(name);
        try {
            pool.initialize();
            DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
            factory.createScheduler(
                    name,
                    name,
                    pool,
                    new Daemons(),
                    new RAMJobStore(),
                    Map.of(),
                    null,
                    0,
                    IDLE_MILLIS,
                    -1,
                    false,
                    null,
                    BATCH_MAX,
                    0);
            quartz = factory.getScheduler(name);
            quartz.setJobFactory((bundle, scheduler) -> new Wake(woken));
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Wakes a job up at a moment of the machine's clock, or at once; in place of the timer of that
     * name.
     */
    void at(String job, String timer, long wallMillis) {
        JobKey key = JobKey.jobKey(job);
        Trigger trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity(timer, job)
                        .forJob(key)
                        .startAt(new Date(wallMillis))
                        // However late: whoever is woken knows whether it still counts.
                        .withSchedule(
                                SimpleScheduleBuilder.simpleSchedule()
                                        .withMisfireHandlingInstructionFireNow())
                        .build();
        try {
            quartz.addJob(
                    JobBuilder.newJob(Wake.class).withIdentity(key).storeDurably().build(), true);
            quartz.unscheduleJob(trigger.getKey());
            quartz.scheduleJob(trigger);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    void cancel(String job, String timer) {
        try {
            quartz.unscheduleJob(TriggerKey.triggerKey(timer, job));
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No timer fires any more, and what was woken has ended. */
    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
