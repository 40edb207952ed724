package io.sealift.core.ingest;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.pack.PackDraft;
import io.sealift.core.pack.ReadFile;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Steps 1 to 6 for a batch of messages: every file ends up committed to a manifest and released, or refused, set aside
 * and released, or sent on to the queue for large files; or its message is reported failed and comes again.
 *
 * <p>An earlier delivery may have done any step for any of the files already, or another one may be doing it right now:
 * doing it again changes nothing. A pack is committed and its files are released as soon as it is full or old enough,
 * so one slow file holds back no other.
 */
public final class BatchIngestor implements Ingestor {
    /** A third of the time is kept for staging, committing and releasing what was read in the other two. */
    private static final int READING_PART = 3;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final NotificationParser parser;
    private final Ledger ledger;
    private final Workers workers;
    private final Clock clock;
    private final long memoryBytes;
    private final int columns;
    private final SmallFileReader reader;
    private final PackCommitter committer;
    private final Quarantine quarantine;
    private final LargeFiles largeFiles;
    private final Settlement settlement;
    private final BatchReport report;

    /** An ingestor of one deployment's small files. */
    public BatchIngestor(IngestServices services, IngestSettings settings) {
        this.parser = new NotificationParser(settings.keys().buckets().messages(), settings.prefix());
        this.ledger = services.ledger();
        this.workers = services.workers();
        this.clock = services.clock();
        this.memoryBytes = settings.memoryBytes();
        this.columns = settings.feed().columns().size();
        this.reader = new SmallFileReader(services.store(), settings, clock);
        this.committer = new PackCommitter(services, settings);
        this.quarantine = new Quarantine(services, settings.keys());
        this.largeFiles = new LargeFiles(services.largeFiles());
        this.settlement = new Settlement(services, quarantine);
        this.report = new BatchReport(services.deadLetters());
    }

    @Override
    public IngestReport ingest(List<QueueMessage> messages, TimeLeft timeLeft) {
        Batch batch = new Batch(parser, messages);
        Recall recall = Recall.of(batch.items(), ledger);
        return report.of(batch, new Run(batch, timeLeft).of(recall));
    }

    /** What became of one file on its own. */
    private sealed interface Worked {
        /** It is valid, and is committed together with others. */
        record ToPack(Reading.Valid file) implements Worked {}

        /** This batch does not commit it, and everything that had to be done for it is done. */
        record Ended(FileOutcome outcome) implements Worked {}
    }

    /** The work on one batch. Only the caller's thread changes it. */
    private final class Run {
        private final TimeLeft timeLeft;
        private final Map<ObjectVersion, QueueMessage> messages = new HashMap<>();
        private final List<FileOutcome> outcomes = new ArrayList<>();
        private final List<MemoryBudget.Share> shares = new ArrayList<>();
        private PackDraft draft = new PackDraft(columns);

        private Run(Batch batch, TimeLeft timeLeft) {
            this.timeLeft = timeLeft;
            batch.items().forEach(item -> messages.put(item.object().version(), item.message()));
        }

        private List<FileOutcome> of(Recall recall) {
            settle(recall.duplicates());
            List<Batch.Item> small =
                    recall.unread().stream().filter(SmallFileReader::isSmall).toList();
            List<Batch.Item> large = recall.unread().stream()
                    .filter(item -> !SmallFileReader.isSmall(item))
                    .toList();
            settle(workers.forEach(
                    large, item -> guarded(item.object(), () -> largeFiles.sendOn(item.object(), "it is large"))));
            MemoryBudget memory = new MemoryBudget(memoryBytes);
            TimeLeft reading = timeLeft.keeping(timeLeft.get().dividedBy(READING_PART));
            List<Batch.Item> late = workers.forEachAsDone(
                    small,
                    item -> work(item, memory, reading),
                    this::take,
                    reading,
                    new Workers.Idle(LOOK_EVERY, this::commitIfDue));
            commit();
            late.forEach(item ->
                    settle(List.of(new FileOutcome.Failed(item.object(), "The time for reading the batch was over"))));
            return outcomes;
        }

        /**
         * Reads one file and settles it unless it has to be packed, so that a hundred bad files take no longer than
         * one.
         */
        private Worked work(Batch.Item item, MemoryBudget memory, TimeLeft reading) throws InterruptedException {
            ObjectCreated file = item.object();
            return switch (reader.read(item, memory, reading)) {
                case Reading.Valid valid -> new Worked.ToPack(valid);
                case Reading.Invalid invalid ->
                    ended(file, () -> quarantine.setAside(file, invalid.id(), invalid.refusal()));
                case Reading.Gone _ -> ended(file, () -> new FileOutcome.Superseded(file));
                case Reading.TooMuch large -> ended(file, () -> largeFiles.sendOn(file, large.reason()));
                case Reading.Failed failed -> ended(file, () -> new FileOutcome.Failed(file, failed.reason()));
            };
        }

        private Worked ended(ObjectCreated file, Supplier<FileOutcome> step) {
            return new Worked.Ended(settled(guarded(file, step)));
        }

        /** An unexpected failure fails this file, and no other of the batch. */
        private static FileOutcome guarded(ObjectCreated file, Supplier<FileOutcome> step) {
            try {
                return step.get();
            } catch (RuntimeException unexpected) {
                return Settlement.failed(file, unexpected);
            }
        }

        private void take(Worked worked) {
            switch (worked) {
                case Worked.ToPack toPack -> pack(toPack.file());
                case Worked.Ended ended -> outcomes.add(ended.outcome());
            }
            commitIfDue();
        }

        private void pack(Reading.Valid valid) {
            if (!draft.hasRoomFor(valid.file())) {
                commit();
            }
            draft.add(valid.file(), clock.instant());
            shares.add(valid.share());
        }

        private void commitIfDue() {
            if (draft.isDue(clock.instant())) {
                commit();
            }
        }

        private void commit() {
            List<ReadFile> files = draft.files();
            draft = new PackDraft(columns);
            if (!files.isEmpty()) {
                settle(committed(files));
            }
            shares.forEach(MemoryBudget.Share::close);
            shares.clear();
        }

        private List<FileOutcome> committed(List<ReadFile> files) {
            try {
                return committer.commit(files, timeLeft);
            } catch (RuntimeException unexpected) {
                return files.stream()
                        .<FileOutcome>map(file -> Settlement.failed(file.file().object(), unexpected))
                        .toList();
            }
        }

        private void settle(List<FileOutcome> some) {
            outcomes.addAll(workers.forEach(some, this::settled));
        }

        private FileOutcome settled(FileOutcome outcome) {
            return settlement.settle(outcome, message(outcome));
        }

        private QueueMessage message(FileOutcome outcome) {
            return Objects.requireNonNull(messages.get(outcome.file().version()), "No message tells of it");
        }
    }
}
