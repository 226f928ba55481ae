package com.microsoft.sqlserver.javalangextension;

import java.math.BigDecimal;

/**
 * Columns of rows, by the name that programs for SQL Server have for them. It keeps what it is
 * given; a dataset of one's own overrides what it keeps otherwise.
 */
public class AbstractSqlServerExtensionDataset extends dev.outrigger.extension.PrimitiveDataset {
    /** As {@link #addBigDecimalColumn}. */
    public void addNumericColumn(int columnId, BigDecimal[] rows) {
        addBigDecimalColumn(columnId, rows);
    }

    /** As {@link #getBigDecimalColumn}. */
    public BigDecimal[] getNumericColumn(int columnId) {
        return getBigDecimalColumn(columnId);
    }
}
