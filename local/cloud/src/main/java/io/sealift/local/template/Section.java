package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some properties of a template, evaluated on access.
 *
 * @param where the place as named in messages, as in {@code Resource IngestQueue}
 * @param raw the properties, as they are written
 */
record Section(String where, JsonNode raw, Intrinsics intrinsics) {
    /** A required text. */
    String text(String property) {
        return optionalText(property).orElseThrow(() -> missing(property));
    }

    /** An optional text. */
    Optional<String> optionalText(String property) {
        JsonNode value = get(property);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw new TemplateException(where + " has no plain value for property " + property + ": " + value);
        }
        return Optional.of(value.asText());
    }

    /** A whole number, or AWS's default. */
    int number(String property, int assumed) {
        return optionalText(property).map(text -> number(property, text)).orElse(assumed);
    }

    /** A required whole number. */
    int number(String property) {
        return number(property, text(property));
    }

    /** A number of seconds, or AWS's default. */
    Duration seconds(String property, int assumed) {
        return Duration.ofSeconds(number(property, assumed));
    }

    /** The properties below this one; empty if it is absent. */
    Section section(String property) {
        return new Section(where + ", " + property, get(property), intrinsics);
    }

    /** Whether a property is present. */
    boolean has(String property) {
        return !get(property).isMissingNode();
    }

    /** A list of properties; empty if it is absent. */
    List<Section> sections(String property) {
        List<Section> sections = new ArrayList<>();
        for (JsonNode item : get(property)) {
            sections.add(new Section(where + ", " + property, item, intrinsics));
        }
        return sections;
    }

    /** Named sections; empty if the property is absent. */
    Map<String, Section> namedSections(String property) {
        Map<String, Section> sections = new LinkedHashMap<>();
        get(property)
                .properties()
                .forEach(entry -> sections.put(
                        entry.getKey(), new Section(where + ", " + entry.getKey(), entry.getValue(), intrinsics)));
        return sections;
    }

    /** A list of texts; empty if it is absent. */
    List<String> texts(String property) {
        List<String> texts = new ArrayList<>();
        get(property).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** A property with everything in it evaluated; a missing node if it is absent. */
    JsonNode get(String property) {
        return intrinsics.resolve(where, raw.path(property));
    }

    private TemplateException missing(String property) {
        return new TemplateException(where + " has no property " + property + ", which it needs");
    }

    private int number(String property, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException invalid) {
            throw new TemplateException(
                    where + " must have a whole number as property " + property + ": " + text, invalid);
        }
    }
}
