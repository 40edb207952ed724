package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ManifestItemsTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00.123456789Z");
    private static final ManifestId MANIFEST = ManifestId.at(AT, 7);

    @ParameterizedTest
    @EnumSource
    void shouldBeSameWhenManifestOfEveryStateIsWrittenAndRead(ManifestState state) {
        // Given
        Manifest manifest = manifest(state);
        // When
        Map<String, AttributeValue> item = ManifestItems.write(manifest);
        // Then
        assertThat(ManifestItems.read(item)).isEqualTo(manifest);
        assertThat(item)
                .containsEntry(
                        "gsi1pk",
                        AttributeValue.fromS(
                                state == ManifestState.ARCHIVED ? "MANIFESTS#ARCHIVED" : "MANIFESTS#ACTIVE"))
                .doesNotContainKey("expiresAt");
    }

    @Test
    void shouldSayWhatIsMissingWhenItemIsDamaged() {
        // Given
        Map<String, AttributeValue> item = new HashMap<>(ManifestItems.write(manifest(ManifestState.SEALED)));
        item.remove("rows");
        // When, Then
        assertThatThrownBy(() -> ManifestItems.read(item))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Item of the ledger has no number 'rows': {")
                .hasMessageContaining(MANIFEST.value());
    }

    private static Manifest manifest(ManifestState state) {
        Map<ManifestState, Instant> times = Map.of(state, AT.plusSeconds(60));
        return new Manifest(MANIFEST, 9, state, new Totals(3, 200, 12_345), times, AT.plusSeconds(900), "a note");
    }
}
