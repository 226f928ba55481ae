package dev.outrigger.scripthost.jvm;

import com.microsoft.sqlserver.javalangextension.AbstractSqlServerExtensionExecutor;
import dev.outrigger.extension.ExtensionExecutor;
import java.util.List;

/**
 * What users' classes see besides their libraries: the JDK and what they are compiled against. It
 * is asked before the libraries, so that a library may bring SQL Server's own of these along.
 */
final class ExtensionLoader extends ClassLoader {
    private static final List<String> PACKAGES =
            List.of(
                    ExtensionExecutor.class.getPackageName() + ".",
                    AbstractSqlServerExtensionExecutor.class.getPackageName() + ".");

    ExtensionLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (PACKAGES.stream().anyMatch(name::startsWith)) {
            return ExtensionExecutor.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
