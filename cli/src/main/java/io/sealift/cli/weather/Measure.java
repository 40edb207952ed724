package io.sealift.cli.weather;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** What a station measures: a column of the source table, and the feed's field and the table's column made from it. */
public enum Measure {
    /** Degrees Celsius, from Fahrenheit. */
    TEMPERATURE("temp"),
    /** Percent. */
    HUMIDITY("humid"),
    /** Degrees; 0 means calm, 360 is north. */
    WINDDIRECTION("wind_dir"),
    /** Kilometres an hour, from miles an hour. */
    WINDINTENSITY("wind_speed"),
    /** Millimetres in the hour, from inches. */
    RAINHEIGHT("precip");

    private static final String NOT_AVAILABLE = "NA";
    private static final BigDecimal FREEZING_FAHRENHEIT = new BigDecimal(32);
    private static final BigDecimal KILOMETRES_A_MILE = new BigDecimal("1.609344");
    private static final BigDecimal MILLIMETRES_AN_INCH = new BigDecimal("25.4");

    private final String sourceColumn;

    Measure(String sourceColumn) {
        this.sourceColumn = sourceColumn;
    }

    /** Its column in the source table. */
    String sourceColumn() {
        return sourceColumn;
    }

    /** Its field in the feed and its column in the processed table. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The feed's whole number for a text of the source, rounded half away from zero; empty if nothing was measured.
     *
     * @throws NumberFormatException if the text is not a number
     * @throws ArithmeticException if the result does not fit a smallint
     */
    Optional<Short> convert(String source) {
        if (source.isEmpty() || source.equals(NOT_AVAILABLE)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(source);
        BigDecimal whole = switch (this) {
            case TEMPERATURE ->
                number.subtract(FREEZING_FAHRENHEIT)
                        .multiply(new BigDecimal(5))
                        .divide(new BigDecimal(9), 0, RoundingMode.HALF_UP);
            case HUMIDITY, WINDDIRECTION -> rounded(number);
            case WINDINTENSITY -> rounded(number.multiply(KILOMETRES_A_MILE));
            case RAINHEIGHT -> rounded(number.multiply(MILLIMETRES_AN_INCH));
        };
        return Optional.of(whole.shortValueExact());
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP);
    }
}
