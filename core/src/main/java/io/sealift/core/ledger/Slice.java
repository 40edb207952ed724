package io.sealift.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a manifest that one INSERT loads.
 *
 * @param manifest the manifest
 * @param number its number within the manifest, for ever
 * @param revision counts its changes; every change names the revision that it changes
 * @param plan what its INSERT must load
 * @param state how far it has come
 * @param attempts how many attempts were put on record so far; the last one counts
 * @param failures how often it failed since an operator last asked for another try
 * @param history the last failed attempts, at most {@link #HISTORY_MAX}
 */
public record Slice(
        ManifestId manifest,
        int number,
        long revision,
        SlicePlan plan,
        SliceState state,
        int attempts,
        Failures failures,
        List<Attempt> history) {
    /** How many failed attempts stay on record. */
    public static final int HISTORY_MAX = 5;

    public Slice {
        history = List.copyOf(history);
        if (history.size() > HISTORY_MAX) {
            throw new IllegalArgumentException(
                    "history must have at most %d attempts: %d".formatted(HISTORY_MAX, history.size()));
        }
    }

    /** A slice that has not been tried yet. */
    public static Slice planned(ManifestId manifest, int number, SlicePlan plan, Instant at) {
        return new Slice(manifest, number, 0, plan, new SliceState.Waiting(at), 0, Failures.NONE, List.of());
    }

    /**
     * How often a slice failed, by what has to be done about it.
     *
     * @param data on its data, since an operator last asked for another try
     * @param audit in the audit, likewise
     * @param engine for any other reason, since the last failure on data
     */
    public record Failures(int data, int audit, int engine) {
        /** No failures. */
        public static final Failures NONE = new Failures(0, 0, 0);

        /** These failures and one more. */
        public Failures plus(FailureCause cause) {
            return switch (cause) {
                case DATA -> new Failures(data + 1, audit, 0);
                case AUDIT -> new Failures(data, audit + 1, 0);
                case THROTTLING, ACCESS_DENIED, WITHDRAWN, ENGINE -> new Failures(data, audit, engine + 1);
            };
        }

        /** Whether there were any. */
        public boolean any() {
            return data + audit + engine > 0;
        }
    }

    /** The load id of its last attempt. */
    public LoadId load() {
        return new LoadId(manifest, number, attempts);
    }

    /** Whether nothing is left to do for it. */
    public boolean isDone() {
        return switch (state) {
            case SliceState.Waiting _, SliceState.Recorded _, SliceState.Running _ -> false;
            case SliceState.Verified _, SliceState.Withdrawing _ -> false;
            case SliceState.Published _, SliceState.Divided _, SliceState.SetAside _ -> true;
            case SliceState.Redriven _, SliceState.Discarded _ -> true;
        };
    }

    /** Whether one of its queries may be under way. */
    public boolean isQuerying() {
        return state instanceof SliceState.Recorded || state instanceof SliceState.Running;
    }

    /** The same slice in another state. */
    public Slice become(SliceState next) {
        return new Slice(manifest, number, revision, plan, next, attempts, failures, history);
    }

    /** The same slice with one more attempt on record. */
    public Slice withAttempt(Instant at) {
        return new Slice(
                manifest, number, revision, plan, new SliceState.Recorded(at), attempts + 1, failures, history);
    }

    /** The same slice after its last attempt failed; another may start at {@code notBefore}. */
    public Slice failed(String queryId, String reason, FailureCause cause, Instant at, Instant notBefore) {
        List<Attempt> more = new ArrayList<>(history);
        more.add(new Attempt(attempts, queryId, reason, cause, at));
        List<Attempt> last = more.subList(Math.max(0, more.size() - HISTORY_MAX), more.size());
        return new Slice(
                manifest,
                number,
                revision,
                plan,
                new SliceState.Waiting(notBefore),
                attempts,
                failures.plus(cause),
                last);
    }

    /** The same slice with a fresh set of tries. */
    public Slice renewed(Instant at) {
        return new Slice(
                manifest, number, revision, plan, new SliceState.Waiting(at), attempts, Failures.NONE, history);
    }

    /** The slice as the ledger holds it after a change. */
    public Slice nextRevision() {
        return new Slice(manifest, number, revision + 1, plan, state, attempts, failures, history);
    }
}
