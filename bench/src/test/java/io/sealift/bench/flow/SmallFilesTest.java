package io.sealift.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import io.sealift.feed.validation.ValidationResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmallFilesTest {
    static Stream<SmallFiles> feeds() {
        return Stream.of(SmallFiles.of4Kb(20), SmallFiles.tiny(20), SmallFiles.days(5, 4), SmallFiles.warmUp(20));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void shouldHaveNoRowTwiceWhenMade(SmallFiles files) {
        // When
        Set<String> rows = new HashSet<>();
        for (int file = 0; file < files.count(); file++) {
            new String(files.content(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.substring(0, line.indexOf(", \"temperature")))
                    .forEach(rows::add);
        }
        // Then
        assertThat(rows).hasSize((int) files.rows());
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void shouldBeValidWhenMade(SmallFiles files) throws IOException {
        // When
        ValidationResult result = new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT)
                .validate(files.key(7), new ByteArrayInputStream(files.content(7)));
        // Then
        assertThat(result).isInstanceOf(ValidationResult.Accepted.class);
    }

    @Test
    void shouldHaveAbout4KbWhenSaid() {
        assertThat(SmallFiles.of4Kb(1).content(0)).hasSizeBetween(3900, 4400);
    }
}
