package io.sealift.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing keeps a promise whose test was renamed or removed. */
class InvariantsPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test|\\w+IT)\\.(should\\w+)`");
    private static final Pattern INVARIANT = Pattern.compile("(?m)^\\*\\*([0-9]+)\\. ");

    @Test
    void shouldNameTestsThatExistForEachInvariant() throws IOException {
        // Given
        String page = Files.readString(Home.path().resolve("docs/invariants.md"));
        // When
        List<MatchResult> named = TEST.matcher(page).results().toList();
        List<String> invariants =
                INVARIANT.matcher(page).results().map(found -> found.group(1)).toList();
        // Then
        assertThat(invariants).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        assertThat(page.split("Enforced by:", -1)).hasSize(invariants.size() + 1);
        assertThat(named)
                .hasSizeGreaterThan(invariants.size())
                .allSatisfy(test ->
                        assertThat(source(test.group(1))).as(test.group(0)).contains("void " + test.group(2) + "("));
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Home.path())) {
            return files.filter(file -> file.endsWith(test + ".java"))
                    .filter(file -> file.toString().contains("src/test/"))
                    .map(InvariantsPageTest::text)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No test class " + test));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
