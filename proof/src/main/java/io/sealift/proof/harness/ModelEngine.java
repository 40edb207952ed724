package io.sealift.proof.harness;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.InMemoryPartitionCatalog;
import io.sealift.fakes.InMemoryQueryEngine;
import io.sealift.fakes.QueryPlan;
import io.sealift.fakes.QueryPlan.TableFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
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
 * Models an INSERT: reads the sealed list of the partition that the statement names, and every object on it, and writes
 * one or two files per day into the place of the load that it names.
 */
public final class ModelEngine implements InMemoryQueryEngine.Planner {
    private static final Pattern PARTITION = Pattern.compile("\"manifest\" = '([^']+)'");
    private static final Pattern LOAD = Pattern.compile("'([^']+)' AS \"load\"");
    /** A day with more rows takes two files. */
    private static final long ROWS_PER_FILE_MAX = 4;

    private record Insert(String partition, LoadId load) {}

    private final InMemoryObjectStore store;
    private final InMemoryPartitionCatalog catalog;
    private final Map<String, Insert> inserts = new LinkedHashMap<>();
    private final Map<String, Integer> runs = new HashMap<>();
    private final Queue<Function<QueryPlan.Succeed, QueryPlan>> spoilers = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();
    private boolean takesPoison;

    ModelEngine(InMemoryObjectStore store, InMemoryPartitionCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /** Gives the next INSERT, in the order of these calls, a different result. */
    public void spoilNext(Function<QueryPlan.Succeed, QueryPlan> spoiler) {
        spoilers.add(spoiler);
    }

    /** From now on every row can be loaded: the table was changed. */
    public void takePoison() {
        takesPoison = true;
    }

    /** Violations seen at the start of a query. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** The attempt that a query belongs to. */
    public LoadId load(String queryId) {
        return insert(queryId).load();
    }

    /** Where a query writes a file; {@code name} distinguishes several of the same day. */
    public static ObjectLocation file(LoadId load, String day, String name) {
        return new ObjectLocation(PipelineHarness.STAGING, "loading/load=%s/day=%s/%s".formatted(load, day, name));
    }

    @Override
    public QueryPlan plan(String sql, String queryId) {
        Insert insert = read(sql);
        if (!insert.load().toString().startsWith(insert.partition() + "-")) {
            violations.add(
                    "Query %s writes load %s and reads %s".formatted(queryId, insert.load(), insert.partition()));
        }
        inserts.put(queryId, insert);
        QueryPlan plan = again(queryId);
        Function<QueryPlan.Succeed, QueryPlan> spoiler = plan instanceof QueryPlan.Succeed ? spoilers.poll() : null;
        return spoiler != null && plan instanceof QueryPlan.Succeed succeed ? spoiler.apply(succeed) : plan;
    }

    /** The result of a query that runs once more: its files have other names. */
    public QueryPlan again(String queryId) {
        int run = runs.merge(queryId, 1, Integer::sum);
        Insert insert = insert(queryId);
        Optional<byte[]> list = store.content(list(insert.partition()));
        if (list.isEmpty()) {
            violations.add("Query %s reads partition %s, which has no list".formatted(queryId, insert.partition()));
            return QueryPlan.Succeed.writing(List.of());
        }
        List<StagedRows> read = new ArrayList<>();
        for (String uri : new String(list.get(), StandardCharsets.UTF_8).lines().toList()) {
            Optional<byte[]> content = store.content(ObjectLocation.ofUri(uri));
            if (content.isEmpty()) {
                return QueryPlan.Fail.cleanly("Listed object %s is missing".formatted(uri));
            }
            read.add(StagedRows.of(content.get()));
        }
        List<TableFile> files = files(insert.load(), "%s_%d".formatted(queryId, run), read);
        boolean isPoisoned = !takesPoison && read.stream().anyMatch(StagedRows::isPoison);
        return isPoisoned
                ? QueryPlan.Fail.leaving(
                        "INVALID_CAST_ARGUMENT: poison", FailureCause.DATA, files.subList(0, files.size() / 2))
                : QueryPlan.Succeed.writing(files);
    }

    private List<TableFile> files(LoadId load, String name, List<StagedRows> read) {
        SortedMap<String, Long> rows = new TreeMap<>();
        SortedMap<String, SortedMap<String, Long>> nulls = new TreeMap<>();
        for (StagedRows some : read) {
            StagedRows.addTo(rows, some.rowsPerDay());
            some.nullsPerDay()
                    .forEach((day, counts) ->
                            StagedRows.addTo(nulls.computeIfAbsent(day, _ -> new TreeMap<>()), counts));
        }
        catalog.addLoad(load, rows.keySet());
        List<TableFile> files = new ArrayList<>();
        rows.forEach((day, count) -> {
            SortedMap<String, Long> ofDay = nulls.getOrDefault(day, new TreeMap<>());
            long first = Math.min(count, ROWS_PER_FILE_MAX);
            files.add(new TableFile(file(load, day, name + "_0"), first, upTo(first, ofDay)));
            if (count > first) {
                files.add(new TableFile(file(load, day, name + "_1"), count - first, beyond(first, ofDay)));
            }
        });
        return files;
    }

    private static SortedMap<String, Long> upTo(long rows, SortedMap<String, Long> nulls) {
        SortedMap<String, Long> some = new TreeMap<>();
        nulls.forEach((column, count) -> some.put(column, Math.min(rows, count)));
        return some;
    }

    private static SortedMap<String, Long> beyond(long rows, SortedMap<String, Long> nulls) {
        SortedMap<String, Long> some = new TreeMap<>();
        nulls.forEach((column, count) -> some.put(column, Math.max(0, count - rows)));
        return some;
    }

    private Insert insert(String queryId) {
        Insert found = inserts.get(queryId);
        if (found == null) {
            throw new IllegalArgumentException("No INSERT is query " + queryId);
        }
        return found;
    }

    private static ObjectLocation list(String partition) {
        return new ObjectLocation(PipelineHarness.STAGING, Keys.SEALED + "manifest=%s/files.txt".formatted(partition));
    }

    private static Insert read(String sql) {
        Matcher partition = PARTITION.matcher(sql);
        Matcher load = LOAD.matcher(sql);
        if (!partition.find() || !load.find()) {
            throw new IllegalArgumentException("This is not the INSERT of sql/10-insert.sql: " + sql);
        }
        return new Insert(partition.group(1), LoadId.parse(load.group(1)));
    }
}
