package dev.outrigger.engine.sql;

/**
 * A token that knows what it stands for: a name without its brackets, a string without its quotes.
 */
final class SourceToken extends Token {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final int start;
    private final int end;

    /** start, end: where it is in the batch's text. */
    SourceToken(int kind, String image, String text, int start, int end, int line, int column) {
        this.kind = kind;
        this.image = image;
        this.text = text;
        this.start = start;
        this.end = end;
        beginLine = line;
        endLine = line;
        beginColumn = column;
        endColumn = column + Math.max(0, end - start - 1);
    }

    String text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether this is the given word, not in brackets. */
    boolean isWord(String word) {
        return kind != TsqlParserImplConstants.BRACKET_QUOTED_IDENTIFIER
                && kind != TsqlParserImplConstants.QUOTED_STRING
                && kind != TsqlParserImplConstants.PREFIXED_STRING_LITERAL
                && image.equalsIgnoreCase(word);
    }

    /** The same token as another kind. */
    SourceToken as(int newKind, String newText) {
        return new SourceToken(newKind, image, newText, start, end, beginLine, beginColumn);
    }
}
