package io.sealift.proof.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks what docs/invariants.md promises, bypassing the ports.
 *
 * <p>It remembers what it has seen that must never change, so use one checker for a harness's whole life.
 */
public final class InvariantChecker {
    private final PipelineHarness harness;
    private final CreatedObjectsCheck landed;
    private final PacksCheck packs;
    private final SlicesCheck slices;
    private final TableCheck table;

    /** A checker for one harness. */
    public InvariantChecker(PipelineHarness harness) {
        this.harness = harness;
        this.landed = new CreatedObjectsCheck(harness);
        this.packs = new PacksCheck(harness);
        this.slices = new SlicesCheck(harness, packs);
        this.table = new TableCheck(harness);
    }

    /** Violations of what must hold at every moment: invariants 1 to 6, 8 and 10. */
    public List<String> violations() {
        List<String> found = new ArrayList<>(harness.model().violations());
        landed.always(found);
        packs.always(found);
        slices.always(found);
        table.always(found);
        return found;
    }

    /** Violations in a harness that has settled down; a manifest that stopped for an operator is not one. */
    public List<String> violationsAtRest() {
        List<String> found = violations();
        landed.atRest(found);
        slices.atRest(found);
        table.atRest(found);
        return found;
    }

    /** Throws an {@link AssertionError} naming violations of what must hold at every moment. */
    public void assertSafe() {
        fail(violations());
    }

    /** The same for a harness that has settled down, where every file must be loaded and archived by now. */
    public void assertAllLoaded() {
        List<String> found = violationsAtRest();
        slices.noneFailed(found);
        fail(found);
    }

    /** Throws an {@link AssertionError} if packs of archived manifests are left, though a day has passed. */
    public void assertNoLeftovers() {
        List<String> found = new ArrayList<>();
        packs.noLeftovers(found);
        fail(found);
    }

    /** The same for a harness that has settled down, where manifests may have stopped. */
    public void assertAtRest() {
        fail(violationsAtRest());
    }

    private static void fail(List<String> found) {
        if (!found.isEmpty()) {
            throw new AssertionError("%d violations:%n%s".formatted(found.size(), String.join("\n", found)));
        }
    }
}
