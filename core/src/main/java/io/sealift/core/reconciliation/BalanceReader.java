package io.sealift.core.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the balance of a deployment from its ledger and its buckets.
 *
 * <p>This is not a snapshot: files move on while it is read. So a reading that differs is repeated before it is
 * believed.
 */
public final class BalanceReader {
    /** Longer than an index lags, and longer than a step of a manifest takes. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final BalanceServices services;
    private final BalanceSettings settings;

    /** A reader of one deployment, which changes nothing. */
    public BalanceReader(BalanceServices services, BalanceSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /**
     * Reads the balance, a second time if the first reading differs.
     *
     * @throws io.sealift.core.store.StoreUnavailableException if something could not be read
     */
    public Balance read() {
        Balance first = once();
        if (first.isBalanced()) {
            return first;
        }
        services.pause().sleep(AGAIN_AFTER);
        Balance second = once();
        List<String> notes = new ArrayList<>(second.notes());
        notes.add(
                second.isBalanced()
                        ? "A first reading differed, as files moved on meanwhile; this is the second, %d s later"
                                .formatted(AGAIN_AFTER.toSeconds())
                        : "It was read twice, %d s apart, and differed both times".formatted(AGAIN_AFTER.toSeconds()));
        return new Balance(second.landed(), second.terms(), second.manifests(), second.differences(), notes);
    }

    private Balance once() {
        return new BalanceReading(services, settings).read();
    }
}
