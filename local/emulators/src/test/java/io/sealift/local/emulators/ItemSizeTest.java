package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemSizeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"pk":{"S":"FILE#1"}}                         | 8
                    {"ä":{"S":"ä"}}                               | 4
                    {"n":{"N":"1234"}}                            | 4
                    {"b":{"B":"AAAA"}}                            | 4
                    {"s":{"SS":["ab","c"]}}                       | 4
                    {"l":{"L":[{"S":"ab"},{"BOOL":true}]}}        | 9
                    {"m":{"M":{"k":{"S":"ab"},"o":{"NULL":true}}}} | 11
                    """)
    void shouldAddUpNamesAndValuesWhenAnItemIsMeasured(String item, int bytes) throws JsonProcessingException {
        assertThat(ItemSize.of(JsonMapper.builder().build().readTree(item))).isEqualTo(bytes);
    }
}
