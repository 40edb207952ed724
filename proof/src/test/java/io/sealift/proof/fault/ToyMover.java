package io.sealift.proof.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scenario small enough to know all its bugs: moves one file from one bucket to another and records that. */
final class ToyMover implements Scenario {
    /** The bug that the mover has. */
    enum Bug {
        NONE,
        /** Deletes the source before the move is on record. */
        DELETES_FIRST,
        /** Takes a lost reply for a failure, and removes the copy. */
        CLEANS_UP_ON_UNKNOWN,
        /** Gives up on a file whose copy already exists. */
        STUMBLES_OVER_COPY
    }

    private static final PackId PACK = new PackId("0123456789abcdef01234567");
    private static final RowsObject ROWS =
            new RowsObject(0, 0, 2, 2, new TreeMap<>(Map.of("1970-01-01", 1L)), new TreeMap<>());
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final Manifest FIRST = Manifest.open(ManifestId.at(NOW, 1), NOW);
    private static final ObjectLocation SOURCE = new ObjectLocation("messages", "a.json");
    private static final ObjectLocation COPY = new ObjectLocation("staging", "a.json");

    private final Bug bug;

    ToyMover(Bug bug) {
        this.bug = bug;
    }

    @Override
    public Harness build(CrashPoints points) {
        InMemoryObjectStore store = new InMemoryObjectStore(new MutableClock(NOW));
        InMemoryLedger ledger = new InMemoryLedger();
        store.put(SOURCE, "{}".getBytes(StandardCharsets.US_ASCII));
        ledger.open(FIRST);
        Mover mover = new Mover(points.wrap(ObjectStore.class, store), points.wrap(Ledger.class, ledger));
        Mover successor = new Mover(store, ledger);
        return new Harness() {
            @Override
            public void run() {
                mover.move();
            }

            @Override
            public void recover() {
                successor.move();
            }

            @Override
            public void checkSafety() {
                assertThat(store.content(SOURCE).isPresent() || !ledger.files().isEmpty())
                        .as("the source is kept until its move is on record")
                        .isTrue();
            }

            @Override
            public void check() {
                assertThat(store.content(SOURCE)).as("source").isEmpty();
                assertThat(store.content(COPY)).as("copy").isPresent();
                assertThat(ledger.files()).as("records").hasSize(1);
            }
        };
    }

    private final class Mover {
        private final ObjectStore store;
        private final Ledger ledger;

        Mover(ObjectStore store, Ledger ledger) {
            this.store = store;
            this.ledger = ledger;
        }

        void move() {
            for (StoredObject found : store.list(SOURCE.bucket(), "", "").objects()) {
                FileId id = FileId.ofETag(found.version());
                if (!ledger.find(List.of(id)).isEmpty()) {
                    store.delete(found.version());
                } else if (bug != Bug.STUMBLES_OVER_COPY || store.head(COPY).isEmpty()) {
                    move(found.version());
                }
            }
        }

        private void move(ObjectVersion source) {
            store.copy(source, COPY);
            if (bug == Bug.DELETES_FIRST) {
                store.delete(source);
            }
            FileId file = FileId.ofETag(source);
            Pack pack = new Pack(
                    FIRST.id(), PACK, List.of(ROWS), new Pack.Originals.Zip(), 0, new TreeMap<>(Map.of(0, file)));
            FileEntry entry =
                    FileEntry.of(file, source, 2, NOW, new Disposition.Staged(FIRST.id(), PACK, 1, List.of(), 0));
            switch (ledger.commit(pack, List.of(entry))) {
                case CommitOutcome.Committed() -> store.delete(source);
                case CommitOutcome.Unknown _ -> onUnknown();
                case CommitOutcome.Rejected() -> throw new IllegalStateException("Nobody else is there");
                case CommitOutcome.Conflicted() -> throw new IllegalStateException("Nobody else is there");
                case CommitOutcome.Invalid invalid -> throw new IllegalStateException(invalid.reason());
            }
        }

        private void onUnknown() {
            if (bug == Bug.CLEANS_UP_ON_UNKNOWN) {
                store.head(COPY).map(StoredObject::version).ifPresent(store::delete);
            }
        }
    }
}
