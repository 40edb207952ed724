package io.sealift.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSampleTest {
    @Test
    void shouldShowWhatPrintsAndEscapeTheRest() {
        assertThat(TextSample.of("a\u00fc\ud83d\ude00\t\u0000\u007f\ud800\uffff", 100))
                .isEqualTo("a\u00fc\ud83d\ude00\\u0009\\u0000\\u007f\\ud800\\uffff");
    }

    @Test
    void shouldCutAndSaySoWhenTextIsLong() {
        assertThat(TextSample.of("12345", 5)).isEqualTo("12345");
        assertThat(TextSample.of("123456", 5)).isEqualTo("12345...");
    }

    @Test
    void shouldNotShowHalfACharacterWhenCutInTheMiddleOfIt() {
        assertThat(TextSample.of("a\ud83d\ude00b", 2)).isEqualTo("a\\ud83d...");
    }
}
