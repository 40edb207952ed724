package io.sealift.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Builds the actions that make up transactions. Expressions name attributes as {@code #name}, so that no name can clash
 * with DynamoDB's reserved words.
 *
 * @param table the table's name
 */
record Actions(String table) {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");
    private static final String NEW = "attribute_not_exists(#pk)";

    /** Writes an item whose key does not exist yet. */
    TransactWriteItem putNew(Map<String, AttributeValue> item) {
        Put put = Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(NEW)
                .expressionAttributeNames(names(NEW))
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    /** Writes an item, replacing whatever was there. */
    TransactWriteItem put(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        Put put = Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    /** Changes an item. */
    TransactWriteItem update(
            Map<String, AttributeValue> key, String expression, String condition, Map<String, AttributeValue> values) {
        Update update = Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(expression)
                .conditionExpression(condition)
                .expressionAttributeNames(names(expression + " " + condition))
                .expressionAttributeValues(values)
                .build();
        return TransactWriteItem.builder().update(update).build();
    }

    /** The expression that sets each attribute to its new value; adds the values to {@code values}. */
    static String assignments(Map<String, AttributeValue> attributes, Map<String, AttributeValue> values) {
        List<String> sets = new ArrayList<>();
        attributes.forEach((name, value) -> {
            sets.add("#%s = :new_%s".formatted(name, name));
            values.put(":new_" + name, value);
        });
        return String.join(", ", sets);
    }

    private static Map<String, String> names(String expressions) {
        return NAME.matcher(expressions)
                .results()
                .collect(Collectors.toMap(found -> found.group(), found -> found.group(1), (one, same) -> one));
    }
}
