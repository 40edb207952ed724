package io.sealift.local.athena;

import io.sealift.local.http.AwsJsonException;
import io.sealift.local.http.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All executions, one JSON file each; what {@link #save} has written survives a crash. */
final class ExecutionStore {
    private static final String SUFFIX = ".execution.json";

    private final Path directory;
    private final Map<String, Execution> byId = new HashMap<>();
    private final Map<String, Execution> byToken = new HashMap<>();

    private ExecutionStore(Path directory) {
        this.directory = directory;
    }

    /** Opens a folder, creating it if it is missing. */
    static ExecutionStore open(Path directory) {
        var store = new ExecutionStore(directory);
        try {
            Files.createDirectories(directory);
            try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : files) {
                    store.index(Execution.of(new JsonFile(file).read().orElseThrow()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the executions in " + directory, unreadable);
        }
        return store;
    }

    /**
     * The execution that a token stands for, if it was used before.
     *
     * @throws AwsJsonException if it was used with other parameters
     */
    synchronized Optional<Execution> findRepeated(StartRequest request) {
        var earlier = request.token().map(byToken::get);
        earlier.ifPresent(execution -> {
            if (!execution.parameters().equals(request.parameters())) {
                throw AthenaErrors.invalid("Idempotent parameters do not match");
            }
        });
        return earlier;
    }

    /** Adds an execution; it is on disk when the call returns. */
    synchronized void add(Execution execution) {
        save(execution);
        index(execution);
    }

    /** Writes an execution in its current state. */
    void save(Execution execution) {
        synchronized (execution) {
            new JsonFile(directory.resolve(execution.id() + SUFFIX)).write(execution.document());
        }
    }

    /** One execution; an InvalidRequestException if there is none. */
    synchronized Execution get(String id) {
        var execution = byId.get(id);
        if (execution == null) {
            throw AthenaErrors.invalid("QueryExecution " + id + " was not found");
        }
        return execution;
    }

    /** All executions, the newest first. */
    synchronized List<Execution> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingDouble(Execution::submittedSeconds)
                        .reversed()
                        .thenComparing(Execution::id))
                .toList();
    }

    /** Where the rows of an execution's result are. */
    Path rows(String id) {
        return directory.resolve(id + ".rows");
    }

    private void index(Execution execution) {
        byId.put(execution.id(), execution);
        execution.token().ifPresent(token -> byToken.put(token, execution));
    }
}
