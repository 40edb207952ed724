package io.sealift.proof.harness;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetterText;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.quarantine.RefusedFileJson;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.util.Arrays;
import java.util.List;

/** Whether refused files are kept, explained and reported: invariant 9. */
final class RefusedCheck {
    private final PipelineHarness harness;

    RefusedCheck(PipelineHarness harness) {
        this.harness = harness;
    }

    /** Whether the quarantine holds the bytes that landed. */
    boolean isKept(ObjectVersion version, Disposition.Refused refused) {
        return harness.store()
                .content(refused.quarantined())
                .filter(bytes -> Arrays.equals(bytes, harness.producer().bytes(version)))
                .isPresent();
    }

    /** What must hold for a file on record as refused, before anything else is done with it. */
    void kept(FileEntry entry, Disposition.Refused refused, List<String> found) {
        if (!harness.producer().isInvalid(entry.source())
                && !harness.producer().isDoubtful(entry.source())
                && !harness.producer().isPoison(entry.source())) {
            found.add("%s is valid and on record as refused".formatted(entry.source()));
        }
        if (!isKept(entry.source(), refused)) {
            found.add("%s is on record as refused, and %s is not it".formatted(entry.source(), refused.quarantined()));
        }
    }

    /** What must hold once we have deleted its source. */
    void checkDeadLetter(FileEntry entry, Disposition.Refused refused, List<String> found) {
        ObjectLocation sidecar = PipelineHarness.KEYS.sidecar(entry.id());
        boolean explained = harness.store()
                .content(sidecar)
                .map(RefusedFileJson::read)
                .filter(file -> isOf(file, entry, refused))
                .isPresent();
        // A redrive removes it first, and does so again as long as the letter is there.
        if (!explained && !isToBeRedriven(entry)) {
            found.add("%s is refused, and %s does not say why".formatted(entry.source(), sidecar));
        }
        boolean told = harness.deadLetters().sent().stream()
                .anyMatch(sent ->
                        sent.letter() instanceof DeadLetter.OfFile letter && isOf(letter.file(), entry, refused));
        if (!told) {
            found.add("%s is refused, and no dead letter tells of it".formatted(entry.source()));
        }
    }

    private boolean isToBeRedriven(FileEntry entry) {
        return harness.deadLetters().waiting().stream()
                .anyMatch(
                        message -> DeadLetterText.read(message.body()).orElse(null) instanceof DeadLetter.OfFile letter
                                && letter.file().id().equals(entry.id()));
    }

    /** Two simultaneous deliveries may refuse the same file at different times. */
    private static boolean isOf(RefusedFile file, FileEntry entry, Disposition.Refused refused) {
        return file.source().equals(entry.source()) && file.refusal().equals(refused);
    }
}
