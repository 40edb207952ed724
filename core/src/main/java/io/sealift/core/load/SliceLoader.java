package io.sealift.core.load;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.QueryRefusedException;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.engine.UnknownQueryException;
import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.ManifestWeight;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.TextSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Steps 8 and 9 for a manifest that holds the load slot: each call does the one thing that is next.
 *
 * <p>Where an attempt stands is on record before and after everything that the engine is asked to do. So a run that dies
 * anywhere leaves the next one able to tell, and no second INSERT starts for rows that may be in already.
 */
final class SliceLoader {
    /** Of an engine's reason, what names the value and the type. The whole of it is in the log, and with the engine. */
    private static final int REASON_CHARS_MAX = 200;

    private final LoadServices services;
    private final LoadSettings settings;
    private final QueryEngine engine;
    private final Ledger ledger;
    private final VerifiedLoads verifiedLoads;
    private final OrphanSweeper sweeper;
    private final LoadVerifier verifier;
    private final SliceHalver halver;

    SliceLoader(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.engine = services.engine();
        this.ledger = services.ledger();
        this.verifiedLoads = new VerifiedLoads(services.store(), settings.stagingBucket());
        this.sweeper = new OrphanSweeper(services.store(), verifiedLoads, settings);
        this.verifier = new LoadVerifier(services, sweeper);
        this.halver = new SliceHalver(services, settings);
    }

    Step advance(Manifest manifest) {
        Optional<Slice> next = manifest.nextSlice();
        if (next.isEmpty()) {
            return Recorder.record(
                    manifest.become(ManifestState.LOADED, now()),
                    ledger::updateReleasingSlot,
                    new LoadEvent.Loaded(manifest.id(), manifest.loadable()));
        }
        Slice slice = next.get();
        Optional<Attempt> last = slice.lastAttempt();
        if (last.isEmpty()) {
            return tryAgain(manifest, slice);
        }
        Attempt attempt = last.get();
        return switch (attempt.progress()) {
            case Progress.Recorded recorded -> start(manifest, slice, attempt);
            case Progress.Started started -> look(manifest, slice, started.queryId());
            case Progress.Failed failed -> sweep(manifest, slice, failed);
            case Progress.Swept swept -> goOnAfter(swept, manifest, slice);
            case Progress.Verified _, Progress.Halved _, Progress.SetAside _ ->
                throw new IllegalStateException("Slice %s is done and cannot be next".formatted(slice));
        };
    }

    private Step goOnAfter(Progress.Swept swept, Manifest manifest, Slice slice) {
        int made = slice.attemptsMade();
        if (made == 0) {
            // An operator asked for it, or none has started yet.
            return tryAgain(manifest, slice);
        }
        return switch (swept.cause()) {
            case ENGINE -> made < settings.attemptsMax() ? tryAgain(manifest, slice) : giveUp(manifest, slice, swept);
            case DATA -> made < dataAttemptsMax(manifest) ? tryAgain(manifest, slice) : isolate(manifest, slice, swept);
            case NOT_STARTED -> tryAgain(manifest, slice);
            case COUNTS -> stop(manifest, swept.reason());
        };
    }

    /** Of a half it is known already that something in it may fail on its data. */
    private int dataAttemptsMax(Manifest manifest) {
        return manifest.isHalved() ? 1 : settings.dataAttemptsMax();
    }

    private Step isolate(Manifest manifest, Slice slice, Progress.Swept swept) {
        long aside = manifest.setAside().stream()
                .map(Progress.SetAside::file)
                .distinct()
                .count();
        if (ManifestWeight.afterHalving(manifest, slice) > settings.manifestWeightMax()) {
            return stop(
                    manifest,
                    "It has %d slices, and its item of the ledger has no room for more, so slice %d cannot be halved. It failed: %s"
                            .formatted(manifest.slices().size(), slice.index(), swept.reason()));
        }
        return aside < settings.setAsideMax()
                ? halver.isolate(manifest, slice, swept)
                : stop(
                        manifest,
                        "%d files of it cannot be loaded, and that is not all: the feed has changed, or the table. The last reason: %s"
                                .formatted(aside, swept.reason()));
    }

    private Step giveUp(Manifest manifest, Slice slice, Progress.Swept swept) {
        return stop(
                manifest,
                "Slice %d failed %d times, the last time: %s"
                        .formatted(slice.index(), slice.attemptsMade(), swept.reason()));
    }

    private Step tryAgain(Manifest manifest, Slice slice) {
        return recordAttempt(manifest, slice, slice.attempts().size() + 1);
    }

    private Step recordAttempt(Manifest manifest, Slice slice, int number) {
        if (ManifestWeight.of(manifest) > settings.manifestWeightMax()) {
            return stop(
                    manifest,
                    "Its item of the ledger has no room for another attempt: it has %d slices, and slice %d was tried %d times"
                            .formatted(manifest.slices().size(), slice.index(), number - 1));
        }
        Attempt attempt =
                new Attempt(number, AttemptMarker.of(manifest, slice, number).token(), now(), new Progress.Recorded());
        return Recorder.record(
                manifest.with(slice.plus(attempt)),
                ledger::update,
                new LoadEvent.Recorded(manifest.id(), slice.index(), number));
    }

