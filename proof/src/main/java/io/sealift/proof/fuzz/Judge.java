package io.sealift.proof.fuzz;

import io.sealift.feed.validation.FileNaming;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.Repair;
import io.sealift.feed.validation.ValidationResult;
import io.sealift.proof.fuzz.FuzzFile.Promise;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Has a file validated and staged as the ingest function does, and reads both input and staged rows in its own way. */
public final class Judge {
    private Judge() {}

    /** What validation makes of a file. */
    public static Verdict judge(FuzzFile file) {
        Optional<FileNaming> naming = FileNaming.of(file.name());
        if (naming.isEmpty()) {
            return new Verdict.Refused(file, RefusalReason.UNSUPPORTED_NAME);
        }
        FileValidator validator = FuzzFeed.validator(file.policy());
        CanonicalLines lines = new CanonicalLines(file.number());
        try {
            return switch (validator.validate(naming.get(), new ByteArrayInputStream(file.content()), lines)) {
                case ValidationResult.Refused refused -> refused(file, refused);
                case ValidationResult.Accepted accepted -> accepted(file, accepted, lines);
            };
        } catch (IOException problem) {
            return new Verdict.Disputed(file, problem.toString());
        }
    }

    private static Verdict refused(FuzzFile file, ValidationResult.Refused refused) {
        return file.promise() == Promise.NONE
                ? new Verdict.Refused(file, refused.refusal().reason())
                : new Verdict.Disputed(file, "a file made to load was refused: " + refused.refusal());
    }

    private static Verdict accepted(FuzzFile file, ValidationResult.Accepted accepted, CanonicalLines lines)
            throws IOException {
        if (file.promise() == Promise.PLAIN && !accepted.repairs().isEmpty()) {
            return new Verdict.Disputed(file, "a plain file was repaired: " + accepted.repairs());
        }
        byte[] staged = lines.packed();
        List<ReferenceRow> rows = ReferenceReader.read(staged);
        // If rows are left out, the file has more than is to be loaded.
        if (!accepted.repairs().contains(Repair.DROPPED_ROWS)) {
            List<ReferenceRow> said;
            try {
                said = ReferenceReader.read(file.content());
            } catch (IOException unreadable) {
                return new Verdict.Disputed(file, "accepted, but the reference cannot read it: " + unreadable);
            }
            if (!said.equals(rows)) {
                return new Verdict.Disputed(file, "the file says %s, its canonical form %s".formatted(said, rows));
            }
        }
        if (!accepted.rowsPerDay().equals(perDay(rows)) || !lines.checked().equals(perDay(rows))) {
            return new Verdict.Disputed(
                    file,
                    "validation saw %s, the check of the pack %s, the reference %s"
                            .formatted(accepted.rowsPerDay(), lines.checked(), perDay(rows)));
        }
        return new Verdict.Loads(file, accepted.repairs(), staged, rows);
    }

    private static SortedMap<String, Long> perDay(List<ReferenceRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(ReferenceRow::day, TreeMap::new, Collectors.counting()));
    }
}
