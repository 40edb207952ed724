package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void shouldKeepTheCaseOfANameWhenItIsRefused() {
        assertThat(Refusal.ofName("data/bad/README.md").message())
                .startsWith("The name data/bad/README.md does not end");
    }

    @Test
    void shouldBeginWithAPlaceWhenThereIsOne() {
        Refusal refusal = new Refusal(RefusalReason.WRONG_TYPE, 3, 17, "humidity", "\"wet\" is no smallint", "wet", 2);
        assertThat(refusal.message()).startsWith("Line 3, character 17, column humidity: \"wet\" is no smallint. ");
    }
}
