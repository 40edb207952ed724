package io.sealift.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The compiled classes of every module that the root pom names. They are read from the modules' folders: no class path
 * has them all, since the local cloud runs its parts in separate JVMs.
 */
final class BuiltModules {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    /** JMH generates classes beside the benchmarks; our rules are for what we write. */
    private static final ImportOption OWN = location -> !location.contains("/jmh_generated/");

    private final Path home;
    private final List<String> modules;

    private BuiltModules(Path home, List<String> modules) {
        this.home = home;
        this.modules = modules;
    }

    static BuiltModules find() {
        Path home = Path.of(System.getProperty("sealift.home", ".."));
        try {
            List<String> modules = MODULE.matcher(Files.readString(home.resolve("pom.xml")))
                    .results()
                    .map(module -> module.group(1))
                    .toList();
            return new BuiltModules(home, modules);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "No pom.xml in %s. Set sealift.home to the root folder of the project".formatted(home), unreadable);
        }
    }

    /** The product's own classes. */
    JavaClasses main() {
        return read(folders("main", "classes"));
    }

    /** The product's classes and the tests'. */
    JavaClasses all() {
        List<Path> tests = folders("test", "test-classes");
        List<Path> both = new ArrayList<>(folders("main", "classes"));
        both.addAll(tests);
        return read(both);
    }

    private static JavaClasses read(List<Path> folders) {
        return new ClassFileImporter().withImportOption(OWN).importPaths(folders);
    }

    private List<Path> folders(String sources, String classes) {
        return modules.stream()
                .filter(module -> Files.isDirectory(home.resolve(module).resolve("src/" + sources + "/java")))
                .map(module -> compiled(module, classes))
                .toList();
    }

    private Path compiled(String module, String classes) {
        Path folder = home.resolve(module).resolve("target").resolve(classes);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "Module %s is not built: %s is missing. Build all modules: mvn verify".formatted(module, folder));
        }
        return folder;
    }
}
