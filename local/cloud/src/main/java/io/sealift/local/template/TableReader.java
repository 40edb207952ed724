package io.sealift.local.template;

import io.sealift.local.template.TableSpec.AttributeSpec;
import io.sealift.local.template.TableSpec.IndexSpec;
import io.sealift.local.template.TableSpec.KeySpec;
import java.util.List;
import java.util.Optional;

/** Reads tables. */
record TableReader(Stack stack) {
    List<TableSpec> readAll() {
        return stack.all(ResourceType.TABLE).stream().map(TableReader::read).toList();
    }

    private static TableSpec read(Stack.Resource table) {
        Section properties = table.properties();
        Section ttl = properties.section("TimeToLiveSpecification");
        boolean expires = ttl.optionalText("Enabled").filter("true"::equals).isPresent();
        return new TableSpec(
                table.logicalId(),
                table.name(),
                properties.sections("AttributeDefinitions").stream()
                        .map(attribute ->
                                new AttributeSpec(attribute.text("AttributeName"), attribute.text("AttributeType")))
                        .toList(),
                keys(properties),
                properties.sections("GlobalSecondaryIndexes").stream()
                        .map(TableReader::index)
                        .toList(),
                expires ? Optional.of(ttl.text("AttributeName")) : Optional.empty());
    }

    private static IndexSpec index(Section index) {
        String projection = index.section("Projection").text("ProjectionType");
        if (projection.equals("INCLUDE")) {
            throw new TemplateException(
                    index.where()
                            + " has an index that projects some attributes, which the local cloud does not run; project ALL or KEYS_ONLY");
        }
        return new IndexSpec(index.text("IndexName"), keys(index), projection);
    }

    private static List<KeySpec> keys(Section section) {
        List<KeySpec> keys = section.sections("KeySchema").stream()
                .map(key -> new KeySpec(key.text("AttributeName"), key.text("KeyType")))
                .toList();
        if (keys.isEmpty()) {
            throw new TemplateException(section.where() + " has no property KeySchema, which it needs");
        }
        return keys;
    }
}
