package io.sealift.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.local.template.EventSourceSpec;
import io.sealift.local.template.EventSourceSpec.Reporting;
import io.sealift.local.template.EventSourceSpec.SqsSource;
import io.sealift.local.template.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionDeploymentTest {
    private static final int MANY = 8;

    @Test
    void shouldRunAsManyAsTheTemplateAllowsWhenMachineHasEnoughCores() {
        // When, Then
        assertThat(FunctionDeployment.concurrency(function(Optional.empty()), MANY))
                .isEqualTo(2);
        assertThat(FunctionDeployment.concurrency(function(Optional.empty(), queue(3), queue(4)), MANY))
                .isEqualTo(7);
        assertThat(FunctionDeployment.concurrency(function(Optional.of(1), queue(3)), MANY))
                .isEqualTo(1);
    }

    @Test
    void shouldRunNoMoreThanItIsToldWhenTheTemplateAllowsMore() {
        // When, Then
        assertThat(FunctionDeployment.concurrency(function(Optional.of(50), queue(1000)), MANY))
                .isEqualTo(MANY);
        assertThat(FunctionDeployment.concurrency(function(Optional.empty()), 1))
                .isEqualTo(1);
    }

    private static SqsSource queue(int concurrencyMax) {
        return new SqsSource("queue", 10, Duration.ZERO, concurrencyMax, Reporting.WHOLE_BATCH);
    }

    private static FunctionSpec function(Optional<Integer> reserved, EventSourceSpec... events) {
        return new FunctionSpec(
                "Function",
                "function",
                "Handler::handle",
                Path.of("function.jar"),
                512,
                Duration.ofSeconds(20),
                2,
                reserved,
                Map.of(),
                List.of(events));
    }
}
