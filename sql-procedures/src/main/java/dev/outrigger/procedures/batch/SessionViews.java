package dev.outrigger.procedures.batch;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.views.CatalogViews;

/**
 * sys.dm_exec_sessions, sys.dm_exec_requests and sys.dm_exec_connections: the open sessions as they
 * were a moment ago. What nobody counts (processor time, reads) is 0 or NULL.
 */
public final class SessionViews {
    /** What holds of every session's settings; the same in sessions and requests. */
    private static final String SETTINGS =
            "text_size int!, language nvarchar(128)=us_english, date_format nvarchar(3)=mdy, date_first smallint!=7,"
                    + " quoted_identifier bit!=1, arithabort bit!=1, ansi_null_dflt_on bit!=1, ansi_defaults bit!=0,"
                    + " ansi_warnings bit!=1, ansi_padding bit!=1, ansi_nulls bit!=1, concat_null_yields_null bit!=1,"
                    + " transaction_isolation_level smallint!, lock_timeout int!, deadlock_priority int!=0,"
                    + " row_count bigint!, prev_error int!";

    private static final String SESSIONS =
            """
            session_id smallint!, login_time datetime!, host_name nvarchar(128), program_name nvarchar(128), host_process_id int
            client_version int, client_interface_name nvarchar(32), security_id varbinary(85)!, login_name nvarchar(128)!
            nt_domain nvarchar(128), nt_user_name nvarchar(128), status nvarchar(30)!, context_info varbinary(128), cpu_time int!=0
            memory_usage int!=0, total_scheduled_time int!=0, total_elapsed_time int!, endpoint_id int!=0
            last_request_start_time datetime!, last_request_end_time datetime, reads bigint!=0, writes bigint!=0
            logical_reads bigint!=0, is_user_process bit!=1
            """
                    + SETTINGS
                    + """

                    original_security_id varbinary(85)!, original_login_name nvarchar(128)!, last_successful_logon datetime
                    last_unsuccessful_logon datetime, unsuccessful_logons bigint, group_id int!=2, database_id smallint!
                    authenticating_database_id int=1, open_transaction_count int!, page_server_reads bigint!=0
                    """;

    private static final String REQUESTS =
            """
            session_id smallint!, request_id int!=0, start_time datetime!, status nvarchar(30)!=running, command nvarchar(32)!
            sql_handle varbinary(64), statement_start_offset int, statement_end_offset int, plan_handle varbinary(64)
            database_id smallint!, user_id int!=1, connection_id uniqueidentifier, blocking_session_id smallint=0
            wait_type nvarchar(60), wait_time int!=0, last_wait_type nvarchar(60)!=MISCELLANEOUS, wait_resource nvarchar(256)!
            open_transaction_count int!, open_resultset_count int!=1, transaction_id bigint!=0, context_info varbinary(128)
            percent_complete real!=0, estimated_completion_time bigint!=0, cpu_time int!=0, total_elapsed_time int!
            scheduler_id int, task_address varbinary(8), reads bigint!=0, writes bigint!=0, logical_reads bigint!=0
            """
                    + SETTINGS
                    + """

                    nest_level int!=0, granted_query_memory int!=0, executing_managed_code bit!=0, group_id int!=2
                    query_hash binary(8), query_plan_hash binary(8), statement_sql_handle varbinary(64), statement_context_id bigint
                    dop int!=1, parallel_worker_count int, external_script_request_id uniqueidentifier, is_resumable bit!=0
                    page_resource binary(8), page_server_reads bigint!=0
                    """;

    private static final String CONNECTIONS =
            """
            session_id int, most_recent_session_id int, connect_time datetime!, net_transport nvarchar(40)!
            protocol_type nvarchar(40)=TSQL, protocol_version int, endpoint_id int=4, encrypt_option nvarchar(40)!
            auth_scheme nvarchar(40)!=SQL, node_affinity smallint!=0, num_reads int, num_writes int, last_read datetime
            last_write datetime, net_packet_size int, client_net_address varchar(48), client_tcp_port int
            local_net_address varchar(48), local_tcp_port int, connection_id uniqueidentifier!
            parent_connection_id uniqueidentifier, most_recent_sql_handle varbinary(64)
            """;

    private SessionViews() {}

    public static void addTo(Engine engine, OpenSessions sessions) {
        engine.addView(
                CatalogViews.of(
                        "sys.dm_exec_sessions",
                        SESSIONS,
                        (catalog, rows) ->
                                sessions.seenHere()
                                        .forEach(
                                                each ->
                                                        rows.add(
                                                                SessionRows.session(
                                                                        each, catalog)))));
        engine.addView(
                CatalogViews.of(
                        "sys.dm_exec_requests",
                        REQUESTS,
                        (catalog, rows) ->
                                sessions.seenHere().stream()
                                        .filter(each -> each.clock().isRunning())
                                        .forEach(
                                                each ->
                                                        rows.add(
                                                                SessionRows.request(
                                                                        each, catalog)))));
        engine.addView(
                CatalogViews.of(
                        "sys.dm_exec_connections",
                        CONNECTIONS,
                        (catalog, rows) ->
                                sessions.seenHere().stream()
                                        .filter(each -> each.connection().isPresent())
                                        .forEach(each -> rows.add(SessionRows.connection(each)))));
    }
}
