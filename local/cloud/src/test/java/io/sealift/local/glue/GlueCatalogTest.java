package io.sealift.local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.http.AwsJsonException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlueCatalogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T15:00:00.500Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void shouldHoldTheDefaultDatabaseWhenItIsNew() {
        assertThat(open().databases())
                .extracting(database -> database.path("Name").asText())
                .containsExactly("default");
    }

    @Test
    void shouldRememberEverythingWhenItIsOpenedAgain() {
        // Given
        var catalog = open();
        catalog.createDatabase(named("Weather"));
        catalog.createTable("weather", named("Staging").put("TableType", "EXTERNAL_TABLE"));
        catalog.createPartition("weather", "staging", partition("A").put("note", 1));

        // When
        var again = open();

        // Then
        assertThat(again.table("WEATHER", "STAGING").toString())
                .isEqualTo("{\"Name\":\"staging\",\"TableType\":\"EXTERNAL_TABLE\",\"DatabaseName\":\"weather\","
                        + "\"CreateTime\":1.7953596005E9,\"UpdateTime\":1.7953596005E9}");
        assertThat(again.findPartition("weather", "staging", List.of("A")))
                .hasValueSatisfying(
                        found -> assertThat(found.path("note").asInt()).isEqualTo(1));
    }

    @Test
    void shouldRefuseInGluesWordsWhenSomethingIsThereAlready() {
        // Given
        var catalog = open();
        catalog.createTable("default", named("t"));
        catalog.createPartition("default", "t", partition("A"));

        // When // Then
        assertThatThrownBy(() -> catalog.createDatabase(named("default"))).satisfies(this::alreadyExists);
        assertThatThrownBy(() -> catalog.createTable("default", named("T"))).satisfies(this::alreadyExists);
        assertThatThrownBy(() -> catalog.createPartition("default", "t", partition("A")))
                .satisfies(this::alreadyExists);
    }

    @Test
    void shouldRefuseInGluesWordsWhenSomethingIsMissing() {
        // Given
        var catalog = open();

        // When // Then
        assertThatThrownBy(() -> catalog.database("none")).satisfies(this::notFound);
        assertThatThrownBy(() -> catalog.table("default", "none")).satisfies(this::notFound);
        assertThatThrownBy(() -> catalog.deleteTable("default", "none")).satisfies(this::notFound);
        assertThat(catalog.findTable("none", "none")).isEmpty();
    }

    @Test
    void shouldKeepPartitionsWhenATableIsReplaced() {
        // Given
        var catalog = open();
        catalog.createTable("default", named("t"));
        catalog.createPartition("default", "t", partition("A"));

        // When
        catalog.updateTable("default", named("t").put("Description", "new"));

        // Then
        assertThat(catalog.table("default", "t").path("Description").asText()).isEqualTo("new");
        assertThat(catalog.partitions("default", "t")).hasSize(1);
    }

    @Test
    void shouldNotChangeWhenACallerChangesWhatItGot() {
        // Given
        var catalog = open();
        catalog.createTable("default", named("t"));

        // When
        catalog.table("default", "t").put("Name", "changed");

        // Then
        assertThat(catalog.table("default", "t").path("Name").asText()).isEqualTo("t");
    }

    private GlueCatalog open() {
        return GlueCatalog.open(directory, CLOCK);
    }

    private void alreadyExists(Throwable error) {
        assertThat(error)
                .isInstanceOfSatisfying(
                        AwsJsonException.class,
                        refused -> assertThat(refused.type()).isEqualTo("AlreadyExistsException"));
    }

    private void notFound(Throwable error) {
        assertThat(error)
                .isInstanceOfSatisfying(
                        AwsJsonException.class,
                        refused -> assertThat(refused.type()).isEqualTo("EntityNotFoundException"));
    }

    private static ObjectNode named(String name) {
        return JSON.createObjectNode().put("Name", name);
    }

    private static ObjectNode partition(String value) {
        var partition = JSON.createObjectNode();
        partition.putArray("Values").add(value);
        return partition;
    }
}
