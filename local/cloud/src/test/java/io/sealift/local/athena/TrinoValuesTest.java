package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrinoValuesTest {
    @Test
    void shouldGiveTextsAndKeepNullWhenARowIsMixed() throws JsonProcessingException {
        // Given
        var row = new ObjectMapper().readTree("[1, 2.5, true, null, \"\", [\"a\", null], {\"k\": 1}]");

        // When // Then
        assertThat(TrinoValues.texts(row).toString())
                .isEqualTo("[\"1\",\"2.5\",\"true\",null,\"\",\"[a, null]\",\"{k=1}\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer| integer",
                "varchar(3)| varchar",
                "timestamp(3)| timestamp",
                "timestamp(3) with time zone| timestamp with time zone",
                "array(varchar(3))| array"
            })
    void shouldDropTheParametersWhenATypeIsNamed(String type, String name) {
        assertThat(TrinoValues.typeName(type)).isEqualTo(name);
    }
}
