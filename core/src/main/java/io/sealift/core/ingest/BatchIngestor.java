package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.time.TimeLeft;
import io.sealift.core.time.Workers;
import io.sealift.core.validation.FileValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps 1 to 6 for a batch of messages: every file of it that is sound ends up committed to a manifest and released, or
 * its message is reported failed and comes again.
 *
 * <p>Any step may have been done before, for any of the files, by an earlier delivery or at this very moment by another
 * one: doing it again changes nothing.
 */
public final class BatchIngestor {
    private final NotificationParser parser;
    private final Ledger ledger;
    private final Workers workers;
    private final FileInspector inspector;
    private final ManifestCommitter committer;
    private final SupersededRecorder superseded;
    private final LandingCounter landings;
    private final SourceReleaser releaser;

    /** An ingestor from one messages bucket into one staging bucket. */
    public BatchIngestor(
            IngestServices services, FileValidator validator, String messagesBucket, String stagingBucket) {
        this.parser = new NotificationParser(messagesBucket);
        this.ledger = services.ledger();
        this.workers = services.workers();
        this.inspector = new FileInspector(services.store(), validator);
        this.committer = new ManifestCommitter(services, new OpenManifest(services), stagingBucket);
        this.landings = new LandingCounter(services.ledger());
        this.superseded = new SupersededRecorder(services.ledger(), landings, services.clock());
        this.releaser = new SourceReleaser(services.store());
    }

    /**
     * Ingests what the messages tell of.
     *
     * @throws io.sealift.core.object.StoreUnavailableException where not even the recall worked: all messages must come
     *     again
     */
    public IngestReport ingest(List<QueueMessage> messages, TimeLeft timeLeft) {
        Map<FileId, Landed> files = new LinkedHashMap<>();
        Map<String, Set<FileId>> filesOfMessage = new LinkedHashMap<>();
        Set<String> failedMessages = new HashSet<>();
        List<String> malformed = new ArrayList<>();
        for (QueueMessage message : messages) {
            switch (parser.parse(message.body())) {
                case Notification.Ignored ignored -> {}
                case Notification.Malformed wrong -> {
                    failedMessages.add(message.id());
                    malformed.add("Message %s: %s".formatted(message.id(), wrong.reason()));
                }
                case Notification.Created created -> {
                    Set<FileId> told = filesOfMessage.computeIfAbsent(message.id(), id -> new HashSet<>());
                    for (Landed file : created.objects()) {
                        FileId id = FileId.of(file.version());
                        told.add(id);
                        files.merge(id, file, Landed::plus);
                    }
                }
            }
        }
        List<FileFate> fates = files.isEmpty() ? List.of() : fatesOf(files, timeLeft);
        Set<FileId> notDone = new HashSet<>();
        for (FileFate fate : fates) {
            if (fate instanceof FileFate.Failed || fate instanceof FileFate.Refused) {
                notDone.add(FileId.of(fate.file().version()));
            }
        }
        filesOfMessage.forEach((message, told) -> {
            if (told.stream().anyMatch(notDone::contains)) {
                failedMessages.add(message);
            }
        });
        return new IngestReport(failedMessages, fates, malformed);
    }

    private List<FileFate> fatesOf(Map<FileId, Landed> files, TimeLeft timeLeft) {
        List<FileFate> fates = new ArrayList<>();
        List<Landed> unknown = new ArrayList<>();
        Map<FileId, FileEntry> known = ledger.find(files.keySet());
        files.forEach((id, told) -> {
            FileEntry entry = known.get(id);
            Landed file = entry == null ? told : told.with(entry.uncounted(told.landings()));
            // A version that was superseded may have come back: then it must be loaded after all.
            if (entry != null && entry.disposition() instanceof Staged) {
                fates.add(new FileFate.Known(file, entry));
            } else {
                unknown.add(file);
            }
        });
        List<Inspection.Sound> sound = new ArrayList<>();
        for (Inspection found : workers.forEach(unknown, inspector::inspect)) {
            switch (found) {
                case Inspection.Sound ready -> sound.add(ready);
                case Inspection.Unsound unsound -> fates.add(new FileFate.Refused(unsound.file(), unsound.refusal()));
                case Inspection.Gone gone -> fates.add(new FileFate.Superseded(gone.file()));
                case Inspection.Failed failed -> fates.add(new FileFate.Failed(failed.file(), failed.reason()));
            }
        }
        for (List<Inspection.Sound> chunk : CommitChunks.of(sound)) {
            fates.addAll(committer.commit(chunk, timeLeft));
        }
        return workers.forEach(fates, this::settle);
    }

    private FileFate settle(FileFate fate) {
        FileFate settled = fate instanceof FileFate.Superseded gone ? superseded.fateOf(gone.file()) : fate;
        return releaser.release(landings.count(settled));
    }
}
