package io.sealift.bench.flow;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A participant in a measurement.
 *
 * @param name its row in the table
 * @param run measures once
 */
record Entrant(String name, Supplier<Result> run) {
    static Entrant of(Contender contender, Function<Contender, Result> measurement) {
        return new Entrant(contender.name(), () -> measurement.apply(contender));
    }
}
