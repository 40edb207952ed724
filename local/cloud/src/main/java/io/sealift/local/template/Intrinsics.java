package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's intrinsic functions. */
final class Intrinsics {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final String KNOWN = "Ref, Fn::GetAtt, Fn::Sub, Fn::Join, Fn::If";

    private final References references;
    private final JsonNode conditions;

    Intrinsics(References references, JsonNode conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    /**
     * Resolves references; both methods throw {@link TemplateException} naming {@code where} if the target does not
     * exist.
     */
    interface References {
        /** The value of a parameter or the id of a resource; missing for {@code AWS::NoValue}. */
        JsonNode ref(String where, String name);

        /** An attribute of a resource. */
        String attribute(String where, String logicalId, String attribute);
    }

    /**
     * Evaluates all functions in a tree.
     *
     * @param where the place, as named in messages
     * @return the tree without functions; a missing node if the result is {@code AWS::NoValue}
     */
    JsonNode resolve(String where, JsonNode node) {
        if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : node) {
                JsonNode value = resolve(where, item);
                if (!value.isMissingNode()) {
                    resolved.add(value);
                }
            }
            return resolved;
        }
        if (!node.isObject()) {
            return node;
        }
        if (isFunction(node)) {
            Map.Entry<String, JsonNode> call = node.properties().iterator().next();
            return call(where, call.getKey(), call.getValue());
        }
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(property -> {
            JsonNode value = resolve(where, property.getValue());
            if (!value.isMissingNode()) {
                resolved.set(property.getKey(), value);
            }
        });
        return resolved;
    }

    /** Whether a node is a function call rather than a value. */
    static boolean isFunction(JsonNode node) {
        if (node.size() != 1 || !node.isObject()) {
            return false;
        }
        String name = node.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    /** Whether a condition of the template holds. */
    boolean holds(String where, String condition) {
        if (!conditions.has(condition)) {
            throw new TemplateException(where + " depends on condition " + condition + ", which is not declared");
        }
        return test("Condition " + condition, conditions.path(condition));
    }

    private JsonNode call(String where, String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> references.ref(where, argument.asText());
            case "Fn::GetAtt" ->
                TextNode.valueOf(references.attribute(
                        where, argument.path(0).asText(), argument.path(1).asText()));
            case "Fn::Sub" -> TextNode.valueOf(substitute(where, argument));
            case "Fn::Join" -> {
                List<String> parts = new ArrayList<>();
                resolve(where, argument.path(1)).forEach(part -> parts.add(part.asText()));
                yield TextNode.valueOf(String.join(argument.path(0).asText(), parts));
            }
            case "Fn::If" ->
                resolve(where, argument.path(holds(where, argument.path(0).asText()) ? 1 : 2));
            default ->
                throw new TemplateException(where + " uses " + function
                        + ", which the local cloud does not evaluate; it evaluates: " + KNOWN);
        };
    }

    private String substitute(String where, JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode own = argument.isArray() ? resolve(where, argument.path(1)) : MissingNode.getInstance();
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(where, found.group(1), own)));
    }

    private String value(String where, String variable, JsonNode own) {
        if (variable.startsWith("!")) {
            return "${" + variable.substring(1) + "}";
        }
        if (own.has(variable)) {
            return own.path(variable).asText();
        }
        int dot = variable.indexOf('.');
        return dot < 0
                ? references.ref(where, variable).asText()
                : references.attribute(where, variable.substring(0, dot), variable.substring(dot + 1));
    }

    private boolean test(String where, JsonNode node) {
        Map.Entry<String, JsonNode> call = node.properties().iterator().next();
        JsonNode argument = call.getValue();
        return switch (call.getKey()) {
            case "Condition" -> holds(where, argument.asText());
            case "Fn::Equals" ->
                resolve(where, argument.path(0))
                        .asText()
                        .equals(resolve(where, argument.path(1)).asText());
            case "Fn::Not" -> !test(where, argument.path(0));
            case "Fn::And" -> argument.valueStream().allMatch(part -> test(where, part));
            case "Fn::Or" -> argument.valueStream().anyMatch(part -> test(where, part));
            default ->
                throw new TemplateException(
                        where + " uses " + call.getKey() + ", which the local cloud does not evaluate in conditions");
        };
    }
}
