package dev.outrigger.cli.shell;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Tells JLine that Enter begins another line until the text ends in a GO or a directive. */
final class TypedText extends DefaultParser {
    /** The prompt of every line but the first: its number, as {@link #parse} gives it. */
    static final String NEXT_LINE_PROMPT = "%M> ";

    private final ShellInput input;
    private final boolean lineByLine;

    /**
     * @param lineByLine the terminal cannot go back to a line that was ended: each is taken alone
     */
    TypedText(ShellInput input, boolean lineByLine) {
        this.input = input;
        this.lineByLine = lineByLine;
        setQuoteChars(new char[0]);
        setEscapeChars(null);
        setEofOnUnclosedQuote(false);
    }

    @Override
    public ParsedLine parse(String text, int cursor, ParseContext context) {
        if (context == ParseContext.SECONDARY_PROMPT) {
            // What is missing is shown in the next line's prompt: its number.
            throw new EOFError(-1, -1, "a line ends", String.valueOf(1 + lineEnds(text)));
        }
        if (context == ParseContext.ACCEPT_LINE
                && !lineByLine
                && !text.isBlank()
                && !input.completes(text)) {
            throw new EOFError(-1, -1, "the batch goes on");
        }
        return super.parse(text, cursor, context);
    }

    private static long lineEnds(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    @Override
    public boolean isDelimiterChar(CharSequence text, int position) {
        char c = text.charAt(position);
        return !Character.isLetterOrDigit(c) && "_@#$:".indexOf(c) < 0;
    }
}
