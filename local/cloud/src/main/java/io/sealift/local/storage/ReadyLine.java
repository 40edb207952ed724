package io.sealift.local.storage;

import io.sealift.local.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Waits for the line by which a child says that it is ready, in what it adds to its log. */
final class ReadyLine {
    private static final Duration WAIT_MAX = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int LINES_SHOWN_MAX = 15;

    private final String line;
    private final Path log;
    private final int seenBytes;

    private ReadyLine(String line, Path log, int seenBytes) {
        this.line = line;
        this.log = log;
        this.seenBytes = seenBytes;
    }

    /** Watches from the log's current end; create it before the child starts. */
    static ReadyLine of(String line, Path log) {
        try {
            return new ReadyLine(line, log, Files.exists(log) ? Math.toIntExact(Files.size(log)) : 0);
        } catch (IOException failure) {
            throw unreadable(log, failure);
        }
    }

    /** Returns when the line is there; stops the child and throws {@link IllegalStateException} if it never comes. */
    void await(ChildJvm child) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            boolean ended = child.awaitExit(LOOK_EVERY);
            List<String> lines = added();
            if (lines.contains(line)) {
                return;
            }
            if (ended) {
                throw failed(child + " ended before it was ready", lines);
            }
        }
        child.kill();
        throw failed(child + " was not ready after " + WAIT_MAX.toSeconds() + " s and was stopped", added());
    }

    private List<String> added() {
        try {
            if (!Files.exists(log)) {
                return List.of();
            }
            byte[] all = Files.readAllBytes(log);
            return new String(all, seenBytes, all.length - seenBytes, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw unreadable(log, failure);
        }
    }

    private static IllegalStateException failed(String problem, List<String> lines) {
        List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN_MAX), lines.size());
        return new IllegalStateException(problem + ". The end of its log:\n" + String.join("\n", last));
    }

    private static UncheckedIOException unreadable(Path log, IOException failure) {
        return new UncheckedIOException("Cannot read the log " + log, failure);
    }
}
