package dev.outrigger.test.frameworks;

import java.util.Properties;
import org.flywaydb.database.sqlserver.SQLServerDatabaseType;

/** Flyway's plug-in of docs/jdbc.md: jdbc:outrigger: is SQL Server's flavour. */
public final class OutriggerDatabaseType extends SQLServerDatabaseType {
    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith("jdbc:outrigger:");
    }

    @Override
    public String getDriverClass(String url, ClassLoader loader) {
        return "dev.outrigger.jdbc.OutriggerDriver";
    }

    @Override
    public void setDefaultConnectionProps(String url, Properties properties, ClassLoader loader) {
        properties.put("applicationName", "Flyway");
    }

    @Override
    public int getPriority() {
        return 1;
    }
}
