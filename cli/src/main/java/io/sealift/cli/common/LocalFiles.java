package io.sealift.cli.common;

import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files on this machine, before they are sent. */
public final class LocalFiles {
    private LocalFiles() {}

    /** Throws {@link IllegalArgumentException} if it is not a readable file. */
    public static void requireFile(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "%s is no file that can be read: check its name and rights".formatted(file));
        }
    }

    /** The file, or all files in the folder and below, by name, except those whose names begin with a dot. */
    public static List<Path> in(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            requireFile(fileOrFolder);
            return List.of(fileOrFolder);
        }
        try (Stream<Path> paths = Files.walk(fileOrFolder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "Folder %s cannot be read: %s".formatted(fileOrFolder, unreadable.getMessage()), unreadable);
        }
    }

    /** What validation says about a file under this key. */
    public static ValidationResult validate(FileValidator validator, String key, Path file) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return validator.validate(key, content);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }
}
