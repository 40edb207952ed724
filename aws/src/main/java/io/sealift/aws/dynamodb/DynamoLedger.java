package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.time.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The ledger in one DynamoDB table.
 *
 * <p>Every change is a transaction, even of one item. The SDK tries a request again whose reply was lost; a plain
 * conditional write would then fail on its own first effect, and look as if it had never happened. A transaction carries
 * a token that the SDK makes once for all tries, so that DynamoDB knows them as one.
 */
public final class DynamoLedger implements Ledger {
    /** Between reading the pointer and the manifest behind it, a seal can come; several in a row cannot. */
    private static final int POINTER_READS_MAX = 5;

    private final DynamoDbClient client;
    private final LedgerReads reads;
    private final LedgerWrites writes;
    private final FileItems files;

    /**
     * Over a client that the caller closes.
     *
     * @param retention how long a file stays on record; longer than any message of it can come back
     */
    public DynamoLedger(DynamoDbClient client, String table, Duration retention, Pause pause) {
        this.client = client;
        this.files = new FileItems(retention);
        this.reads = new LedgerReads(client, table, pause);
        this.writes = new LedgerWrites(table, files);
    }

    @Override
    public Map<FileId, FileEntry> find(Collection<FileId> ids) {
        Map<FileId, FileEntry> found = new HashMap<>();
        reads.getAll(Set.copyOf(ids).stream().map(LedgerTable::fileKey).toList())
                .forEach(item -> {
                    FileEntry entry = files.read(item);
                    found.put(entry.id(), entry);
                });
        return found;
    }

    @Override
    public CommitOutcome record(FileEntry entry) {
        return transact(List.of(writes.putFile(entry)));
    }

    @Override
    public CommitOutcome addLandings(FileId file, Set<String> landings) {
        return transact(List.of(writes.addLandings(file, landings)));
    }

    /** {@inheritDoc} Reads the whole table, page by page. */
    @Override
    public void forEachFile(Consumer<FileEntry> visitor) {
        reads.scan(LedgerTable.FILE, item -> visitor.accept(files.read(item)));
    }

    @Override
    public Optional<Manifest> openManifest() {
        for (int tried = 1; tried <= POINTER_READS_MAX; tried++) {
            Optional<ManifestId> pointedAt = reads.get(LedgerTable.openKey()).map(LedgerWrites::pointedAt);
            if (pointedAt.isEmpty()) {
                return Optional.empty();
            }
            Optional<Manifest> open =
                    pointedAt.flatMap(this::manifest).filter(manifest -> manifest.state() == ManifestState.OPEN);
            if (open.isPresent()) {
                return open;
            }
        }
        throw new StoreUnavailableException(
                "Ledger points to an open manifest that is not open, %d times. Call again; if this lasts, compare its items OPEN#0 and MANIFEST#..."
                        .formatted(POINTER_READS_MAX),
                new TimeoutException());
    }

    @Override
    public CommitOutcome open(Manifest first) {
        requireOpen(first);
        return transact(List.of(writes.putNew(first), writes.putFirstPointer(first.id())));
    }

    @Override
    public CommitOutcome commit(ManifestId manifest, List<FileEntry> entries) {
        Totals totals = totals(manifest, entries);
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(writes.addTo(manifest, totals));
        entries.stream().map(writes::putFile).forEach(actions::add);
        return transact(actions);
    }

    @Override
    public CommitOutcome seal(Manifest sealed, Manifest successor) {
        requireOpen(successor);
        return transact(List.of(
                writes.seal(sealed), writes.putNew(successor), writes.movePointer(sealed.id(), successor.id())));
    }

    @Override
    public Optional<Manifest> manifest(ManifestId id) {
        return reads.get(LedgerTable.manifestKey(id)).map(item -> ManifestItems.read(item.attributes()));
    }

    /** {@inheritDoc} Only which there are comes from the index; what they are is read consistently. */
    @Override
    public List<Manifest> unfinished() {
        List<ManifestId> active = reads.call(
                "list manifests",
                () -> reads.ascending(LedgerTable.ACTIVE)
                        .map(item -> new ManifestId(new Item(item).text(LedgerTable.INDEX_SK)))
                        .toList());
        return reads.getAll(active.stream().map(LedgerTable::manifestKey).toList()).stream()
                .map(ManifestItems::read)
                .filter(manifest -> isUnfinished(manifest.state()))
                .sorted(Comparator.comparing(Manifest::id))
                .toList();
    }

    @Override
    public List<Manifest> archived(int countMax) {
        return reads.call(
                "list archived manifests",
                () -> reads.descending(LedgerTable.ARCHIVED, countMax)
                        .map(ManifestItems::read)
                        .toList());
    }

    @Override
    public List<FileEntry> filesOf(ManifestId manifest) {
        return reads.call(
                "list the files of " + manifest,
                () -> LedgerTable.SHARDS
                        .chars()
                        .mapToObj(digit -> LedgerTable.shard(manifest, (char) digit))
                        .flatMap(reads::ascending)
                        .map(files::read)
                        .toList());
    }

    @Override
    public CommitOutcome update(Manifest next) {
        return transact(List.of(writes.advance(next)));
    }

    @Override
    public CommitOutcome setAside(Manifest next, FileEntry refused) {
        return transact(List.of(writes.advanceWithTotals(next), writes.takeOut(refused, next.id())));
    }

    @Override
    public CommitOutcome updateTakingSlot(Manifest next) {
        return transact(List.of(writes.advance(next), writes.takeSlot(next.id())));
    }

    @Override
    public CommitOutcome updateReleasingSlot(Manifest next) {
        return transact(List.of(writes.advance(next), writes.releaseSlot(next.id())));
    }

    @Override
    public Optional<ManifestId> slotHolder() {
        return reads.get(LedgerTable.slotKey()).flatMap(LedgerWrites::holder);
    }

    private CommitOutcome transact(List<TransactWriteItem> actions) {
        try {
            client.transactWriteItems(request -> request.transactItems(actions));
            return new CommitOutcome.Committed();
        } catch (SdkException failure) {
            return CommitOutcomes.of(failure);
        }
    }

    private static boolean isUnfinished(ManifestState state) {
        return switch (state) {
            case SEALED, LOADING, LOADED, FAILED -> true;
            case OPEN, ARCHIVED -> false;
        };
    }

    private static Totals totals(ManifestId manifest, List<FileEntry> entries) {
        if (entries.isEmpty() || entries.size() > COMMIT_FILES_MAX) {
            throw new IllegalArgumentException(
                    "entries must be 1 to %d: %d".formatted(COMMIT_FILES_MAX, entries.size()));
        }
        Totals totals = Totals.NONE;
        for (FileEntry entry : entries) {
            if (!(entry.disposition() instanceof Disposition.Staged staged)
                    || !staged.manifest().equals(manifest)) {
                throw new IllegalArgumentException("Entry is not staged in manifest %s: %s".formatted(manifest, entry));
            }
            totals = totals.plus(new Totals(1, staged.rows(), entry.sizeBytes()));
        }
        return totals;
    }

    private static void requireOpen(Manifest manifest) {
        if (manifest.state() != ManifestState.OPEN || !manifest.totals().equals(Totals.NONE)) {
            throw new IllegalArgumentException("Manifest must be open and empty: " + manifest);
        }
    }
}
