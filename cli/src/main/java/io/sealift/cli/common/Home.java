package io.sealift.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;

/** The root folder of the project; {@code ./sealift} says where it is. */
public final class Home {
    private static final String PROPERTY = "sealift.home";

    private Home() {}

    /** The folder; throws {@link IllegalArgumentException} if it does not hold a built project. */
    public static Path path() {
        Path home = Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
        if (!Files.isRegularFile(home.resolve("template.yaml"))) {
            throw new IllegalArgumentException(
                    "No template.yaml in %s: start this by ./sealift in the project's folder, or set -D%s"
                            .formatted(home, PROPERTY));
        }
        return home;
    }
}
