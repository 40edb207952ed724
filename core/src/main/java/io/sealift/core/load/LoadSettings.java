package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.seal.SealLimits;

/**
 * The settings of loading.
 *
 * @param keys where everything is
 * @param sealLimits when a manifest is sealed before its hour is over
 * @param loadsAtOnceMax how many queries run at once; several runs that start queries at the same moment may exceed it
 * @param setAsideMax how many slices of one manifest may be set aside: if there are more, the feed or the table has
 *     changed, and the manifest stops
 */
public record LoadSettings(Keys keys, SealLimits sealLimits, int loadsAtOnceMax, int setAsideMax) {
    /** A good number for most deployments. */
    public static final int LOADS_AT_ONCE_MAX = 4;

    private static final int SET_ASIDE_MAX = 10;

    public LoadSettings {
        if (loadsAtOnceMax < 1 || setAsideMax < 0) {
            throw new IllegalArgumentException("loadsAtOnceMax must be positive, setAsideMax not negative: %d, %d"
                    .formatted(loadsAtOnceMax, setAsideMax));
        }
    }

    /** The settings of a deployment with this layout. */
    public static LoadSettings standard(Keys keys) {
        return new LoadSettings(keys, SealLimits.STANDARD, LOADS_AT_ONCE_MAX, SET_ASIDE_MAX);
    }

    /** These settings with other limits for sealing. */
    public LoadSettings with(SealLimits limits) {
        return new LoadSettings(keys, limits, loadsAtOnceMax, setAsideMax);
    }

    /** These settings with another number of queries at once. */
    public LoadSettings withLoadsAtOnceMax(int most) {
        return new LoadSettings(keys, sealLimits, most, setAsideMax);
    }

    /** These settings with another number of slices of one manifest that may be set aside. */
    public LoadSettings withSetAsideMax(int most) {
        return new LoadSettings(keys, sealLimits, loadsAtOnceMax, most);
    }
}
