package dev.outrigger.procedures.system;

/** An instance-wide setting of sp_configure. The unit of its value is in its name. */
public enum Option {
    /** For the columns of tables that statements have used; 0: none are kept. */
    COLUMN_STORE_MEMORY_MEGABYTES(
            "column store memory (MB)",
            20001,
            "Memory for the columns of tables that statements have used",
            0,
            1 << 20,
            quarterOfHeap(),
            Kind.ADVANCED),
    /** Of all libraries that are unpacked at a time. */
    EXTERNAL_LIBRARY_CACHE_MEGABYTES(
            "external library cache (MB)",
            20060,
            "Disk for the external libraries that are unpacked",
            1,
            1 << 24,
            16_384,
            Kind.ADVANCED),
    EXTERNAL_LIBRARY_FILES(
            "external library files",
            20061,
            "Files in one external library",
            1,
            1 << 24,
            100_000,
            Kind.ADVANCED),
    EXTERNAL_LIBRARY_MEGABYTES(
            "external library size (MB)",
            20062,
            "Size of one external library as it is stored",
            1,
            2_048,
            512,
            Kind.ADVANCED),
    EXTERNAL_LIBRARY_UNPACKED_MEGABYTES(
            "external library unpacked size (MB)",
            20063,
            "Size of one external library when it is unpacked",
            1,
            1 << 20,
            4_096,
            Kind.ADVANCED),
    EXTERNAL_SCRIPTS_ENABLED(
            "external scripts enabled",
            1586,
            "Allows execution of external scripts",
            0,
            1,
            0,
            Kind.BASIC),
    /** 1: no script runs without a sandbox. */
    EXTERNAL_SCRIPTS_ISOLATION(
            "external scripts isolation",
            20002,
            "No external script runs without a sandbox",
            0,
            1,
            0,
            Kind.AT_OPEN),
    /** The oldest go; 0: there is no audit. */
    EXTERNAL_SCRIPT_AUDIT_ROWS(
            "external script audit (rows)",
            20070,
            "Rows of the audit of external scripts; 0 for none",
            0,
            1_000_000,
            10_000,
            Kind.BASIC),
    EXTERNAL_SCRIPT_CPU_SECONDS(
            "external script cpu time (s)",
            20041,
            "Processor time of one execution of an external script",
            1,
            864_000,
            3_600,
            Kind.BASIC),
    EXTERNAL_SCRIPT_FOLDER_FILES(
            "external script folder (files)",
            20042,
            "Files in the working folder of an external script",
            16,
            1 << 24,
            1 << 16,
            Kind.ADVANCED),
    EXTERNAL_SCRIPT_FOLDER_MEGABYTES(
            "external script folder (MB)",
            20043,
            "Size of the working folder of an external script",
            1,
            1 << 20,
            256,
            Kind.ADVANCED),
    EXTERNAL_SCRIPT_FRAME_KILOBYTES(
            "external script frame (KB)",
            20003,
            "Size of the frames that go to external scripts",
            16 << 10,
            1 << 20,
            256 << 10,
            Kind.ADVANCED),
    EXTERNAL_SCRIPT_FRAME_ROWS(
            "external script frame (rows)",
            20004,
            "Rows of the frames that go to external scripts",
            1 << 16,
            1 << 24,
            1 << 20,
            Kind.ADVANCED),
    EXTERNAL_SCRIPT_HOSTS(
            "external script hosts",
            20005,
            "Processes for external scripts at a time",
            1,
            1000,
            8,
            Kind.BASIC),
    /** 0: as many as there may be. */
    EXTERNAL_SCRIPT_HOSTS_PER_LOGIN(
            "external script hosts per login",
            20050,
            "Processes for external scripts of one login's sessions; 0 for no limit of their own",
            0,
            1000,
            0,
            Kind.BASIC),
    EXTERNAL_SCRIPT_IDLE_SECONDS(
            "external script idle timeout (s)",
            20051,
            "How long a process for external scripts is kept that nobody uses",
            1,
            86_400,
            600,
            Kind.BASIC),
    EXTERNAL_SCRIPT_MEMORY_MEGABYTES(
            "external script memory (MB)",
            20006,
            "Memory of one process for external scripts",
            64,
            1 << 20,
            2048,
            Kind.BASIC),
    /** 1: NULL in a column of integers, bits or text does not change the column's dtype. */
    EXTERNAL_SCRIPT_NULLABLE_DTYPES(
            "external script nullable dtypes",
            20033,
            "External scripts get integers, bits and text as pandas's nullable dtypes",
            0,
            1,
            0,
            Kind.BASIC),
    EXTERNAL_SCRIPT_OPEN_FILES(
            "external script open files",
            20044,
            "Files that an external script may have open",
            64,
            1 << 16,
            1024,
            Kind.ADVANCED),
    EXTERNAL_SCRIPT_OUTPUT_KILOBYTES(
            "external script output (KB)",
            20007,
            "What an external script may print",
            1,
            1 << 20,
            16 << 10,
            Kind.BASIC),
    /** Of one call with @parallel = 1; 0: as many as there are processors. */
    EXTERNAL_SCRIPT_PARALLEL_HOSTS(
            "external script parallel hosts",
            20040,
            "Processes of one parallel external script; 0 for the number of processors",
            0,
            1000,
            0,
            Kind.ADVANCED),
    /** 1: a script may ask the database while it runs. */
    EXTERNAL_SCRIPT_QUERIES(
            "external script queries",
            20061,
            "External scripts may query the database while they run",
            0,
            1,
            1,
            Kind.BASIC),
    EXTERNAL_SCRIPT_QUEUE_SECONDS(
            "external script queue timeout (s)",
            20008,
            "How long a call waits for a process for external scripts",
            0,
            86_400,
            30,
            Kind.BASIC),
    EXTERNAL_SCRIPT_START_SECONDS(
            "external script start timeout (s)",
            20009,
            "How long a process for external scripts may take to start",
            1,
            3_600,
            30,
            Kind.BASIC),
    EXTERNAL_SCRIPT_THREADS(
            "external script threads",
            20045,
            "Threads of one process for external scripts",
            32,
            1 << 15,
            512,
            Kind.ADVANCED),
    EXTERNAL_SCRIPT_SECONDS(
            "external script timeout (s)",
            20010,
            "How long an external script may run",
            1,
            86_400,
            600,
            Kind.BASIC),
    /** Of each runtime in use; they count as hosts. */
    EXTERNAL_SCRIPT_WARM_HOSTS(
            "external script warm hosts",
            20052,
            "Processes that wait, fresh, for new sessions' external scripts",
            0,
            1000,
            1,
            Kind.BASIC),
    /** Of all jobs together; the oldest go. */
    JOB_HISTORY_ROWS(
            "job history (rows)",
            20061,
            "Rows of the history of all jobs",
            100,
            10_000_000,
            10_000,
            Kind.BASIC),
    JOB_HISTORY_ROWS_PER_JOB(
            "job history per job (rows)",
            20062,
            "Rows of the history of one job",
            2,
            1_000_000,
            1_000,
            Kind.BASIC),
    JOBS_AT_ONCE(
            "jobs at once",
            20063,
            "Jobs that run at the same time; others wait",
            1,
            256,
            8,
            Kind.AT_OPEN),
    /** 1: a job whose time came while the instance was away runs once when it is opened. */
    MISSED_JOB_RUNS(
            "missed job runs",
            20064,
            "A job runs at the start if it should have run while the instance was closed",
            0,
            1,
            1,
            Kind.BASIC),
    /** What one statement's operators may hold; 0: a quarter of the heap. */
    QUERY_MEMORY_MEGABYTES(
            "query memory (MB)",
            20011,
            "Memory of one statement's operators; 0 for a quarter of the heap",
            0,
            1 << 20,
            0,
            Kind.ADVANCED),
    SHOW_ADVANCED_OPTIONS(
            "show advanced options", 518, "show advanced options", 0, 1, 0, Kind.BASIC),
    /** For what statements cannot keep in memory, all of them together. */
    TEMPORARY_FILES_MEGABYTES(
            "temporary files (MB)",
            20012,
            "Temporary files of all statements together",
            1,
            1 << 20,
            65_536,
            Kind.ADVANCED);

