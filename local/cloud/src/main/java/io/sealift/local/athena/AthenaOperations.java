package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.athena.WorkGroup.Enforcement;
import io.sealift.local.http.AwsJsonException;
import io.sealift.local.http.AwsJsonHandler;
import java.util.List;

/** The operations of Athena's API. */
final class AthenaOperations implements AwsJsonHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTED_MAX = 50;

    private final Queries queries;
    private final ExecutionStore store;

    AthenaOperations(Queries queries, ExecutionStore store) {
        this.queries = queries;
        this.store = store;
    }

    @Override
    public ObjectNode handle(String operation, JsonNode request) {
        return switch (operation) {
            case "StartQueryExecution" ->
                JSON.createObjectNode().put("QueryExecutionId", queries.start(StartRequest.of(request)));
            case "GetQueryExecution" ->
                wrap("QueryExecution", store.get(id(request)).shown());
            case "StopQueryExecution" -> stop(request);
            case "GetQueryResults" -> results(request);
            case "BatchGetQueryExecution" -> batchGet(request);
            case "ListQueryExecutions" -> list(request);
            case "GetWorkGroup" -> wrap("WorkGroup", describe(queries.workGroup(text(request, "WorkGroup"))));
            case "ListWorkGroups" -> listWorkGroups();
            default -> throw AthenaErrors.invalid("The local Athena knows no operation " + operation);
        };
    }

    private ObjectNode stop(JsonNode request) {
        queries.stop(id(request));
        return JSON.createObjectNode();
    }

    private ObjectNode results(JsonNode request) {
        var execution = store.get(id(request));
        if (execution.state() != ExecutionState.SUCCEEDED) {
            throw AthenaErrors.invalid("Query did not finish successfully. Final query state: " + execution.state());
        }
        int rowsMax = request.path("MaxResults").asInt(ResultReader.ROWS_MAX);
        if (rowsMax < 1 || rowsMax > ResultReader.ROWS_MAX) {
            throw AthenaErrors.invalid("MaxResults must be 1 to " + ResultReader.ROWS_MAX + ", got " + rowsMax);
        }
        return ResultReader.page(execution, store.rows(execution.id()), skipped(request), rowsMax);
    }

    private static long skipped(JsonNode request) {
        try {
            return Long.parseUnsignedLong(request.path("NextToken").asText("0"));
        } catch (NumberFormatException invalid) {
            throw AthenaErrors.invalid("Unknown NextToken " + request.path("NextToken"));
        }
    }

    private ObjectNode batchGet(JsonNode request) {
        var answer = JSON.createObjectNode();
        var found = answer.putArray("QueryExecutions");
        var missing = answer.putArray("UnprocessedQueryExecutionIds");
        for (JsonNode id : request.path("QueryExecutionIds")) {
            try {
                found.add(store.get(id.asText()).shown());
            } catch (AwsJsonException refused) {
                missing.addObject()
                        .put("QueryExecutionId", id.asText())
                        .put("ErrorCode", "INVALID_INPUT")
                        .put("ErrorMessage", refused.getMessage());
            }
        }
        return answer;
    }

    /** The token of the next page is the last id of this one. */
    private ObjectNode list(JsonNode request) {
        var workGroup =
                queries.workGroup(request.path("WorkGroup").asText("primary")).name();
        var all = store.all().stream()
                .filter(execution -> execution.workGroup().equals(workGroup))
                .map(Execution::id)
                .toList();
        int from = request.hasNonNull("NextToken") ? all.indexOf(text(request, "NextToken")) + 1 : 0;
        int max = Math.clamp(request.path("MaxResults").asInt(LISTED_MAX), 1, LISTED_MAX);
        var page = all.subList(from, Math.min(all.size(), from + max));
        var answer = wrap("QueryExecutionIds", JSON.valueToTree(page));
        if (from + page.size() < all.size()) {
            answer.put("NextToken", page.getLast());
        }
        return answer;
    }

    private ObjectNode listWorkGroups() {
        var summaries = queries.workGroups().stream()
                .map(group -> JSON.createObjectNode().put("Name", group.name()).put("State", "ENABLED"))
                .toList();
        return wrap("WorkGroups", JSON.createArrayNode().addAll(List.copyOf(summaries)));
    }

    private static ObjectNode describe(WorkGroup group) {
        var described = JSON.createObjectNode().put("Name", group.name()).put("State", "ENABLED");
        var configuration = described.putObject("Configuration");
        configuration
                .put("EnforceWorkGroupConfiguration", group.enforcement() == Enforcement.WORKGROUP)
                .put("PublishCloudWatchMetricsEnabled", false)
                .put("RequesterPaysEnabled", false);
        configuration.putObject("ResultConfiguration").put("OutputLocation", group.outputLocation());
        configuration
                .putObject("EngineVersion")
                .put("SelectedEngineVersion", "Athena engine version 3")
                .put("EffectiveEngineVersion", "Athena engine version 3");
        return described;
    }

    private static ObjectNode wrap(String field, JsonNode value) {
        var answer = JSON.createObjectNode();
        answer.set(field, value);
        return answer;
    }

    private static String id(JsonNode request) {
        return text(request, "QueryExecutionId");
    }

    private static String text(JsonNode request, String field) {
        var value = request.path(field).asText("");
        if (value.isEmpty()) {
            throw AthenaErrors.invalid(field + " is missing");
        }
        return value;
    }
}
