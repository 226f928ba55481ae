package dev.outrigger.engine.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** T-SQL's reserved words, and the token kind of each. Every other word is an ordinary name. */
final class Words {
    private static final String RESERVED =
            """
            ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE CHECK
            CHECKPOINT CLOSE CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTAINSTABLE CONTINUE
            CONVERT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DBCC
            DEALLOCATE DECLARE DEFAULT DELETE DENY DESC DISK DISTINCT DISTRIBUTED DOUBLE DROP DUMP ELSE END ERRLVL ESCAPE
            EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH FILE FILLFACTOR FOR FOREIGN FREETEXT FREETEXTTABLE FROM FULL
            FUNCTION GOTO GRANT GROUP HAVING HOLDLOCK IDENTITY IDENTITY_INSERT IDENTITYCOL IF IN INDEX INNER INSERT
            INTERSECT INTO IS JOIN KEY KILL LEFT LIKE LINENO LOAD MERGE NATIONAL NOCHECK NONCLUSTERED NOT NULL NULLIF OF
            OFF OFFSETS ON OPEN OPENDATASOURCE OPENQUERY OPENROWSET OPENXML OPTION OR ORDER OUTER OVER PERCENT PIVOT PLAN
            PRIMARY PRINT PROC PROCEDURE PUBLIC RAISERROR READ READTEXT RECONFIGURE REFERENCES REPLICATION
            RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ROWGUIDCOL RULE SAVE SCHEMA SECURITYAUDIT
            SELECT SEMANTICKEYPHRASETABLE SEMANTICSIMILARITYDETAILSTABLE SEMANTICSIMILARITYTABLE SESSION_USER SET SETUSER
            SHUTDOWN SOME STATISTICS SYSTEM_USER TABLE TABLESAMPLE TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE
            TRY_CONVERT TSEQUAL UNION UNIQUE UNPIVOT UPDATE UPDATETEXT USE USER VALUES VARYING VIEW WAITFOR WHEN WHERE
            WHILE WITH WRITETEXT
            """;

    private static final Map<String, Integer> KINDS = kinds();

    private Words() {}

    private static Map<String, Integer> kinds() {
        Map<String, Integer> images = new HashMap<>();
        for (int kind = 0; kind < TsqlParserImplConstants.tokenImage.length; kind++) {
            images.putIfAbsent(TsqlParserImplConstants.tokenImage[kind], kind);
        }
        Map<String, Integer> kinds = new HashMap<>();
        for (String word : RESERVED.strip().split("\\s+")) {
            Integer kind = images.get('"' + word + '"');
            if (kind == null) {
                throw new IllegalStateException("the grammar has no token for " + word);
            }
            kinds.put(word, kind);
        }
        return Map.copyOf(kinds);
    }

    /** The token kind of a reserved word; empty when the word is not reserved. */
    static Optional<Integer> reserved(String word) {
        return word.length() > 40
                ? Optional.empty()
                : Optional.ofNullable(KINDS.get(word.toUpperCase(Locale.ROOT)));
    }

    static boolean isReserved(int kind) {
        return KINDS.containsValue(kind);
    }
}
