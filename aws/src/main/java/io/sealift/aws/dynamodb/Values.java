package io.sealift.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes values as attributes. */
final class Values {
    private Values() {}

    static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** As ISO-8601 text, which people can read in the console. */
    static AttributeValue time(Instant value) {
        return text(value);
    }

    static AttributeValue map(Map<String, AttributeValue> value) {
        return AttributeValue.fromM(value);
    }

    static AttributeValue texts(List<String> values) {
        return AttributeValue.fromL(values.stream().map(Values::text).toList());
    }

    static AttributeValue textSet(Set<String> values) {
        return AttributeValue.fromSs(List.copyOf(values));
    }

    static <T> AttributeValue maps(List<T> values, Function<T, Map<String, AttributeValue>> write) {
        return AttributeValue.fromL(
                values.stream().map(value -> map(write.apply(value))).toList());
    }
}
