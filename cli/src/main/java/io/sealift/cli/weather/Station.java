package io.sealift.cli.weather;

import java.util.Arrays;

/** An airport in the source table, which is a device in the feed. */
enum Station {
    /** Newark. */
    EWR(1, Gap.ABSENT),
    /** John F. Kennedy. */
    JFK(2, Gap.NULL),
    /** La Guardia. */
    LGA(3, Gap.EMPTY);

    private final int deviceId;
    private final Gap gap;

    Station(int deviceId, Gap gap) {
        this.deviceId = deviceId;
        this.gap = gap;
    }

    /**
     * The station of a source row.
     *
     * @throws IllegalArgumentException if there is no such station
     */
    static Station of(String origin) {
        return Arrays.stream(values())
                .filter(station -> station.name().equals(origin))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown station " + origin + ": known are " + Arrays.toString(values())));
    }

    /** Its number in the feed. */
    int deviceId() {
        return deviceId;
    }

    /** How it writes what it did not measure. */
    Gap gap() {
        return gap;
    }
}
