package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The emulators' calls and units since the start or the last reset, which AWS would bill. */
final class Counts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ObjectNode root = JSON.createObjectNode();

    /** Counts one call. */
    synchronized void call(String... path) {
        ObjectNode parent = parent(path);
        String name = path[path.length - 1];
        parent.put(name, parent.path(name).asLong() + 1);
    }

    /** Adds units, possibly halves. */
    synchronized void units(double units, String... path) {
        ObjectNode parent = parent(path);
        String name = path[path.length - 1];
        parent.put(name, parent.path(name).asDouble() + units);
    }

    /** All counts, as JSON. */
    synchronized String read() {
        return root.toString();
    }

    /** All counts, as JSON; they are then reset to zero. */
    synchronized String readAndReset() {
        String last = read();
        root = JSON.createObjectNode();
        return last;
    }

    private ObjectNode parent(String... path) {
        ObjectNode node = root;
        for (String name : List.of(path).subList(0, path.length - 1)) {
            node = node.withObjectProperty(name);
        }
        return node;
    }
}
