package io.sealift.cli.weather;

import java.nio.charset.StandardCharsets;

/**
 * A file of the demo's feed.
 *
 * @param name the last part of its key
 * @param rows the number of its lines
 * @param content its text, ASCII only, every line ended by a line feed
 */
public record WeatherFile(String name, int rows, String content) {
    /** Rejects a file whose text does not have the given number of lines. */
    public WeatherFile {
        long lines = content.lines().count();
        if (rows < 1 || lines != rows) {
            throw new IllegalArgumentException("File " + name + " has " + lines + " lines, not " + rows);
        }
    }

    /** The bytes to deliver: a new array at each call. */
    public byte[] bytes() {
        return content.getBytes(StandardCharsets.US_ASCII);
    }
}
