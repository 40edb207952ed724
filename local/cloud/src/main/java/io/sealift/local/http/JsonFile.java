package io.sealift.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A JSON document in a file that is replaced as a whole.
 *
 * <p>A reader sees the old document or the new one, never a part of it, even after a crash. Writers of one file take
 * turns.
 */
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    /** For this file, which need not exist yet. */
    public JsonFile(Path file) {
        this.file = file;
    }

    /** The document, empty if none was written yet; throws {@link UncheckedIOException} if it is unreadable. */
    public Optional<JsonNode> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** Replaces the document; throws {@link UncheckedIOException} if the disk refuses. */
    public synchronized void write(JsonNode document) {
        var next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(document));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot write " + file + ": " + refused.getMessage(), refused);
        }
    }
}
