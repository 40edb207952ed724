package io.sealift.aws.athena;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.aws.emulated.EmulatedAthena;
import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.aws.glue.GluePartitionCatalog;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.PartitionCatalog.Registration;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.query.WaitingQueries;
import io.sealift.core.runtime.Pause;
import io.sealift.core.sql.FeedSql;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.StoredObject;
import io.sealift.feed.FeedDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of {@code sql/} that make up a load, run by the engine. */
@ExtendWith(EmulatedAws.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LoadStatementsIT {
    private static final LoadId GOOD = LoadId.parse("20261122T150000Z-9f8e7d6c-0-1");
    private static final LoadId POISONED = LoadId.parse("20261122T150000Z-9f8e7d6c-1-1");
    private static final String DATABASE = "loadstatements";

    private final EmulatedAthena athena;
    private final ObjectStore store;
    private final QueryEngine engine;
    private final PartitionCatalog catalog;
    private final Keys keys;
    private final FeedSql sql;
    private final WaitingQueries queries;

    LoadStatementsIT(EmulatedAws aws) {
        this.athena = EmulatedAthena.start(aws);
        this.store = new S3ObjectStore(aws.clients().s3());
        this.engine =
                new AthenaQueryEngine(athena.client(), store, AthenaTarget.inGlue(EmulatedAthena.WORKGROUP, DATABASE));
        this.queries = new WaitingQueries(engine, Pause.real(), new SecureRandom()::nextInt);
        this.catalog = new GluePartitionCatalog(athena.catalog(), DATABASE);
        Buckets buckets = new Buckets(aws.newBucket(), aws.newBucket(), aws.newBucket(), aws.newBucket());
        this.keys = new Keys(buckets);
        this.sql = new FeedSql(FeedDefinition.builtIn(), new FeedSql.Names(DATABASE, buckets));
    }

    @BeforeAll
    void createTables() {
        sql.setUp().forEach(queries::execute);
        sql.setUp().forEach(queries::execute);
    }

    @AfterAll
    void stop() {
        athena.close();
    }

    @Test
    void shouldWriteIntoTheAttemptsOwnPlaceWhenRowsAreGood() throws IOException {
        // Given
        seal(
                GOOD,
                row("1", "2026-11-21 23:59:59", "21")
                        + row("2", "2026-11-22 00:00:00", "")
                        + row("3", "2026-11-22 00:00:00", "7"));
        // When
        QueryStatus status = insert(GOOD);
        // Then
        assertThat(status).isEqualTo(new QueryStatus.Succeeded());
        List<StoredObject> files = store.listAll(keys.buckets().staging(), Keys.loading(GOOD));
        assertThat(files).extracting(LoadStatementsIT::day).containsExactly("2026-11-21", "2026-11-22");
        Footer second = new ParquetTableFiles(store).footer(files.getLast());
        assertThat(second.rows()).isEqualTo(2);
        assertThat(second.nulls()).containsEntry("temperature", 1L).containsEntry("deviceid", 0L);
        assertThat(store.listAll(keys.buckets().processed(), "")).isEmpty();
    }

    @Test
    void shouldShowPublishedFilesAndForgetTheLoadWhenPartitionsAreRegistered() throws IOException {
        // Given
        LoadId load = LoadId.parse("20261122T150000Z-9f8e7d6c-2-1");
        seal(load, row("1", "2026-10-01 00:00:00", "21"));
        assertThat(insert(load)).isEqualTo(new QueryStatus.Succeeded());
        StoredObject written =
                store.listAll(keys.buckets().staging(), Keys.loading(load)).getFirst();
        // When
        String day = day(written);
        ObjectLocation partition = keys.partitionOf(day);
        store.copyNew(written.version(), Keys.published(partition, load, 1));
        Map<String, Registration> outcomes = catalog.register(Map.of(day, partition));
        catalog.dropLoad(load, List.of(day));
        // Then
        assertThat(outcomes).isEqualTo(Map.of(day, new Registration.Done()));
        assertThat(queries.select("SELECT deviceid, temperature, day FROM processed"))
                .containsExactly(List.of("deviceid", "temperature", "day"), List.of("1", "21", day));
        assertThat(queries.select("SELECT count(*) AS n FROM loads WHERE load = '%s'".formatted(load)))
                .containsExactly(List.of("n"), List.of("0"));
    }

    @Test
    void shouldSayDataWhenARowDoesNotFitItsColumn() throws IOException {
        // Given
        seal(POISONED, row("1", "2026-11-21 23:59:59", "99999"));
        // When
        QueryStatus status = insert(POISONED);
        // Then
        assertThat(status).isInstanceOfSatisfying(QueryStatus.Failed.class, failed -> {
            assertThat(failed.reason()).startsWith("INVALID_CAST_ARGUMENT");
            assertThat(failed.cause()).isEqualTo(FailureCause.DATA);
        });
    }

    private void seal(LoadId load, String rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(rows.getBytes(StandardCharsets.UTF_8));
        }
        ObjectLocation place = keys.rows(load.manifest(), new PackId("%024d".formatted(load.slice())), 207, 0);
        store.create(place, packed.toByteArray());
        store.create(
                keys.sealedList(load.manifest(), load.slice()), (place.uri() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private QueryStatus insert(LoadId load) {
        StartOutcome outcome = engine.start(
                sql.insert(Keys.partition(load.manifest(), load.slice()), load), load.clientRequestToken());
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        String queryId = ((StartOutcome.Started) outcome).queryId();
        QueryStatus status = engine.status(queryId);
        for (int looks = 0; looks < 600 && status instanceof QueryStatus.Running; looks++) {
            Pause.real().sleep(Duration.ofMillis(200));
            status = engine.status(queryId);
        }
        return status;
    }

    private static String row(String device, String at, String temperature) {
        return "{\"_f\":\"0\",\"deviceid\":\"%s\",\"datetime\":\"%s\",\"temperature\":\"%s\"}%n"
                .formatted(device, at, temperature);
    }

    private static String day(StoredObject file) {
        String key = file.location().key();
        int start = key.indexOf("/day=") + "/day=".length();
        return key.substring(start, key.indexOf('/', start));
    }
}
