package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a template's parameters. */
record Parameters(Map<String, String> values) {
    /** Takes the given values, and defaults for the rest; throws {@link TemplateException} if neither is there. */
    static Parameters of(JsonNode declared, Map<String, String> given) {
        given.keySet().stream().filter(name -> !declared.has(name)).findFirst().ifPresent(unknown -> {
            throw new TemplateException("Parameter " + unknown + " is not one of the template's, which are: "
                    + String.join(
                            ", ",
                            declared.properties().stream()
                                    .map(Map.Entry::getKey)
                                    .toList()));
        });
        Map<String, String> values = new LinkedHashMap<>();
        declared.properties().forEach(parameter -> {
            JsonNode standard = parameter.getValue().path("Default");
            String value = given.get(parameter.getKey());
            if (value == null && standard.isMissingNode()) {
                throw new TemplateException(
                        "Parameter " + parameter.getKey() + " has no default and no value was given for it");
            }
            values.put(parameter.getKey(), value == null ? standard.asText() : value);
        });
        return new Parameters(values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
