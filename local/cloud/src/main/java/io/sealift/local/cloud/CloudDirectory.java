package io.sealift.local.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder with all state of one local cloud, locked against a second one. */
final class CloudDirectory implements AutoCloseable {
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
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CloudStartException(
                        "Another local cloud runs on %s. Stop it, or give another folder with --dir".formatted(root));
            }
            return new CloudDirectory(root, channel);
        } catch (IOException refused) {
            throw new CloudStartException(
                    "Folder %s cannot be used: %s. Give a folder that you may write to with --dir"
                            .formatted(root, refused),
                    refused);
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
