package io.sealift.feed.validation;

/** What one bad row does to its file. */
public sealed interface RejectPolicy {
    /** The default: a file loads whole or not at all. */
    RejectPolicy REJECT_FILE = new RejectFile();

    /** One bad row refuses the file. */
    record RejectFile() implements RejectPolicy {}

    /**
     * Good rows load, bad ones are set aside; the file is still refused if damage makes it unclear where the next row
     * begins.
     *
     * @param shareMax the largest share of bad rows among all rows that a file may have, from 0 to 1; a file without a
     *     single good row is always refused
     */
    record RejectRows(double shareMax) implements RejectPolicy {
        public RejectRows {
            if (!(shareMax >= 0 && shareMax <= 1)) {
                throw new IllegalArgumentException("shareMax must be from 0 to 1: %s".formatted(shareMax));
            }
        }
    }

    /** {@link RejectRows} with this share. */
    static RejectPolicy rejectRows(double shareMax) {
        return new RejectRows(shareMax);
    }
}
