package dev.outrigger.procedures.jobs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Why a job runs. at: when its time came, or somebody asked. */
sealed interface Reason {
    Instant at();

    /** As a run's history tells it. */
    String told();

    /** As sysjobactivity numbers it. */
    String source();

    /** In a word, for the log. */
    String kind();

    record Scheduled(int schedule, String name, Instant at) implements Reason {
        @Override
        public String told() {
            return "The Job was invoked by Schedule " + schedule + " (" + name + ").";
        }

        @Override
        public String source() {
            return "1";
        }

        @Override
        public String kind() {
            return "schedule";
        }
    }

    /** The time of a schedule came when the instance was not there. */
    record Missed(int schedule, String name, Instant missed, Instant at) implements Reason {
        @Override
        public String told() {
            return "The Job was invoked by Schedule "
                    + schedule
                    + " ("
                    + name
                    + "), for the time that was missed: "
                    + JobClock.local(missed).truncatedTo(ChronoUnit.SECONDS)
                    + ".";
        }

        @Override
        public String source() {
            return "1";
        }

        @Override
        public String kind() {
            return "missed";
        }
    }

    record AtStart(int schedule, String name, Instant at) implements Reason {
        @Override
        public String told() {
            return "The Job was invoked by Start Sequence " + schedule + " (" + name + ").";
        }

        @Override
        public String source() {
            return "3";
        }

        @Override
        public String kind() {
            return "start";
        }
    }

    record Asked(String login, Optional<Integer> step, Instant at) implements Reason {
        @Override
        public String told() {
            return "The Job was invoked by User " + login + ".";
        }

        @Override
        public String source() {
            return "4";
        }

        @Override
        public String kind() {
            return "user";
        }
    }
}
