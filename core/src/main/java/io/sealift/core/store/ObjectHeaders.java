package io.sealift.core.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a producer said about an object besides its bytes.
 *
 * @param content the content headers that are set, such as {@code content-type}, by lower-case name
 * @param user the user metadata, without the prefix {@code x-amz-meta-}
 */
public record ObjectHeaders(SortedMap<String, String> content, SortedMap<String, String> user) {
    /** No headers. */
    public static final ObjectHeaders NONE = new ObjectHeaders(new TreeMap<>(), new TreeMap<>());

    public ObjectHeaders {
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        user = Collections.unmodifiableSortedMap(new TreeMap<>(user));
    }

    /** Headers from maps in any order. */
    public static ObjectHeaders of(Map<String, String> content, Map<String, String> user) {
        return new ObjectHeaders(new TreeMap<>(content), new TreeMap<>(user));
    }
}
