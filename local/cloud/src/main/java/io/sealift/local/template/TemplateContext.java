package io.sealift.local.template;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * What a stack knows besides its template.
 *
 * @param stackName the stack's name, with which the names of most resources begin
 * @param account the account's twelve digits
 * @param region the region
 * @param parameters values for parameters of the template; the others have their defaults
 * @param queueUrls the address of a queue, from its name
 */
public record TemplateContext(
        String stackName,
        String account,
        String region,
        Map<String, String> parameters,
        Function<String, URI> queueUrls) {
    /** Copies the parameters. */
    public TemplateContext {
        parameters = Map.copyOf(parameters);
    }
}
