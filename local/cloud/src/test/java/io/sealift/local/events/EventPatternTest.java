package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    private static final String EVENT = """
            {"source":"aws.athena","detail-type":"Athena Query State Change","resources":["r1","r2"],
             "detail":{"currentState":"SUCCEEDED","workgroupName":"sealift-load","sequence":3,"reason":null}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":[\"aws.athena\"],\"detail\":{\"currentState\":[\"FAILED\",\"SUCCEEDED\"]}}",
                "{\"detail\":{\"workgroupName\":[{\"prefix\":\"sealift\"}]}}",
                "{\"detail\":{\"workgroupName\":[\"x\",{\"suffix\":\"-load\"}]}}",
                "{\"detail\":{\"workgroupName\":[{\"equals-ignore-case\":\"SEALIFT-load\"}]}}",
                "{\"detail\":{\"sequence\":[3.0]}}",
                "{\"detail\":{\"reason\":[null]}}",
                "{\"detail\":{\"reason\":[{\"exists\":true}],\"other\":[{\"exists\":false}]}}",
                "{\"detail\":{\"deep\":{\"er\":[{\"exists\":false}]}}}",
                "{\"detail\":{\"currentState\":[{\"anything-but\":[\"QUEUED\",\"RUNNING\"]}]}}",
                "{\"resources\":[\"r2\"]}",
                "{\"detail\":{\"sequence\":[{\"numeric\":[\">\",1]}]}}",
                "{\"$or\":[{\"source\":[\"aws.s3\"]},{\"source\":[\"aws.athena\"]}]}",
            })
    void shouldMatchWhenPatternFits(String pattern) throws JsonProcessingException {
        assertThat(EventPattern.of(json(pattern)).matches(json(EVENT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":[\"aws.s3\"],\"detail\":{\"currentState\":[\"SUCCEEDED\"]}}",
                "{\"source\":[\"aws.athena\"],\"detail\":{\"currentState\":[\"FAILED\"]}}",
                "{\"detail\":{\"workgroupName\":[{\"prefix\":\"other\"}]}}",
                "{\"detail\":{\"sequence\":[\"3\"]}}",
                "{\"detail\":{\"currentState\":[{\"anything-but\":\"SUCCEEDED\"}]}}",
                "{\"detail\":{\"missing\":[{\"anything-but\":\"x\"}]}}",
                "{\"detail\":{\"missing\":[null]}}",
                "{\"detail\":{\"missing\":[{\"exists\":true}]}}",
                "{\"resources\":[\"r3\"]}",
            })
    void shouldNotMatchWhenPatternDoesNotFit(String pattern) throws JsonProcessingException {
        assertThat(EventPattern.of(json(pattern)).matches(json(EVENT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"source\":\"aws.athena\"}",
                "{\"source\":[]}",
                "{\"detail\":{}}",
                "{\"$or\":[{\"source\":[\"a\"]}]}",
                "{\"source\":[{\"sounds-like\":\"a\"}]}",
                "{\"source\":[{\"prefix\":1}]}",
                "{\"source\":[[\"a\"]]}",
            })
    void shouldRefuseWhenPatternIsInvalid(String pattern) throws JsonProcessingException {
        JsonNode parsed = json(pattern);
        assertThatThrownBy(() -> EventPattern.of(parsed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid event pattern: ");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
