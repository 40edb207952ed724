package io.sealift.testkit.world;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.object.ObjectLocation;
import io.sealift.testkit.fake.InMemoryObjectStore;
import io.sealift.testkit.fake.InMemoryQueryEngine;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an INSERT means: reads the sealed list that its statement names, and every file on it, and writes one file a day.
 *
 * <p>It also watches: an INSERT that starts beside another one, or over what an earlier attempt left, is kept as a
 * violation, as nobody could see it afterwards.
 */
public final class ModelEngine implements InMemoryQueryEngine.Planner {
    private static final Pattern MANIFEST = Pattern.compile("\"manifest\" = '([^']+)'");
    private static final Pattern DAYS = Pattern.compile("BETWEEN '([^']+)' AND '([^']+)'");

    private record Insert(String manifest, String firstDay, String lastDay) {}

    private final InMemoryObjectStore store;
    private final InMemoryQueryEngine engine;
    private final Map<String, Insert> inserts = new LinkedHashMap<>();
    private final Queue<Function<QueryPlan.Succeed, QueryPlan>> spoilers = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();

    ModelEngine(InMemoryObjectStore store, InMemoryQueryEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    /** Lets the next INSERT, in the order of these calls, come to something else than it should. */
    public void spoilNext(Function<QueryPlan.Succeed, QueryPlan> spoiler) {
        spoilers.add(spoiler);
    }

    /** What was seen at the start of a query that must not be. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Where a query writes its file of a day; {@code number} tells several of the same day apart. */
    public static ObjectLocation file(String queryId, String day, int number) {
        return new ObjectLocation(PipelineWorld.PROCESSED, "partitioned/day=%s/%s_%d".formatted(day, queryId, number));
    }

    @Override
    public QueryPlan plan(String sql, String queryId) {
        Insert insert = read(sql);
        watch(insert, queryId);
        inserts.put(queryId, insert);
        QueryPlan plan = run(insert, queryId);
        Function<QueryPlan.Succeed, QueryPlan> spoiler = spoilers.poll();
        return spoiler != null && plan instanceof QueryPlan.Succeed succeed ? spoiler.apply(succeed) : plan;
    }

    private QueryPlan run(Insert insert, String queryId) {
        Optional<byte[]> list = store.content(list(insert));
        if (list.isEmpty()) {
            return QueryPlan.Succeed.writing(List.of());
        }
        SortedMap<String, Long> rows = new TreeMap<>();
        boolean isPoisoned = false;
        for (String uri : new String(list.get(), StandardCharsets.UTF_8).lines().toList()) {
            ObjectLocation staged = ObjectLocation.ofUri(uri);
            Optional<byte[]> content = store.content(staged);
            if (content.isEmpty()) {
                return QueryPlan.Fail.cleanly("Listed file %s is missing".formatted(uri));
            }
            isPoisoned |= FeedFiles.isPoison(staged.key(), content.get());
            FeedFiles.rowsPerDay(staged.key(), content.get()).forEach((day, count) -> {
                if (day.compareTo(insert.firstDay()) >= 0 && day.compareTo(insert.lastDay()) <= 0) {
                    rows.merge(day, count, Long::sum);
                }
            });
        }
        List<TableFile> files = new ArrayList<>();
        rows.forEach((day, count) -> files.add(new TableFile(file(queryId, day, 0), count)));
        if (isPoisoned) {
            return new QueryPlan.Fail(
                    "INVALID_CAST_ARGUMENT: poison", FailureCause.DATA, files, QueryPlan.Listing.ABSENT);
        }
        return QueryPlan.Succeed.writing(files);
    }

    private void watch(Insert insert, String queryId) {
        if (store.content(list(insert)).isEmpty()) {
            violations.add("Query %s reads manifest %s, which has no list".formatted(queryId, insert.manifest()));
        }
        for (Map.Entry<String, Insert> earlier : inserts.entrySet()) {
            if (engine.status(earlier.getKey()) instanceof QueryStatus.Running) {
                violations.add("Query %s starts while query %s still runs".formatted(queryId, earlier.getKey()));
            }
            if (earlier.getValue().equals(insert)) {
                store.keys(PipelineWorld.PROCESSED, "partitioned/").stream()
                        .filter(key -> key.contains("/" + earlier.getKey() + "_"))
                        .forEach(key ->
                                violations.add("Query %s starts while %s of query %s for the same rows is in the table"
                                        .formatted(queryId, key, earlier.getKey())));
            }
        }
    }

    private static ObjectLocation list(Insert insert) {
        return new ObjectLocation(PipelineWorld.STAGING, "sealed/manifest=%s/files.txt".formatted(insert.manifest()));
    }

    private static Insert read(String sql) {
        Matcher manifest = MANIFEST.matcher(sql);
        Matcher days = DAYS.matcher(sql);
        if (!manifest.find() || !days.find()) {
            throw new IllegalArgumentException("This is not the INSERT of sql/10-insert.sql: " + sql);
        }
        return new Insert(manifest.group(1), days.group(1), days.group(2));
    }
}
