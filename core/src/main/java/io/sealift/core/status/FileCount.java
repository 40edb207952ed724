package io.sealift.core.status;

/**
 * So many files with so many rows.
 *
 * @param files how many files
 * @param rows their rows, as far as they are known: a file that nobody has read yet counts none
 */
public record FileCount(long files, long rows) {
    /** No files. */
    public static final FileCount NONE = new FileCount(0, 0);

    /** Both together. */
    public FileCount plus(FileCount other) {
        return new FileCount(files + other.files, rows + other.rows);
    }

    /** What is left without a part of it. */
    public FileCount minus(FileCount part) {
        return new FileCount(files - part.files, rows - part.rows);
    }

    /** So many times as much. */
    public FileCount times(long factor) {
        return new FileCount(files * factor, rows * factor);
    }
}
