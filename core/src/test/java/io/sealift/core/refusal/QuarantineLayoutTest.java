package io.sealift.core.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.feed.SqlFiles;
import io.sealift.core.ledger.FileId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarantineLayoutTest {
    private static final FileId FILE = new FileId("0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @CsvSource({
        "in/a.json,a.json",
        "a b+c%ü.json.gz,a_b_c__.json.gz",
        "in/..,file..",
        "'in/ ',_",
    })
    void shouldKeepNameReadableAndHarmless(String key, String name) {
        assertThat(QuarantineLayout.file("archive", FILE, key).key()).isEqualTo("quarantine/" + FILE + "/" + name);
    }

    @Test
    void shouldKeepEndOfNameWhenKeyIsAsLongAsKeysMayBe() {
        // Given
        String key = "x".repeat(1_019) + ".json";
        // When
        String kept = QuarantineLayout.file("archive", FILE, key).key();
        // Then
        assertThat(kept).endsWith("x.json").hasSize("quarantine/".length() + 32 + 1 + 100);
    }

    @Test
    void shouldHaveOnlySidecarsWhereTheTableReads() {
        assertThat(QuarantineLayout.sidecar("archive", FILE).key()).isEqualTo("quarantine/refusals/" + FILE + ".json");
        assertThat(QuarantineLayout.file("archive", FILE, "refusals/a").key())
                .doesNotStartWith(QuarantineLayout.SIDECARS_PREFIX);
        assertThat(tableLocation()).endsWith("/" + QuarantineLayout.SIDECARS_PREFIX);
    }

    /** Where the quarantine table says that its files are. */
    private static String tableLocation() {
        String sql = SqlFiles.read("05-quarantine.sql");
        return sql.substring(sql.indexOf("LOCATION '") + "LOCATION '".length(), sql.lastIndexOf('\''));
    }
}
