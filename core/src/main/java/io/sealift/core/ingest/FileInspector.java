package io.sealift.core.ingest;

import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.ReadOutcome;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.time.TimeLeft;
import io.sealift.core.validation.FileNaming;
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.Refusal;
import io.sealift.core.validation.ValidationResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Step 3: streams exactly the version that landed through the validator. */
final class FileInspector {
    private final ObjectStore store;
    private final FileValidator validator;

    FileInspector(ObjectStore store, FileValidator validator) {
        this.store = store;
        this.validator = validator;
    }

    /**
     * Judges a file.
     *
     * @param timeLeft for reading it; where that is over first, it is {@code Failed} and comes again
     */
    Inspection inspect(Landed file, TimeLeft timeLeft) {
        String key = file.version().location().key();
        Optional<FileNaming> naming = FileNaming.of(key);
        if (naming.isEmpty()) {
            return new Inspection.Unsound(file, Refusal.ofName(key));
        }
        try {
            return switch (store.read(file.version())) {
                case ReadOutcome.Changed changed -> new Inspection.Gone(file);
                case ReadOutcome.Missing missing -> new Inspection.Gone(file);
                case ReadOutcome.Opened opened -> validate(file, naming.get(), opened, timeLeft);
            };
        } catch (IOException | StoreUnavailableException unreadable) {
            return new Inspection.Failed(file, "%s could not be read: %s".formatted(file.version(), unreadable));
        }
    }

    private Inspection validate(Landed file, FileNaming naming, ReadOutcome.Opened opened, TimeLeft timeLeft)
            throws IOException {
        try (opened) {
            InputStream content = new TimedStream(opened.content(), file.version(), timeLeft);
            return switch (validator.validate(naming, content)) {
                case ValidationResult.Accepted accepted -> new Inspection.Sound(file, naming, accepted);
                case ValidationResult.Refused refused -> new Inspection.Unsound(file, refused.refusal());
            };
        }
    }
}
