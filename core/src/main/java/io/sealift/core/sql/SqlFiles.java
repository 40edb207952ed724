package io.sealift.core.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of {@code sql/}, which the build puts beside the classes. */
public final class SqlFiles {
    private SqlFiles() {}

    /** The text of one file, without the whitespace around it. */
    public static String read(String name) {
        try (InputStream content = SqlFiles.class.getResourceAsStream("/sql/" + name)) {
            if (content == null) {
                throw new IllegalStateException(
                        "No file sql/%s on the class path. Build the project again".formatted(name));
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read sql/" + name, unreadable);
        }
    }
}
