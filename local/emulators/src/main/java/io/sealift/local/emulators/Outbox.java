package io.sealift.local.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Messages still to be sent, one file each.
 *
 * <p>S3 answers a PUT before its event is delivered, and loses no event when a server dies. So an event is on disk
 * before the answer goes out, and is removed only after the queue has it: it is sent at least once, whatever is killed
 * when.
 */
final class Outbox {
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final AtomicLong next;

    /** Opens a folder, which must exist, with whatever an earlier process left in it. */
    Outbox(Path folder) {
        this.folder = folder;
        long last = 0;
        try {
            for (Path file : files()) {
                String name = file.getFileName().toString();
                if (name.endsWith(UNFINISHED)) {
                    // Its PUT was never answered.
                    Files.delete(file);
                } else {
                    last = Math.max(last, Long.parseLong(name, 16));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot open the outbox " + folder, failure);
        }
        this.next = new AtomicLong(last + 1);
    }

    /** One message to be sent. */
    record Pending(Path file, String queue, String body) {}

    /** Stores a message; after this returns it will be sent even if this process dies. */
    void add(String queue, String body) {
        Path file = folder.resolve(String.format(Locale.ROOT, "%016x", next.getAndIncrement()));
        Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        try {
            Files.writeString(unfinished, queue + "\n" + body);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep an event for queue " + queue + " in " + folder, failure);
        }
    }

    /** The oldest messages, at most {@code limit} of them. */
    List<Pending> oldest(int limit) {
        try {
            return files().stream()
                    .filter(file -> !file.getFileName().toString().endsWith(UNFINISHED))
                    .limit(limit)
                    .map(Outbox::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot list the outbox " + folder, failure);
        }
    }

    /** Removes a message that the queue has accepted. */
    void remove(Pending sent) {
        try {
            Files.deleteIfExists(sent.file());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot remove the sent event " + sent.file(), failure);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Pending read(Path file) {
        try {
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            return new Pending(file, text.substring(0, end), text.substring(end + 1));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the event " + file, failure);
        }
    }
}
