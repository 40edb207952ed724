package io.sealift.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder with all state of one local cloud, locked against a second one. */
final class CloudDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel channel;

    private CloudDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Creates the folder if it is missing and locks it; the lock ends with this process in any case. */
    static CloudDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CloudStartException(
                        "Another local cloud runs on %s. Stop it, or give another folder with --dir".formatted(root));
            }
            // The file of an earlier cloud names ports that are closed by now.
            Files.deleteIfExists(root.resolve(CloudEnvironment.FILE));
            return new CloudDirectory(root, channel);
        } catch (IOException refused) {
            throw new CloudStartException(
                    "Folder %s cannot be used: %s. Give a folder that you may write to with --dir"
                            .formatted(root, refused),
                    refused);
        }
    }

    /**
     * Whether another process runs a local cloud in this folder now. Not for the process that runs it: on POSIX, closing
     * any channel of a file gives up all of a process's locks on it.
     */
    static boolean isInUse(Path root) {
        Path file = root.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            return lock == null;
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot see whether a local cloud runs in " + root, refused);
        }
    }

    /** A folder below it; the caller creates it. */
    Path folder(String name) {
        return root.resolve(name);
    }

    Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }
}
