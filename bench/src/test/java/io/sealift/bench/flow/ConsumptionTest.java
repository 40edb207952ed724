package io.sealift.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ConsumptionTest {
    @Test
    void shouldLeaveTheProducersPutsOutWhenCountsAreRead() throws JsonProcessingException {
        // When
        Consumption consumption = of("""
                {"s3": {"x-messages-1": {"PUT": 100, "GET": 40, "HEAD": 2, "DELETE": 50},
                        "x-staging-1": {"PUT": 3, "UploadPart": 4, "COPY": 7}},
                 "sqs": {"ReceiveMessage": 5, "DeleteMessageBatch": 6},
                 "dynamodb": {"calls": {"GetItem": 9}, "writeUnits": 210.0, "readUnits": 8.5}}
                """);
        // Then
        assertThat(consumption.of(Priced.S3_PUT)).isEqualTo(3 + 4);
        assertThat(consumption.of(Priced.S3_GET)).isEqualTo(42);
        assertThat(consumption.of(Priced.S3_COPY)).isEqualTo(7);
        assertThat(consumption.of(Priced.SQS)).isEqualTo(11);
        assertThat(consumption.of(Priced.WRITE_UNITS)).isEqualTo(210);
        assertThat(consumption.of(Priced.READ_UNITS)).isEqualTo(8.5);
    }

    @Test
    void shouldTellTheDollarsOfAMillionFilesWhenTwoCopiesAndTwoUnitsAFileWereCounted() throws JsonProcessingException {
        // Given
        Consumption copies = of("{\"s3\": {\"x-archive-1\": {\"COPY\": 200, \"DELETE\": 200}}}");
        // When
        double dollars = copies.plus(Priced.WRITE_UNITS, 200).dollarsAMillion(100);
        // Then
        assertThat(dollars).isCloseTo(2 * 5 + 2 * 0.625, within(1e-9));
    }

    @Test
    void shouldRefuseWhenACallHasNoPrice() {
        assertThatThrownBy(() -> of("{\"s3\": {\"x-archive-1\": {\"SELECT\": 1}}}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SELECT");
    }

    private static Consumption of(String counts) throws JsonProcessingException {
        return Consumption.of(JsonMapper.builder().build().readTree(counts));
    }
}
