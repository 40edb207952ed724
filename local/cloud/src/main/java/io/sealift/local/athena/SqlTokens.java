package io.sealift.local.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a statement into tokens without spaces and comments; knows quotes but no grammar. */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+|--[^\\n]*|/\\*.*?\\*/)\
            |(?<text>'(?:[^']|'')*')\
            |(?<quoted>"(?:[^"]|"")*"|`[^`]*`)\
            |(?<word>[\\p{L}\\p{N}_$]+)\
            |(?<symbol>.)""", Pattern.DOTALL);

    private SqlTokens() {}

    /** The kinds of tokens. */
    enum Kind {
        TEXT,
        QUOTED,
        WORD,
        SYMBOL
    }

    /**
     * One token.
     *
     * @param kind what it is
     * @param source as it is written
     * @param start its offset in the statement
     */
    record Token(Kind kind, String source, int start) {
        /** The offset after it. */
        int end() {
            return start + source.length();
        }

        /** Whether it is this symbol, or this word in any case. */
        boolean is(String other) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && source.equalsIgnoreCase(other);
        }

        /** The name or text that it stands for; names without quotes are in lower case. */
        String value() {
            return switch (kind) {
                case TEXT -> unquote('\'');
                case QUOTED -> unquote(source.charAt(0));
                case WORD, SYMBOL -> source.toLowerCase(Locale.ROOT);
            };
        }

        private String unquote(char quote) {
            return source.substring(1, source.length() - 1).replace("" + quote + quote, "" + quote);
        }
    }

    static List<Token> of(String sql) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("space") == null) {
                tokens.add(new Token(kind(matcher), matcher.group(), matcher.start()));
            }
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("text") != null) {
            return Kind.TEXT;
        }
        if (matcher.group("quoted") != null) {
            return Kind.QUOTED;
        }
        return matcher.group("word") != null ? Kind.WORD : Kind.SYMBOL;
    }
}
