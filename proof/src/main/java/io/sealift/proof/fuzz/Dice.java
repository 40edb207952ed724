package io.sealift.proof.fuzz;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** The dice for one file: all its choices come from one seeded source. */
final class Dice {
    /** Odd and large, so that neighbouring numbers yield unrelated sources. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    private Dice(Random random) {
        this.random = random;
    }

    static Dice of(long seed, int number) {
        return new Dice(new Random((seed + 1) * SPREAD ^ (number + 1) * 0xD1B54A32D192ED03L));
    }

    /** A whole number of at most this many bits, with its sign; small ones as often as large ones. */
    BigInteger whole(int bits) {
        BigInteger size = new BigInteger(random.nextInt(bits), random);
        return random.nextBoolean() ? size : size.not();
    }

    /** A finite number, of any size and precision. */
    double finite() {
        double number = Double.NaN;
        while (!Double.isFinite(number)) {
            number = Double.longBitsToDouble(random.nextLong());
        }
        return number;
    }

    /** A number between this one's negative and this one. */
    double within(double bound) {
        return (2 * random.nextDouble() - 1) * bound;
    }

    /** At most this many characters from the first, inclusive, to the second, inclusive; no half of a pair. */
    String text(int charsMax, char from, char to) {
        return random.ints(random.nextInt(charsMax + 1), from, to + 1)
                .filter(c -> !Character.isSurrogate((char) c))
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
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