    private final String sqlName;
    private final int id;
    private final String description;
    private final int minimum;
    private final int maximum;
    private final int initial;
    private final Kind kind;

    /** Who sees an option, and when a new value counts. */
    private enum Kind {
        BASIC,
        /** Seen only under 'show advanced options'. */
        ADVANCED,
        /** A new value counts from the next opening of the instance, RECONFIGURE or not. */
        AT_OPEN
    }

    Option(
            String sqlName,
            int id,
            String description,
            int minimum,
            int maximum,
            int initial,
            Kind kind) {
        this.sqlName = sqlName;
        this.id = id;
        this.description = description;
        this.minimum = minimum;
        this.maximum = maximum;
        this.initial = initial;
        this.kind = kind;
    }

    private static int quarterOfHeap() {
        return (int) Math.min(Runtime.getRuntime().maxMemory() / 4 >> 20, 1 << 20);
    }

    public String sqlName() {
        return sqlName;
    }

    /** SQL Server's number of the option; above 20000 where it has none. */
    int id() {
        return id;
    }

    String description() {
        return description;
    }

    int minimum() {
        return minimum;
    }

    int maximum() {
        return maximum;
    }

    int initial() {
        return initial;
    }

    boolean isAdvanced() {
        return kind == Kind.ADVANCED;
    }

    boolean countsFromNextOpening() {
        return kind == Kind.AT_OPEN;
    }

    /** The key under which the catalog keeps the configured value. */
    String key() {
        return "configuration." + sqlName;
    }
}
