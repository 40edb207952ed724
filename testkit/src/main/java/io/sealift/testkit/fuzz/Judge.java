package io.sealift.testkit.fuzz;

import io.sealift.core.validation.FileNaming;
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.RefusalReason;
import io.sealift.core.validation.Repair;
import io.sealift.core.validation.RewriteMismatchException;
import io.sealift.core.validation.ValidationResult;
import io.sealift.testkit.fuzz.FuzzFile.Promise;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Has a file validated and staged as the ingest function does, and reads it a second time in its own way. */
public final class Judge {
    private Judge() {}

    /** What validation makes of a file. */
    public static Verdict judge(FuzzFile file) {
        Optional<FileNaming> naming = FileNaming.of(file.name());
        if (naming.isEmpty()) {
            return new Verdict.Refused(file, RefusalReason.UNSUPPORTED_NAME);
        }
        FileValidator validator = FuzzFeed.validator(file.policy());
        try {
            return switch (validator.validate(naming.get(), new ByteArrayInputStream(file.content()))) {
                case ValidationResult.Refused refused -> refused(file, refused);
                case ValidationResult.Accepted accepted -> accepted(file, naming.get(), validator, accepted);
            };
        } catch (IOException | RewriteMismatchException problem) {
            return new Verdict.Disputed(file, problem.toString());
        }
    }

    private static Verdict refused(FuzzFile file, ValidationResult.Refused refused) {
        return file.promise() == Promise.NONE
                ? new Verdict.Refused(file, refused.refusal().reason())
                : new Verdict.Disputed(file, "a file made to load was refused: " + refused.refusal());
    }

    private static Verdict accepted(
            FuzzFile file, FileNaming naming, FileValidator validator, ValidationResult.Accepted accepted)
            throws IOException {
        if (file.promise() == Promise.PLAIN && !accepted.isPlain()) {
            return new Verdict.Disputed(file, "a plain file was repaired: " + accepted.repairs());
        }
        byte[] staged = file.content();
        if (!accepted.isPlain()) {
            staged = canonical(file, naming, validator, accepted);
        }
        // Only where rows are left out does the file say more than is to be loaded.
        byte[] said = accepted.repairs().contains(Repair.DROPPED_ROWS) ? staged : file.content();
        List<ReferenceRow> rows;
        try {
            rows = ReferenceReader.read(said);
        } catch (IOException unreadable) {
            return new Verdict.Disputed(file, "accepted, but the reference cannot read it: " + unreadable);
        }
        if (!accepted.rowsPerDay().equals(perDay(rows))) {
            return new Verdict.Disputed(
                    file, "validation saw %s, the reference %s".formatted(accepted.rowsPerDay(), perDay(rows)));
        }
        return new Verdict.Loads(file, accepted.repairs(), accepted.isPlain() ? naming : FileNaming.GZIP, staged, rows);
    }

    private static byte[] canonical(
            FuzzFile file, FileNaming naming, FileValidator validator, ValidationResult.Accepted accepted)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            validator.rewrite(naming, new ByteArrayInputStream(file.content()), accepted, out, row -> {});
        }
        return packed.toByteArray();
    }

    private static SortedMap<String, Long> perDay(List<ReferenceRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(ReferenceRow::day, TreeMap::new, Collectors.counting()));
    }
}
