package io.sealift.bench.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A built tree whose template and functions are measured.
 *
 * @param name its commit
 * @param home its root folder
 */
record Contender(String name, Path home) {
    Contender {
        if (!Files.isRegularFile(home.resolve("cli/target/runtime.classpath"))) {
            throw new IllegalArgumentException(
                    "%s is not built: run mvn -DskipTests -DskipITs package in it".formatted(home));
        }
    }

    static Contender of(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        return new Contender(commit(home), home);
    }

    Path template() {
        return home.resolve("template.yaml");
    }

    private static String commit(Path home) {
        try {
            Process git = new ProcessBuilder("git", "-C", home.toString(), "describe", "--always", "--dirty", "--tags")
                    .redirectErrorStream(true)
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("No git, which tells the commit of " + home, missing);
        }
    }
}
