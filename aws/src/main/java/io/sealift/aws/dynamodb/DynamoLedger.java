package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.LedgerArguments;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.Slice;
import io.sealift.core.runtime.Pause;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The ledger in one DynamoDB table.
 *
 * <p>Every change is a transaction, even to a single item. The SDK retries a request whose reply was lost; a plain
 * conditional write would then fail on its own first effect, and look as if it had never happened. A transaction
 * carries a token that the SDK creates once for all tries, so that DynamoDB recognises them as one.
 */
public final class DynamoLedger implements Ledger {
    /** A seal can happen between reading the pointer and the manifest behind it; several in a row cannot. */
    private static final int POINTER_READS_MAX = 5;

    private final DynamoDbClient client;
    private final LedgerReads reads;
    private final FileReads fileReads;
    private final Actions actions;
    private final FileWrites fileWrites;
    private final ManifestWrites manifestWrites;
    private final SliceWrites sliceWrites;

    /**
     * Over a client that the caller closes.
     *
     * @param retention how long a file stays on record; longer than any message about it can come back
     */
    public DynamoLedger(DynamoDbClient client, String table, Duration retention, Pause pause) {
        this.client = client;
        this.reads = new LedgerReads(client, table, pause);
        this.fileReads = new FileReads(reads);
        this.actions = new Actions(table);
        this.fileWrites = new FileWrites(actions, new FileItems(retention));
        this.manifestWrites = new ManifestWrites(actions);
        this.sliceWrites = new SliceWrites(actions);
    }

    @Override
    public Map<FileId, FileEntry> find(Collection<FileId> ids) {
        return fileReads.find(ids);
    }

    @Override
    public CommitOutcome record(FileEntry entry) {
        LedgerArguments.requireInNoManifest(entry);
        return transact(fileWrites.put(entry));
    }

    @Override
    public CommitOutcome meetAgain(FileId file, ObjectVersion met, Set<String> sequencers, Instant at) {
        LedgerArguments.requireFew(sequencers);
        return transact(fileWrites.meetAgain(file, met, sequencers, at));
    }

    /** {@inheritDoc} Reads the whole table, page by page. */
    @Override
    public void forEachFile(Consumer<FileEntry> visitor) {
        reads.scanFiles(item -> visitor.accept(FileItems.read(new Item(item))));
    }

    @Override
    public List<FileEntry> failing(int countMax) {
        return fileReads.failing(countMax);
    }

    @Override
    public Optional<Manifest> openManifest() {
        for (int tried = 1; tried <= POINTER_READS_MAX; tried++) {
            Optional<ManifestId> pointedAt = reads.get(LedgerTable.openKey()).map(ManifestWrites::pointedAt);
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
        LedgerArguments.requireNew(first);
        return transact(manifestWrites.open(first));
    }

    @Override
    public CommitOutcome commit(Pack pack, List<FileEntry> files) {
        LedgerArguments.requirePacked(pack, files);
        List<TransactWriteItem> all = new ArrayList<>();
        all.add(manifestWrites.addTo(pack.manifest(), pack.totals()));
        all.add(actions.putNew(PackItems.write(pack)));
        files.forEach(file -> all.addAll(fileWrites.put(file)));
        return transact(all);
    }

    @Override
    public CommitOutcome seal(Manifest sealed, Manifest successor) {
        LedgerArguments.requireSealable(sealed, successor);
        return transact(manifestWrites.seal(sealed, successor));
    }

    @Override
    public Optional<Manifest> manifest(ManifestId id) {
        return reads.get(LedgerTable.manifestKey(id)).map(item -> ManifestItems.read(item.attributes()));
    }

    /** {@inheritDoc} Only the list of them comes from the index; the items themselves are read consistently. */
    @Override
    public List<Manifest> unfinished() {
        List<ManifestId> active = reads.ascending(LedgerTable.ACTIVE).stream()
                .map(item -> new ManifestId(new Item(item).text(LedgerTable.INDEX_SK)))
                .toList();
        return reads.getAll(active.stream().map(LedgerTable::manifestKey).toList()).stream()
                .map(ManifestItems::read)
                .filter(manifest -> isUnfinished(manifest.state()))
                .sorted(Comparator.comparing(Manifest::id))
                .toList();
    }

    @Override
    public List<Manifest> archived(int countMax) {
        return reads.descending(LedgerTable.ARCHIVED, countMax).stream()
                .map(ManifestItems::read)
                .toList();
    }

    @Override
    public List<Pack> packsOf(ManifestId manifest) {
        return reads.beside(manifest, LedgerTable.PACK).stream()
                .map(PackItems::read)
                .toList();
    }

    @Override
    public CommitOutcome update(Manifest next) {
        LedgerArguments.requireNotOpen(next);
        return transact(List.of(manifestWrites.advance(next)));
    }

    @Override
    public List<Slice> slicesOf(ManifestId manifest) {
        return reads.beside(manifest, LedgerTable.SLICE).stream()
                .map(SliceItems::read)
                .toList();
    }

    @Override
    public CommitOutcome plan(List<Slice> planned) {
        LedgerArguments.requirePlan(planned);
        return transact(sliceWrites.plan(planned));
    }

    @Override
    public CommitOutcome update(Slice next) {
        return transact(List.of(sliceWrites.advance(next)));
    }

    @Override
    public CommitOutcome divide(Slice next, List<Slice> successors) {
        LedgerArguments.requireDivision(next, successors);
        return transact(sliceWrites.divide(next, successors));
    }

    @Override
    public EngineHealth engineHealth() {
        return reads.get(LedgerTable.engineKey()).map(EngineItems::read).orElse(EngineHealth.GOOD);
    }

    @Override
    public CommitOutcome update(EngineHealth next) {
        return transact(List.of(sliceWrites.advance(next)));
    }

    /** Returns an outcome whatever goes wrong: an exception would look as if nothing had happened. */
    private CommitOutcome transact(List<TransactWriteItem> all) {
        try {
            client.transactWriteItems(request -> request.transactItems(all));
            return new CommitOutcome.Committed();
        } catch (RuntimeException failure) {
            return CommitOutcomes.of(failure);
        }
    }

    private static boolean isUnfinished(ManifestState state) {
        return switch (state) {
            case SEALED, LOADING, LOADED, FAILED -> true;
            case OPEN, ARCHIVED -> false;
        };
    }
}
