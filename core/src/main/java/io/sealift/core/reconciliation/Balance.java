package io.sealift.core.reconciliation;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether everything that landed is accounted for: landed = loaded + pending + refused + duplicates + superseded.
 *
 * <p>The two sides come from different places: what landed comes from the entries of single files and the messages
 * bucket, and what is loaded and pending comes from the manifests' own totals and their slices.
 *
 * @param landed what landed
 * @param terms what became of it, with every term
 * @param manifests every manifest, the oldest first
 * @param differences everything that is not as it must be
 * @param notes what a reader should know about how this was read
 */
public record Balance(
        FileCount landed,
        Map<Term, FileCount> terms,
        List<ManifestProgress> manifests,
        List<Difference> differences,
        List<String> notes) {
    public Balance {
        terms = Collections.unmodifiableMap(new EnumMap<>(terms));
        manifests = List.copyOf(manifests);
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** How much falls under this term. */
    public FileCount of(Term term) {
        return terms.getOrDefault(term, FileCount.NONE);
    }

    /** All terms together. */
    public FileCount accounted() {
        return terms.values().stream().reduce(FileCount.NONE, FileCount::plus);
    }

    /** Whether the two sides are equal, and nothing else differs. */
    public boolean isBalanced() {
        return differences.isEmpty() && landed.equals(accounted());
    }

    /** The manifests that wait for an operator. */
    public List<Manifest> stopped() {
        return manifests.stream()
                .map(ManifestProgress::manifest)
                .filter(manifest -> manifest.state() == ManifestState.FAILED)
                .toList();
    }
}
