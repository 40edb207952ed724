package io.sealift.testkit.fuzz;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/** The dice for one file: all its choices come from one seeded source. */
final class Dice {
    private static final int GENERATION_SIZE = 1_000;
    /** Odd and large, so that neighbouring numbers yield unrelated sources. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    private Dice(Random random) {
        this.random = random;
    }

    static Dice of(long seed, int number) {
        return new Dice(new Random((seed + 1) * SPREAD ^ (number + 1) * 0xD1B54A32D192ED03L));
    }

    /** A value of an arbitrary; needs a jqwik session. */
    <T> T of(Arbitrary<T> values) {
        return values.generator(GENERATION_SIZE).next(random).value();
    }

    /** One of these. */
    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of these. */
    <T> T in(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** From the first, inclusive, to the second, inclusive. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** True in this many of a hundred throws. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** This many bytes of any value. */
    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
