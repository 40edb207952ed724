package io.sealift.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The class paths that Maven wrote for the children of the local cloud, one file per module.
 *
 * <p>The files name jars in Maven's local repository, so nothing is copied, and a build writes them once.
 */
public final class RuntimeClasspath {
    private static final String FILE = "target/runtime.classpath";

    private RuntimeClasspath() {}

    /**
     * The jars of a module and of everything it depends on.
     *
     * @param home the root folder of the project
     * @param module the module's folder below it, as in {@code local/trino}
     * @throws IllegalStateException if the module was not built, or a jar is no longer there
     */
    public static List<Path> of(Path home, String module) {
        Path file = home.resolve(module).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "No class path at " + file + ": the module was not built. Run mvn package in " + home);
        }
        List<Path> jars = Arrays.stream(read(file).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        jars.stream().filter(jar -> !Files.exists(jar)).findFirst().ifPresent(jar -> {
            throw new IllegalStateException("Jar " + jar + " of " + file
                    + " is gone from Maven's local repository. Run mvn package in " + home);
        });
        return jars;
    }

    /** The jar or folder from which a class was loaded. */
    public static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException invalid) {
            throw new IllegalStateException("Cannot find the jar of " + type.getName(), invalid);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }
}
