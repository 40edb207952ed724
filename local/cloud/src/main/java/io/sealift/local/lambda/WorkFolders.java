package io.sealift.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders for the children's temporary files, one each, deleted with the child. */
final class WorkFolders {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);
    private static final String PARENT = "work";

    private WorkFolders() {}

    static Path create(FunctionConfig config) {
        try {
            Path parent = Files.createDirectories(
                    config.logDirectory().toAbsolutePath().resolve(PARENT));
            return Files.createTempDirectory(parent, config.name() + "-");
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot create a folder in " + config.logDirectory(), refused);
        }
    }

    /** Deletes a child's folder. A failure is only logged: it does not undo what the child did. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            LOG.warn("Cannot delete {}, it is only clutter: delete it by hand", folder, refused);
        }
    }
}
