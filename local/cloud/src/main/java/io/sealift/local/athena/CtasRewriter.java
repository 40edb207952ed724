package io.sealift.local.athena;

import io.sealift.local.athena.SqlTokens.Kind;
import io.sealift.local.athena.SqlTokens.Token;
import io.sealift.local.http.AwsJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Removes from a CREATE TABLE AS the one table property that Athena knows and Trino does not: the compression.
 *
 * <p>Trino is configured to write SNAPPY, so any other value is refused. Nothing else in the statement changes.
 */
final class CtasRewriter {
    private static final Set<String> COMPRESSION = Set.of("write_compression", "parquet_compression");

    private CtasRewriter() {}

    /**
     * Rewrites a statement that begins with CREATE TABLE.
     *
     * @throws AwsJsonException if it asks for another compression
     */
    static String rewrite(String sql, List<Token> tokens) {
        int open = properties(tokens);
        if (open < 0) {
            return sql;
        }
        var properties = split(tokens, open);
        var kept =
                properties.stream().filter(property -> !isCompression(property)).toList();
        if (kept.size() == properties.size()) {
            return sql;
        }
        var list = String.join(
                ", ", kept.stream().map(property -> source(sql, property)).toList());
        var closing =
                tokens.get(open + 1 + properties.stream().mapToInt(List::size).sum() + properties.size() - 1);
        var before =
                sql.substring(0, tokens.get(kept.isEmpty() ? open - 1 : open).start());
        return before + (kept.isEmpty() ? "" : "(" + list + ")") + sql.substring(closing.end());
    }

    /** The index of the parenthesis that opens the properties, or -1. */
    private static int properties(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("as")) {
                return -1;
            }
            if (tokens.get(i).is("with") && tokens.get(i + 1).is("(")) {
                return i + 1;
            }
        }
        return -1;
    }

    private static List<List<Token>> split(List<Token> tokens, int open) {
        var properties = new ArrayList<List<Token>>();
        var property = new ArrayList<Token>();
        int depth = 0;
        for (Token token : tokens.subList(open + 1, tokens.size())) {
            if (depth == 0 && (token.is(",") || token.is(")"))) {
                properties.add(List.copyOf(property));
                property.clear();
                if (token.is(")")) {
                    return properties;
                }
                continue;
            }
            if (token.is("(") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("]")) {
                depth--;
            }
            property.add(token);
        }
        throw AthenaErrors.invalid("mismatched input '<EOF>': the table properties have no closing parenthesis");
    }

    private static boolean isCompression(List<Token> property) {
        if (property.isEmpty() || !COMPRESSION.contains(property.getFirst().value())) {
            return false;
        }
        var value = property.getLast();
        if (value.kind() != Kind.TEXT || !value.value().equalsIgnoreCase("SNAPPY")) {
            throw AthenaErrors.invalid("The local Athena writes SNAPPY only, but "
                    + property.getFirst().source() + " is " + value.source());
        }
        return true;
    }

    private static String source(String sql, List<Token> property) {
        return property.isEmpty()
                ? ""
                : sql.substring(property.getFirst().start(), property.getLast().end());
    }
}
