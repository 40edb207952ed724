package io.sealift.local.emulators;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The folder with all state, locked by this process until it ends. */
final class DataFolder {
    // The lock lasts only as long as it is reachable.
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** Takes the folder; throws {@link StartRefusedException} if it cannot be written or is in use. */
    static DataFolder take(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartRefusedException("Folder " + root
                        + " is in use by another local cloud: stop that one, or choose another folder");
            }
            HELD.add(lock);
            return new DataFolder(root);
        } catch (IOException failure) {
            throw new StartRefusedException("Folder " + root + " cannot be written (" + failure
                    + "): choose another folder, or give this user the right to write there");
        }
    }

    /** A subfolder, created if absent. */
    Path part(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failure) {
            throw new StartRefusedException(
                    "Folder " + root.resolve(name) + " cannot be written (" + failure + "): choose another folder");
        }
    }
}
