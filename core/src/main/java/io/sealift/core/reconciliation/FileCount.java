package io.sealift.core.reconciliation;

/**
 * A number of files and of their rows.
 *
 * @param files how many files
 * @param rows their rows, as far as they are known: a file that has not been read yet counts none
 */
public record FileCount(long files, long rows) {
    /** No files. */
    public static final FileCount NONE = new FileCount(0, 0);

    /** The sum of both. */
    public FileCount plus(FileCount other) {
        return new FileCount(files + other.files, rows + other.rows);
    }

    /** What is left without this part. */
    public FileCount minus(FileCount part) {
        return new FileCount(files - part.files, rows - part.rows);
    }

    /** This many times as much. */
    public FileCount times(long factor) {
        return new FileCount(files * factor, rows * factor);
    }
}
