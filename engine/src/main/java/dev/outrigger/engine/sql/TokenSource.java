package dev.outrigger.engine.sql;

import java.util.List;

/** Hands a batch's tokens to the generated parser in place of the template's own lexer. */
final class TokenSource extends TsqlParserImplTokenManager {
    private final List<SourceToken> tokens;
    private int next;

    TokenSource(List<SourceToken> tokens) {
        super(null);
        this.tokens = tokens;
    }

    @Override
    public Token getNextToken() {
        return tokens.get(next < tokens.size() - 1 ? next++ : next);
    }
}
