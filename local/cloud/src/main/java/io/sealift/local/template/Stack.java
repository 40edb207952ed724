package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources and parameters of a template, by their logical ids; resolves references to them. */
final class Stack implements Intrinsics.References {
    private final TemplateContext context;
    private final Parameters parameters;
    private final JsonNode declared;
    private final Map<String, ResourceType> types;
    private final Intrinsics intrinsics;
    private final Set<String> beingNamed = new HashSet<>();

    private Stack(TemplateContext context, JsonNode root, Map<String, ResourceType> types) {
        this.context = context;
        this.parameters = Parameters.of(root.path("Parameters"), context.parameters());
        this.declared = root.path("Resources");
        this.types = types;
        this.intrinsics = new Intrinsics(this, root.path("Conditions"));
    }

    /** A resource and what its properties are. */
    record Resource(String logicalId, String name, Section properties) {}

    /** Parses a template; throws {@link TemplateException} if a type is neither run nor skipped. */
    static Stack of(JsonNode root, TemplateContext context) {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        root.path("Resources").properties().forEach(resource -> {
            String type = resource.getValue().path("Type").asText();
            Optional<ResourceType> run = ResourceType.of(type);
            if (run.isEmpty() && !ResourceType.PASSED_OVER.contains(type)) {
                throw new TemplateException("Resource " + resource.getKey() + " has type " + type
                        + ", which the local cloud does not run; it runs: " + ResourceType.names());
            }
            run.ifPresent(known -> types.put(resource.getKey(), known));
        });
        return new Stack(context, root, types);
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    /** All resources of a type, in the template's order, without those whose condition does not hold. */
    List<Resource> all(ResourceType type) {
        return types.entrySet().stream()
                .filter(resource -> resource.getValue() == type && exists(resource.getKey()))
                .map(resource -> new Resource(
                        resource.getKey(),
                        nameOf(resource.getKey(), type),
                        new Section("Resource " + resource.getKey(), properties(resource.getKey()), intrinsics)))
                .toList();
    }

    /** The name of the queue that an ARN refers to. */
    String queueOfArn(String where, String arn) {
        return types.entrySet().stream()
                .filter(resource -> resource.getValue() == ResourceType.QUEUE)
                .map(resource -> nameOf(resource.getKey(), ResourceType.QUEUE))
                .filter(queue -> arn("sqs", queue).equals(arn))
                .findFirst()
                .orElseThrow(() ->
                        new TemplateException(where + " names queue " + arn + ", which the template does not declare"));
    }

    @Override
    public JsonNode ref(String where, String name) {
        return switch (name) {
            case "AWS::NoValue" -> MissingNode.getInstance();
            case "AWS::StackName" -> TextNode.valueOf(context.stackName());
            case "AWS::AccountId" -> TextNode.valueOf(context.account());
            case "AWS::Region" -> TextNode.valueOf(context.region());
            case "AWS::Partition" -> TextNode.valueOf("aws");
            case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
            default -> TextNode.valueOf(parameters.value(name).orElseGet(() -> idOf(where, name)));
        };
    }

    @Override
    public String attribute(String where, String logicalId, String attribute) {
        ResourceType type = types.get(logicalId);
        if (type == null) {
            throw unresolvable(where, logicalId);
        }
        String name = nameOf(logicalId, type);
        return switch (type + "." + attribute) {
            case "BUCKET.Arn" -> "arn:aws:s3:::" + name;
            case "QUEUE.Arn" -> arn("sqs", name);
            case "QUEUE.QueueName" -> name;
            case "QUEUE.QueueUrl" -> context.queueUrls().apply(name).toString();
            case "TABLE.Arn" -> arn("dynamodb", "table/" + name);
            case "FUNCTION.Arn" -> arn("lambda", "function:" + name);
            case "RULE.Arn" -> arn("events", "rule/" + name);
            default ->
                throw new TemplateException(where + " refers to attribute " + attribute + " of " + logicalId
                        + ", which the local cloud does not know");
        };
    }

    private String idOf(String where, String logicalId) {
        ResourceType type = types.get(logicalId);
        if (type == null) {
            if (declared.has(logicalId)) {
                return unnamed(logicalId);
            }
            throw unresolvable(where, logicalId);
        }
        String name = nameOf(logicalId, type);
        return type == ResourceType.QUEUE ? context.queueUrls().apply(name).toString() : name;
    }

    private String nameOf(String logicalId, ResourceType type) {
        String where = "Resource " + logicalId;
        if (!beingNamed.add(logicalId)) {
            throw new TemplateException(where + " has a name that depends on itself");
        }
        JsonNode name = intrinsics.resolve(where, properties(logicalId).at(type.nameProperty()));
        beingNamed.remove(logicalId);
        return name.isMissingNode() ? unnamed(logicalId) : name.asText();
    }

    private boolean exists(String logicalId) {
        JsonNode condition = declared.path(logicalId).path("Condition");
        return condition.isMissingNode() || intrinsics.holds("Resource " + logicalId, condition.asText());
    }

    private JsonNode properties(String logicalId) {
        return declared.path(logicalId).path("Properties");
    }

    /** CloudFormation adds random letters to such a name; here it must be the same at every start. */
    private String unnamed(String logicalId) {
        return context.stackName() + "-" + logicalId;
    }

    private String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, context.region(), context.account(), resource);
    }

    private static TemplateException unresolvable(String where, String name) {
        return new TemplateException(
                where + " refers to " + name + ", which is neither a parameter nor a resource of the template");
    }
}
