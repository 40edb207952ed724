package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.refusal.DeadLetter;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.core.time.TimeLeft;
import io.sealift.core.time.Workers;
import io.sealift.core.validation.FileValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps 1 to 6 for a batch of messages: every file of it ends up committed to a manifest and released, or refused, set
 * aside and released, or its message is reported failed and comes again.
 *
 * <p>Any step may have been done before, for any of the files, by an earlier delivery or at this very moment by another
 * one: doing it again changes nothing.
 */
public final class BatchIngestor {
    private final NotificationParser parser;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final Workers workers;
    private final FileInspector inspector;
    private final ManifestCommitter committer;
    private final Quarantine quarantine;
    private final SupersededRecorder superseded;
    private final LandingCounter landings;
    private final LastErrors lastErrors;
    private final SourceReleaser releaser;

    /** A third of the time is kept for staging, committing and releasing what could be read in the others. */
    private static final int READING_PART = 3;

    /** An ingestor from one messages bucket into one staging bucket, and what it refuses into one archive bucket. */
    public BatchIngestor(
            IngestServices services,
            FileValidator validator,
            String messagesBucket,
            String stagingBucket,
            String archiveBucket) {
        this.parser = new NotificationParser(messagesBucket);
        this.ledger = services.ledger();
        this.deadLetters = services.deadLetters();
        this.workers = services.workers();
        this.inspector = new FileInspector(services.store(), validator);
        this.committer = new ManifestCommitter(
                services,
                new OpenManifest(services),
                new RepairStager(services.store(), validator, archiveBucket),
                stagingBucket);
        this.quarantine = new Quarantine(services, archiveBucket);
        this.landings = new LandingCounter(services.ledger());
        this.superseded = new SupersededRecorder(services.ledger(), landings, services.clock());
        this.lastErrors = new LastErrors(services.ledger(), services.clock());
        this.releaser = new SourceReleaser(services.store());
    }

    /**
     * Ingests what the messages tell of.
     *
     * @throws StoreUnavailableException where not even the recall worked: all messages must come again
     */
    public IngestReport ingest(List<QueueMessage> messages, TimeLeft timeLeft) {
        Batch batch = new Batch(parser, messages);
        List<FileFate> fates = batch.files().isEmpty() ? List.of() : fatesOf(batch, timeLeft);
        Set<FileId> notDone = new HashSet<>();
        for (FileFate fate : fates) {
            if (fate instanceof FileFate.Failed) {
                notDone.add(FileId.of(fate.file().version()));
            }
        }
        Set<String> failedMessages = batch.messagesOf(notDone);
        List<String> malformed = new ArrayList<>();
        for (Batch.Malformed wrong : batch.malformed()) {
            malformed.add(report(wrong, failedMessages));
        }
        return new IngestReport(failedMessages, fates, malformed);
    }

    private List<FileFate> fatesOf(Batch batch, TimeLeft timeLeft) {
        List<FileFate> fates = new ArrayList<>();
        List<Landed> unknown = new ArrayList<>();
        Map<FileId, FileEntry> known = ledger.find(batch.files().keySet());
        batch.files().forEach((id, told) -> {
            FileEntry entry = known.get(id);
            Landed file = entry == null ? told : told.with(entry.uncounted(told.landings()));
            // A superseded version may have come back, the feed may allow a refused one by now: both are judged anew.
            if (entry != null && entry.disposition() instanceof Staged) {
                fates.add(new FileFate.Known(file, entry));
            } else {
                unknown.add(file);
            }
        });
        List<Inspection.Sound> sound = new ArrayList<>();
        List<Inspection.Unsound> refused = new ArrayList<>();
        TimeLeft reading = timeLeft.keeping(timeLeft.get().dividedBy(READING_PART));
        for (Inspection found : workers.forEach(unknown, file -> inspector.inspect(file, reading))) {
            switch (found) {
                case Inspection.Sound ready -> sound.add(ready);
                case Inspection.Unsound unsound -> refused.add(unsound);
                case Inspection.Gone gone -> fates.add(new FileFate.Superseded(gone.file()));
                case Inspection.Failed failed -> fates.add(new FileFate.Failed(failed.file(), failed.reason()));
            }
        }
        for (List<Inspection.Sound> chunk : CommitChunks.of(sound)) {
            fates.addAll(committer.commit(chunk, timeLeft));
        }
        fates.addAll(workers.forEach(
                refused,
                unsound -> quarantine.setAside(
                        unsound, known.get(FileId.of(unsound.file().version())))));
        return workers.forEach(fates, fate -> settle(fate, batch.teller(fate.file())));
    }

    private FileFate settle(FileFate fate, QueueMessage message) {
        FileFate resolved = fate instanceof FileFate.Superseded gone ? superseded.fateOf(gone.file()) : fate;
        FileFate counted = landings.count(resolved);
        FileFate told =
                counted instanceof FileFate.Refused refused ? quarantine.tell(refused, message.body()) : counted;
        FileFate settled = releaser.release(told);
        return settled instanceof FileFate.Failed failed ? lastErrors.keep(failed, message.receives()) : settled;
    }

    /** Trying a malformed message again changes nothing, so people are told at once; it fails only where that fails. */
    private String report(Batch.Malformed wrong, Set<String> failedMessages) {
        QueueMessage message = wrong.message();
        try {
            deadLetters.send(new DeadLetter.OfMessage(wrong.problem(), message.body()));
            return "Message %s: %s; it is among the dead letters".formatted(message.id(), wrong.problem());
        } catch (StoreUnavailableException unavailable) {
            failedMessages.add(message.id());
            return "Message %s: %s; it comes again: %s".formatted(message.id(), wrong.problem(), unavailable);
        }
    }
}
