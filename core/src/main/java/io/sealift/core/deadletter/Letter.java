package io.sealift.core.deadletter;

import io.sealift.core.ledger.Sha256;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What people have to decide about: all dead letters of one file, or one message that makes no sense.
 *
 * @param id 32 hexadecimal digits: the file's id, or a hash of the message; the same for every repeat
 * @param matter what it is about
 * @param event the notification's text
 * @param at when the file was refused, or the message came into the queue
 * @param messages the messages in the queue that carry it, at least one
 */
public record Letter(String id, Matter matter, String event, Instant at, List<DeadLetterQueue.Message> messages) {
    /** The newest first; letters of the same moment in the order of their ids. */
    static final Comparator<Letter> NEWEST_FIRST =
            Comparator.comparing(Letter::at).reversed().thenComparing(Letter::id);

    /** The reason code of messages that the queue gave up. */
    public static final String RETRIES_EXHAUSTED = "RETRIES_EXHAUSTED";

    public Letter {
        messages = List.copyOf(messages);
    }

    /** What a letter is about. */
    public sealed interface Matter {
        /**
         * A file was refused.
         *
         * @param file what the letter says about it
         */
        record Refused(RefusedFile file) implements Matter {}

        /**
         * Only the engine refused some rows of a file; they are kept out of the table. The file is in a manifest.
         *
         * @param file what the letter says about it, and where those rows are kept
         */
        record RowsAside(RefusedFile file) implements Matter {}

        /**
         * Files were tried until the queue gave up; as far as we know, nothing is wrong with them.
         *
         * @param objects what the message reports, at least one
         * @param error the last error on record, or an explanation if none was recorded
         */
        record RetriesExhausted(List<ObjectCreated> objects, String error) implements Matter {
            public RetriesExhausted {
                objects = List.copyOf(objects);
            }
        }

        /** A message makes no sense. */
        record Malformed(String message) implements Matter {}
    }

    /** What the letter says about a refused file, or about a file with refused rows; empty if nothing was refused. */
    public Optional<RefusedFile> refused() {
        return switch (matter) {
            case Matter.Refused refused -> Optional.of(refused.file());
            case Matter.RowsAside aside -> Optional.of(aside.file());
            case Matter.RetriesExhausted _, Matter.Malformed _ -> Optional.empty();
        };
    }

    /** The code that people group by. */
    public String reason() {
        return switch (matter) {
            case Matter.Refused refused -> refused.file().refusal().reason();
            case Matter.RowsAside aside -> aside.file().refusal().reason();
            case Matter.RetriesExhausted _ -> RETRIES_EXHAUSTED;
            case Matter.Malformed _ -> DeadLetter.OfMessage.REASON;
        };
    }

    /** What is wrong, in words. */
    public String message() {
        return switch (matter) {
            case Matter.Refused refused -> refused.file().refusal().message();
            case Matter.RowsAside aside -> aside.file().refusal().message();
            case Matter.RetriesExhausted exhausted -> exhausted.error();
            case Matter.Malformed malformed -> malformed.message();
        };
    }

    /** Where the file landed; empty if there is no file. */
    public Optional<ObjectLocation> landed() {
        return switch (matter) {
            case Matter.Refused refused -> Optional.of(refused.file().source().location());
            case Matter.RowsAside aside -> Optional.of(aside.file().source().location());
            case Matter.RetriesExhausted exhausted ->
                Optional.of(exhausted.objects().getFirst().version().location());
            case Matter.Malformed _ -> Optional.empty();
        };
    }

    /** The line to blame, counted from 1; 0 if none is. */
    public long line() {
        return refused().map(file -> file.refusal().line()).orElse(0L);
    }

    static String idOf(Matter matter, String event) {
        return switch (matter) {
            case Matter.Refused refused -> refused.file().id().value();
            case Matter.RowsAside aside -> aside.file().id().value();
            case Matter.RetriesExhausted exhausted ->
                exhausted.objects().getFirst().byETag().value();
            case Matter.Malformed _ -> Sha256.hex(event).substring(0, 32);
        };
    }
}
