package io.sealift.core.load;

import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.seal.ManifestSealer;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Steps 7 to 11: takes every manifest as far as it can go now, and never waits for a query.
 *
 * <p>Any number of runs may overlap. Every step is a write that is conditional on what the run has read, so if two runs
 * do the same, only one goes on.
 */
public final class LoadCycle {
    private final LoadServices services;
    private final LoadSettings settings;
    private final ManifestSealer sealer;

    /** A cycle over one deployment. */
    public LoadCycle(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.sealer = new ManifestSealer(
                services.ledger(), settings.sealLimits(), services.backoff(), services.clock(), services.ids());
    }

    /**
     * The hourly run: seals what has come in, moves everything on, and cleans up.
     *
     * @param events is called for each step once it is durable
     */
    public LoadResult sealAndLoad(TimeLeft timeLeft, Consumer<LoadEvent> events) {
        LoadRun run = run(timeLeft, events);
        run.seal(() -> sealer.seal(timeLeft));
        run.everything();
        run.cleanUp();
        return run.result();
    }

    /** The run in between: seals what has come in if that is a lot, and moves everything on. */
    public LoadResult load(TimeLeft timeLeft, Consumer<LoadEvent> events) {
        LoadRun run = run(timeLeft, events);
        run.seal(() -> sealer.sealIfDue(timeLeft));
        run.everything();
        return run.result();
    }

    /** The run after queries have ended: moves their slices on, and starts what is next. */
    public LoadResult queriesEnded(Set<String> queryIds, TimeLeft timeLeft, Consumer<LoadEvent> events) {
        LoadRun run = run(timeLeft, events);
        run.after(queryIds);
        return run.result();
    }

    private LoadRun run(TimeLeft timeLeft, Consumer<LoadEvent> events) {
        return new LoadRun(services, settings, timeLeft, events);
    }
}
