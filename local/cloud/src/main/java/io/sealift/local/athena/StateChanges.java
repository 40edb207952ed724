package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes every change of a query's state, in the shape of EventBridge's Athena events. */
final class StateChanges {
    private static final Logger LOG = LoggerFactory.getLogger(StateChanges.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String region;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Consumer<JsonNode> listener;

    StateChanges(String region, Clock clock, Supplier<UUID> ids, Consumer<JsonNode> listener) {
        this.region = region;
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    /** Publishes that an execution has reached its current state; a failing listener does not fail the query. */
    void tell(Execution execution, Optional<ExecutionState> previous) {
        var event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", ids.get().toString())
                .put("detail-type", "Athena Query State Change")
                .put("source", "aws.athena")
                .put("account", "000000000000")
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", region);
        event.putArray("resources");
        var detail = event.putObject("detail")
                .put("versionId", "0")
                .put("currentState", execution.state().name());
        previous.ifPresent(state -> detail.put("previousState", state.name()));
        detail.put("statementType", execution.type().name())
                .put("queryExecutionId", execution.id())
                .put("workgroupName", execution.workGroup())
                .put("sequenceNumber", Integer.toString(execution.sequence()));
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.warn("The listener refused the event of query {}: {}", execution.id(), event, failure);
        }
    }
}
