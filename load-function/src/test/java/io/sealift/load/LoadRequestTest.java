package io.sealift.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadRequestTest {
    @Test
    void shouldTellTheEventsOfTheTemplateApart() {
        assertThat(LoadRequest.of(Map.of("action", "tick"))).isEqualTo(new LoadRequest.Tick());
        assertThat(LoadRequest.of(Map.of("action", "settle"))).isEqualTo(new LoadRequest.Settle());
        assertThat(LoadRequest.of(Map.of("action", "backfill"))).isEqualTo(new LoadRequest.BucketScan());
        assertThat(LoadRequest.of(Map.of(
                        "Records",
                        List.of(
                                Map.of("body", "{\"detail\": {\"queryExecutionId\": \"q-1\"}}"),
                                Map.of("body", "{\"detail\": {\"queryExecutionId\": \"q-2\"}}")))))
                .isEqualTo(new LoadRequest.QueriesEnded(Set.of("q-1", "q-2")));
    }

    @Test
    void shouldLeaveOutMessagesThatTellOfNoQuery() {
        assertThat(LoadRequest.of(Map.of(
                        "Records",
                        List.of(
                                Map.of("body", "hello world"),
                                Map.of("body", "{\"detail\": {}}"),
                                Map.of("body", "{\"detail\": {\"queryExecutionId\": \"q-2\"}}")))))
                .isEqualTo(new LoadRequest.QueriesEnded(Set.of("q-2")));
    }

    @Test
    void shouldSayWhatWasExpectedWhenTheEventIsAnother() {
        assertThatThrownBy(() -> LoadRequest.of(Map.of("source", "aws.s3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{source=aws.s3}")
                .hasMessageContaining("template.yaml");
    }
}
