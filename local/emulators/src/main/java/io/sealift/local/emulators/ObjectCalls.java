package io.sealift.local.emulators;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the calls of S3, by bucket and kind, whatever their result. */
final class ObjectCalls implements Filter {
    private final Counts counts;

    ObjectCalls(Counts counts) {
        this.counts = counts;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            // By the raw path: the bucket is its first segment.
            String[] place = http.getRequestURI().split("/", 3);
            String bucket = place.length > 1 ? place[1] : "";
            String key = place.length > 2 ? place[2] : "";
            String kind = kind(http.getMethod(), key, http.getQueryString(), http.getHeader("x-amz-copy-source"));
            counts.call("s3", bucket, kind);
        }
        next.doFilter(request, response);
    }

    /** S3's name for a call; for the common ones, the name in its price list. */
    static String kind(String method, String key, @Nullable String query, @Nullable String copySource) {
        Set<String> asked = query == null
                ? Set.of()
                : Stream.of(query.split("&")).map(part -> part.split("=", 2)[0]).collect(Collectors.toSet());
        String upload = asked.contains("uploadId") ? "Upload" : "";
        return switch (method + upload) {
            case "GET" -> key.isEmpty() ? "LIST" : "GET";
            case "GETUpload" -> "ListParts";
            case "PUT" -> copySource == null ? "PUT" : "COPY";
            case "PUTUpload" -> copySource == null ? "UploadPart" : "UploadPartCopy";
            case "POST" -> asked.contains("delete") ? "DELETE" : "Create";
            case "POSTUpload" -> "Complete";
            case "DELETEUpload" -> "Abort";
            default -> method;
        };
    }
}
