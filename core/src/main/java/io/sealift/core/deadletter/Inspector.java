package io.sealift.core.deadletter;

import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationResult;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Looks into the file that a dead letter is about: in quarantine, or in the messages bucket if it is still there. */
public final class Inspector {
    private final ObjectStore store;
    private final FileValidator validator;

    /** An inspector that judges by today's feed definition. */
    public Inspector(ObjectStore store, FileValidator validator) {
        this.store = store;
        this.validator = validator;
    }

    /** What validation says about it now; empty if it cannot be found, or only the engine can say. */
    public Optional<ValidationResult> judge(Letter letter) {
        if (letter.matter() instanceof Letter.Matter.RowsAside) {
            return Optional.empty();
        }
        return reading(letter, opened -> {
            try (opened) {
                return validator.validate(key(letter), opened.content());
            } catch (IOException broken) {
                throw new IllegalStateException("The file of %s cannot be read".formatted(letter.id()), broken);
            }
        });
    }

    /** Its text as people are shown it; empty if the file cannot be found. */
    public Optional<ObjectText> text(Letter letter) {
        long position = letter.refused().map(file -> file.refusal().column()).orElse(0L);
        return reading(letter, opened -> {
            try (opened) {
                return ObjectText.read(validator, key(letter), opened.content(), letter.line(), position);
            } catch (IOException broken) {
                throw new IllegalStateException("The file of %s cannot be closed".formatted(letter.id()), broken);
            }
        });
    }

    private <T> Optional<T> reading(Letter letter, Function<ReadOutcome.Opened, T> how) {
        return version(letter).map(store::read).flatMap(outcome -> switch (outcome) {
            case ReadOutcome.Opened opened -> Optional.of(how.apply(opened));
            case ReadOutcome.Changed changed -> Optional.empty();
            case ReadOutcome.Missing missing -> Optional.empty();
        });
    }

    private Optional<ObjectVersion> version(Letter letter) {
        return switch (letter.matter()) {
            case Letter.Matter.Refused refused -> kept(refused.file());
            case Letter.Matter.RowsAside aside -> kept(aside.file());
            case Letter.Matter.RetriesExhausted exhausted ->
                exhausted.objects().stream().findFirst().map(ObjectCreated::version);
            case Letter.Matter.Malformed _ -> Optional.empty();
        };
    }

    private Optional<ObjectVersion> kept(RefusedFile file) {
        return store.head(file.refusal().quarantined()).map(StoredObject::version);
    }

    /** Whether it is gzipped follows from its name: rows that are set aside have a name of their own. */
    private static String key(Letter letter) {
        return switch (letter.matter()) {
            case Letter.Matter.RowsAside aside ->
                aside.file().refusal().quarantined().key();
            case Letter.Matter.Refused _, Letter.Matter.RetriesExhausted _, Letter.Matter.Malformed _ ->
                letter.landed().map(ObjectLocation::key).orElse("");
        };
    }
}
