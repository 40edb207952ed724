package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.seal.SealLimits;

/**
 * How loading is done.
 *
 * @param keys where everything is
 * @param sealLimits when a manifest is sealed before its hour is over
 * @param loadsAtOnceMax how many queries run at once; several runs that start queries at the same moment may go over it
 * @param setAsideMax more slices than this are not set aside from one manifest: then it is the feed that has changed, or
 *     the table, and the manifest stops
 */
public record LoadSettings(Keys keys, SealLimits sealLimits, int loadsAtOnceMax, int setAsideMax) {
    /** As good as any for most deployments. */
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

    /** The same with other limits for sealing. */
    public LoadSettings with(SealLimits limits) {
        return new LoadSettings(keys, limits, loadsAtOnceMax, setAsideMax);
    }

    /** The same with another number of queries at once. */
    public LoadSettings withLoadsAtOnceMax(int most) {
        return new LoadSettings(keys, sealLimits, most, setAsideMax);
    }
}
