package io.sealift.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadRequestTest {
    @Test
    void shouldTellTheEventsOfTheTemplateApart() {
        assertThat(LoadRequest.of(Map.of("action", "tick"))).isEqualTo(new LoadRequest.Tick());
        assertThat(LoadRequest.of(Map.of("action", "settle"))).isEqualTo(new LoadRequest.Settle());
        assertThat(LoadRequest.of(Map.of("action", "backfill"))).isEqualTo(new LoadRequest.Backfill());
        assertThat(LoadRequest.of(Map.of("source", "aws.athena", "detail", Map.of("queryExecutionId", "q-1"))))
                .isEqualTo(new LoadRequest.QueryEnded("q-1"));
    }

    @Test
    void shouldSayWhatWasExpectedWhenTheEventIsAnother() {
        assertThatThrownBy(() -> LoadRequest.of(Map.of("source", "aws.s3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{source=aws.s3}")
                .hasMessageContaining("template.yaml");
    }
}
