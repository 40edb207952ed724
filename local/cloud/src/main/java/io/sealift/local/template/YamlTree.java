package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A template's YAML as a tree of JSON, with CloudFormation's short forms written out: {@code !Ref x} as {"Ref": "x"}. */
final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlTree() {}

    /** Parses a document; throws {@link TemplateException} with line and column if it is not YAML. */
    static JsonNode parse(String yaml) {
        try {
            return new Compose(LoadSettings.builder().setLabel("template").build())
                    .composeString(yaml)
                    .map(YamlTree::convert)
                    .orElseThrow(() -> new TemplateException("The template is empty"));
        } catch (YamlEngineException invalid) {
            throw new TemplateException(
                    "The template is not valid YAML: "
                            + String.valueOf(invalid.getMessage()).replaceAll("\\s+", " "),
                    invalid);
        }
    }

    private static JsonNode convert(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node);
        }
        String name = tag.substring(1);
        ObjectNode call = JSON.objectNode();
        switch (name) {
            case "Ref", "Condition" -> call.set(name, plain(node));
            case "GetAtt" -> call.set("Fn::GetAtt", attribute(plain(node)));
            default -> call.set("Fn::" + name, plain(node));
        }
        return call;
    }

    /** {@code Resource.Attribute} as a list of the two. */
    private static JsonNode attribute(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        ArrayNode parts = JSON.arrayNode();
        for (String part : value.textValue().split("\\.", 2)) {
            parts.add(part);
        }
        return parts;
    }

    private static JsonNode plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(convert(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TemplateException("The template has a YAML node of an unknown kind: " + node);
        };
    }

    private static ObjectNode mapping(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (object.has(key)) {
                throw new TemplateException("The template has the key " + key + " twice in one place"
                        + entry.getKeyNode()
                                .getStartMark()
                                .map(mark -> ", the second time in line " + (mark.getLine() + 1))
                                .orElse(""));
            }
            object.set(key, convert(entry.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (tag.equals(Tag.FLOAT)) {
            return JSON.numberNode(new BigDecimal(text));
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(text);
    }
}
