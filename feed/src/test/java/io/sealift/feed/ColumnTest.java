package io.sealift.feed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.feed.Column.Presence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {
    @ParameterizedTest
    @ValueSource(strings = {"day", "manifest", "_f"})
    void shouldRefuseNameWhenItIsTaken(String name) {
        assertThatThrownBy(() -> new Column(name, ColumnType.STRING, Presence.OPTIONAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'%s' is taken".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Temperature", "1st", "wind-speed", "a b", ""})
    void shouldRefuseNameWhenGlueDoesNotTakeIt(String name) {
        assertThatThrownBy(() -> new Column(name, ColumnType.STRING, Presence.OPTIONAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'%s' is not usable".formatted(name));
    }
}
