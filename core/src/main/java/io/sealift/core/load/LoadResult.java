package io.sealift.core.load;

import java.util.List;

/**
 * The result of a run. It has a status even if something failed, so that nothing waits unseen.
 *
 * @param status how far behind loading is
 * @param failures what went wrong and may need people: a ledger that did not answer, or something that was changed by
 *     hand. Everything else still moved on
 */
public record LoadResult(LoadStatus status, List<RuntimeException> failures) {
    public LoadResult {
        failures = List.copyOf(failures);
    }

    /**
     * The status of a run in which nothing failed.
     *
     * @throws RuntimeException the first failure, if there is any, with the others suppressed in it
     */
    public LoadStatus orThrow() {
        if (failures.isEmpty()) {
            return status;
        }
        RuntimeException first = failures.getFirst();
        failures.stream().skip(1).filter(other -> !other.equals(first)).forEach(first::addSuppressed);
        throw first;
    }
}
