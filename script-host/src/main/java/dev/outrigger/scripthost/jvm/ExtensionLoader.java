package dev.outrigger.scripthost.jvm;

import dev.outrigger.extension.ExtensionExecutor;

/** What users' classes see besides their libraries: the JDK and what they are compiled against. */
final class ExtensionLoader extends ClassLoader {
    private static final String PACKAGE = ExtensionExecutor.class.getPackageName() + ".";

    ExtensionLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(PACKAGE)) {
            return ExtensionExecutor.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
