package io.sealift.feed.validation;

import java.io.IOException;
import java.io.InputStream;

/** Puts bytes that were read ahead back in front of the rest. Unlike the JDK's own stream, it never closes the rest. */
final class HeadedStream extends InputStream {
    private final byte[] head;
    private final InputStream rest;
    private int next;

    HeadedStream(byte[] head, int from, InputStream rest) {
        this.head = head;
        this.next = from;
        this.rest = rest;
    }

    @Override
    public int read() throws IOException {
        return next < head.length ? head[next++] & 0xFF : rest.read();
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (next == head.length) {
            return rest.read(target, start, length);
        }
        int count = Math.min(length, head.length - next);
        System.arraycopy(head, next, target, start, count);
        next += count;
        return count;
    }
}