    private Step start(Manifest manifest, Slice slice, Attempt attempt) {
        AttemptMarker marker = AttemptMarker.of(manifest, slice, attempt.number());
        if (now().isBefore(attempt.recordedAt().plus(settings.startWindow()))) {
            try {
                String sql = services.sql().insert(StagingLayout.partition(manifest.id(), slice), slice, marker.text());
                return started(manifest, slice, engine.start(sql, attempt.token()));
            } catch (QueryRefusedException refused) {
                return failed(
                        manifest,
                        slice,
                        new QueryStatus.Failed(
                                "The engine refused the INSERT: " + refused.getMessage(), FailureCause.ENGINE, now()),
                        "");
            }
        }
        // The engine may have forgotten the token by now: starting again could insert twice. Its history tells.
        return submitted(manifest, slice, attempt)
                .map(queryId -> started(manifest, slice, queryId))
                .orElseGet(() -> failed(
                        manifest,
                        slice,
                        new QueryStatus.Failed(
                                "The attempt was recorded but never started", FailureCause.NOT_STARTED, now()),
                        ""));
    }

    /** The query that an attempt started, by the engine's own history. */
    private Optional<String> submitted(Manifest manifest, Slice slice, Attempt attempt) {
        String marker = AttemptMarker.of(manifest, slice, attempt.number()).text();
        List<String> found = engine.findSubmitted(marker, attempt.recordedAt().minus(settings.clockSkewMax()));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    private Step started(Manifest manifest, Slice slice, String queryId) {
        return Recorder.record(
                manifest.with(slice.withLast(new Progress.Started(queryId))),
                ledger::update,
                new LoadEvent.Started(manifest.id(), slice.index(), queryId));
    }

    private Step failed(Manifest manifest, Slice slice, QueryStatus.Failed failure, String queryId) {
        String reason = TextSample.of(failure.reason(), REASON_CHARS_MAX);
        return Recorder.record(
                manifest.with(slice.withLast(new Progress.Failed(queryId, reason, failure.cause(), now()))),
                ledger::update,
                new LoadEvent.AttemptFailed(manifest.id(), slice.index(), failure.reason()));
    }

    private Step look(Manifest manifest, Slice slice, String queryId) {
        return switch (statusOf(queryId)) {
            case QueryStatus.Running running -> Step.held(manifest, "query %s is running".formatted(queryId));
            case QueryStatus.Failed failed -> failed(manifest, slice, failed, queryId);
            case QueryStatus.Succeeded succeeded -> verify(manifest, slice, queryId);
        };
    }

    private Step verify(Manifest manifest, Slice slice, String queryId) {
        return switch (verifier.verify(manifest, slice, queryId)) {
            case LoadVerifier.Verdict.Disagreed disagreed ->
                failed(
                        manifest,
                        slice,
                        new QueryStatus.Failed(disagreed.reason(), FailureCause.COUNTS, now()),
                        queryId);
            case LoadVerifier.Verdict.Agreed agreed -> {
                if (isOvertaken(manifest)) {
                    yield Step.held(manifest, "another run changed it while it was verified");
                }
                sweeper.moveAway(manifest, agreed.orphans());
                Instant at = now();
                verifiedLoads.add(at, manifest, slice, agreed.files());
                yield Recorder.record(
                        manifest.with(slice.withLast(new Progress.Verified(queryId, at))),
                        ledger::update,
                        new LoadEvent.Verified(
                                manifest.id(),
                                slice.index(),
                                slice.rows(),
                                agreed.orphans().size()));
            }
        };
    }

    private Step sweep(Manifest manifest, Slice slice, Progress.Failed failed) {
        Instant settled = failed.seenAt().plus(settings.settlingTime());
        if (now().isBefore(settled)) {
            return Step.held(manifest, "its failed query %s settles until %s".formatted(failed.queryId(), settled));
        }
        // A refused or forgotten start may have been preceded by one whose reply was lost.
        Optional<String> query = failed.queryId().isEmpty()
                ? submitted(manifest, slice, slice.attempts().getLast())
                : Optional.of(failed.queryId());
        if (failed.cause() != FailureCause.COUNTS
                && query.isPresent()
                && !(statusOf(query.get()) instanceof QueryStatus.Failed)) {
            // It runs after all, or Athena took it up again by itself.
            return started(manifest, slice, query.get());
        }
        List<StoredObject> orphans = sweeper.unverified(manifest, slice);
        if (isOvertaken(manifest)) {
            return Step.held(manifest, "another run changed it while its orphans were looked for");
        }
        sweeper.moveAway(manifest, orphans);
        Progress swept = new Progress.Swept(failed.queryId(), failed.reason(), failed.cause(), orphans.size());
        return Recorder.record(
                manifest.with(slice.withLast(swept)),
                ledger::update,
                new LoadEvent.Swept(manifest.id(), slice.index(), orphans.size()));
    }

    private Step stop(Manifest manifest, String reason) {
        return Recorder.record(
                manifest.become(ManifestState.FAILED, now()).withNote(reason),
                ledger::updateReleasingSlot,
                new LoadEvent.Stopped(manifest.id(), reason));
    }

    /**
     * Whether another run went on meanwhile. What was found in the table before this answers no, was there while this
     * attempt was the last to hold the slot, so it can be moved away however slowly; what was found by a run that was
     * overtaken may be what the next query wrote.
     */
    private boolean isOvertaken(Manifest manifest) {
        return ledger.manifest(manifest.id())
                .filter(current -> current.revision() == manifest.revision())
                .isEmpty();
    }

    private QueryStatus statusOf(String queryId) {
        try {
            return engine.status(queryId);
        } catch (UnknownQueryException forgotten) {
            return new QueryStatus.Failed(forgotten.toString(), FailureCause.ENGINE, now());
        }
    }

    private Instant now() {
        return services.clock().instant();
    }
}
