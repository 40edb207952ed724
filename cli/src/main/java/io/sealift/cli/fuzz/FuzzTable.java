package io.sealift.cli.fuzz;

import io.sealift.cli.common.Deployment;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.query.QueryFailedException;
import io.sealift.core.query.WaitingQueries;
import io.sealift.core.runtime.Workers;
import io.sealift.core.sql.FeedSql;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.proof.fuzz.FuzzFeed;
import io.sealift.proof.fuzz.ReferenceRow;
import io.sealift.proof.fuzz.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The tables of a throw-away local cloud, with the fuzz's own feed and the pipeline's own SQL. */
final class FuzzTable {
    /** The most days that one INSERT may write. */
    static final int DAYS_MAX = 100;

    private static final int UPLOADS_AT_ONCE = 8;
    private static final Instant OPENED_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SLICE = 0;
    private static final int ATTEMPT = 1;

    private final ObjectStore store;
    private final WaitingQueries queries;
    private final FeedSql sql;
    private final Keys keys;
    private int loads;

    FuzzTable(Deployment deployment) {
        this.store = deployment.store();
        this.queries = deployment.queries();
        this.sql = new FeedSql(FuzzFeed.DEFINITION, deployment.sql().names());
        this.keys = new Keys(deployment.settings().buckets());
    }

    /** Creates the tables, with the fuzz's columns. */
    void create() {
        sql.setUp().forEach(queries::execute);
    }

    /**
     * Loads files, each load into a place of its own as the pipeline does, and reads back the rows that it wrote.
     *
     * @param files with at most {@link #DAYS_MAX} days together
     * @throws QueryFailedException if the engine fails on one of them
     */
    List<String> load(List<Verdict.Loads> files) {
        ManifestId manifest = ManifestId.at(OPENED_AT, ++loads);
        List<String> addresses = stage(manifest, files);
        store.write(
                keys.sealedList(manifest, SLICE),
                (String.join("\n", addresses) + "\n").getBytes(StandardCharsets.UTF_8));
        LoadId load = new LoadId(manifest, SLICE, ATTEMPT);
        queries.execute(sql.insert(Keys.partition(manifest, SLICE), load));
        return queries
                .select("SELECT %s AS line FROM loads WHERE load = '%s'".formatted(ReferenceRow.selectList(), load))
                .stream()
                .skip(1)
                .map(List::getFirst)
                .toList();
    }

    private List<String> stage(ManifestId manifest, List<Verdict.Loads> files) {
        return Workers.atOnce(UPLOADS_AT_ONCE).forEach(files, file -> {
            PackId pack = new PackId("%024x".formatted(file.file().number()));
            ObjectLocation target = keys.rows(manifest, pack, 0, 0);
            store.write(target, file.staged());
            return target.uri();
        });
    }
}
