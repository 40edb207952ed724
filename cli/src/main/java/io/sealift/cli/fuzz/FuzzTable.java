package io.sealift.cli.fuzz;

import io.sealift.cli.Deployment;
import io.sealift.core.engine.QueryFailedException;
import io.sealift.core.engine.WaitingQueries;
import io.sealift.core.feed.FeedSql;
import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.time.Workers;
import io.sealift.testkit.fuzz.FuzzFeed;
import io.sealift.testkit.fuzz.ReferenceRow;
import io.sealift.testkit.fuzz.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The staging and the processed table of a throw-away local cloud, with the fuzz's own feed and the pipeline's own SQL. */
final class FuzzTable {
    /** The most days that one INSERT may write. */
    static final int DAYS_MAX = 100;

    private static final int UPLOADS_AT_ONCE = 8;
    private static final String TABLE_PREFIX = "partitioned/";
    private static final Instant OPENED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final Deployment deployment;
    private final ObjectStore store;
    private final WaitingQueries queries;
    private final FeedSql sql;
    private final String staging;
    private int loads;

    FuzzTable(Deployment deployment) {
        this.deployment = deployment;
        this.store = deployment.store();
        this.queries = deployment.queries();
        this.sql = new FeedSql(FuzzFeed.DEFINITION, deployment.sql().names());
        this.staging = deployment.settings().stagingBucket();
    }

    /** Creates the tables, of the fuzz's columns. */
    void create() {
        sql.setUp().forEach(queries::execute);
    }

    /**
     * Loads files into the empty table and reads its rows back.
     *
     * @param files of at most {@link #DAYS_MAX} days together
     * @throws QueryFailedException where the engine stumbles over one of them
     */
    List<String> load(List<Verdict.Loads> files) {
        ManifestId manifest = ManifestId.at(OPENED_AT, ++loads);
        List<String> addresses = stage(manifest, files);
        store.write(
                StagingLayout.sealedList(staging, manifest),
                (String.join("\n", addresses) + "\n").getBytes(StandardCharsets.UTF_8));
        List<ReferenceRow> rows =
                files.stream().flatMap(file -> file.rows().stream()).toList();
        List<String> days =
                rows.stream().map(ReferenceRow::day).distinct().sorted().toList();
        Slice slice = Slice.planned(0, new Slice.Part.Whole(), days, rows.size());
        try {
            queries.execute(sql.insert(manifest.value(), slice, "fuzz " + manifest));
            return queries.select("SELECT %s AS line FROM processed".formatted(ReferenceRow.selectList())).stream()
                    .skip(1)
                    .map(List::getFirst)
                    .toList();
        } finally {
            empty();
        }
    }

    private List<String> stage(ManifestId manifest, List<Verdict.Loads> files) {
        return Workers.atOnce(UPLOADS_AT_ONCE).forEach(files, file -> {
            FileId id = new FileId("%032x".formatted(file.file().number()));
            ObjectLocation target = StagingLayout.staged(staging, manifest, id, file.naming());
            store.write(target, file.staged());
            return target.uri();
        });
    }

    private void empty() {
        String bucket = deployment.settings().processedBucket();
        List<ObjectIdentifier> written = deployment
                .clients()
                .s3()
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(TABLE_PREFIX))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .collect(Collectors.toList());
        for (int from = 0; from < written.size(); from += 1_000) {
            List<ObjectIdentifier> some = written.subList(from, Math.min(from + 1_000, written.size()));
            deployment
                    .clients()
                    .s3()
                    .deleteObjects(delete -> delete.bucket(bucket)
                            .delete(which -> which.objects(some).quiet(true)));
        }
    }
}
