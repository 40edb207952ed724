package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.local.events.BatchOutcome.AllDone;
import io.sealift.local.events.BatchOutcome.AllFailed;
import io.sealift.local.events.BatchOutcome.SomeFailed;
import io.sealift.local.lambda.InvocationResult;
import io.sealift.local.lambda.InvocationResult.Crashed;
import io.sealift.local.lambda.InvocationResult.FunctionError;
import io.sealift.local.lambda.InvocationResult.InitFailed;
import io.sealift.local.lambda.InvocationResult.Returned;
import io.sealift.local.lambda.InvocationResult.TimedOut;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOutcomeTest {
    private static final Set<String> IDS = Set.of("a", "b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"batchItemFailures\":null}",
                "{\"batchItemFailures\":[]}",
                "{\"other\":1}",
            })
    void shouldBeAllDoneWhenAnswerNamesNoFailure(String answer) {
        assertThat(read(new Returned(answer))).isEqualTo(new AllDone());
    }

    @Test
    void shouldKeepNamedOnesWhenSomeFailed() {
        assertThat(read(new Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}")))
                .isEqualTo(new SomeFailed(Set.of("b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"batchItemFailures\":[]} {}",
                "{\"batchItemFailures\":",
                "\"text\"",
                "[]",
                "{\"batchItemFailures\":{}}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemId\":\"b\"}]}",
                "{\"batchItemFailures\":[\"a\"]}",
            })
    void shouldFailAllWhenAnswerIsInvalid(String answer) {
        assertThat(read(new Returned(answer))).isInstanceOf(AllFailed.class);
    }

    @Test
    void shouldFailAllWhenFunctionDidNotReturn() {
        assertThat(read(new FunctionError("Boom", "no"))).isEqualTo(new AllFailed("Boom: no"));
        assertThat(read(new TimedOut())).isInstanceOf(AllFailed.class);
        assertThat(read(new Crashed(137))).isInstanceOf(AllFailed.class);
        assertThat(read(new InitFailed("Boom", "no"))).isInstanceOf(AllFailed.class);
    }

    @Test
    void shouldIgnoreAnswerWhenWholeBatchIsReported() {
        assertThat(BatchOutcome.of(
                        new Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"),
                        FailureReporting.WHOLE_BATCH,
                        IDS))
                .isEqualTo(new AllDone());
    }

    private static BatchOutcome read(InvocationResult result) {
        return BatchOutcome.of(result, FailureReporting.BATCH_ITEM_FAILURES, IDS);
    }
}
