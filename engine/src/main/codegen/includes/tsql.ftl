<#-- T-SQL's own productions; each takes the place of the template's production of the same name. -->

/** One part of a name. The token source has taken its brackets or quotation marks away. */
void AddIdentifierSegment(List<String> names, List<SqlParserPos> positions) :
{
}
{
    ( <IDENTIFIER> | <BRACKET_QUOTED_IDENTIFIER> )
    {
        names.add(((SourceToken) getToken(0)).text());
        if (positions != null) {
            positions.add(getToken(0).kind == BRACKET_QUOTED_IDENTIFIER ? getPos().withQuoting(true) : getPos());
        }
    }
}

SqlNode LeafQuery(ExprContext exprContext) :
{
    final SqlNode e;
}
{
    { checkQueryExpression(exprContext); }
    ( e = SqlSelect() | e = TableConstructor() )
    { return e; }
}

/** A row of VALUES. */
SqlNode RowConstructor() :
{
    final SqlNodeList values;
}
{
    values = ParenthesizedQueryOrCommaListWithDefault(ExprContext.ACCEPT_NONCURSOR)
    {
        return SqlStdOperatorTable.ROW.createCall(values.getParserPosition(), (List<SqlNode>) values);
    }
}

SqlSelect SqlSelect() :
{
    final Span s;
    final List<SqlLiteral> keywords = new ArrayList<SqlLiteral>();
    SqlLiteral keyword;
    SqlNode top = null;
    final List<SqlNode> items = new ArrayList<SqlNode>();
    SqlNode from = null;
    SqlNode where = null;
    SqlNodeList groupBy = null;
    SqlNode having = null;
    SqlIdentifier into = null;
}
{
    <SELECT> { s = span(); }
    [ keyword = AllOrDistinct() { keywords.add(keyword); } ]
    [ top = Top() ]
    AddSelectItem(items)
    ( LOOKAHEAD(1) <COMMA> AddSelectItem(items) )*
    [ <INTO> into = CompoundTableIdentifier() { Syntax.checkParts(into); } ]
    [ <FROM> from = FromClause() ]
    [ where = Where() ]
    [
        groupBy = GroupBy()
        [
            LOOKAHEAD(<WITH> ( <ROLLUP> | <CUBE> ))
            <WITH>
            (
                <ROLLUP> { groupBy = Syntax.grouped(SqlStdOperatorTable.ROLLUP, groupBy); }
            |
                <CUBE> { groupBy = Syntax.grouped(SqlStdOperatorTable.CUBE, groupBy); }
            )
        ]
    ]
    [ having = Having() ]
    {
        return new SqlSelect(s.end(this), new SqlNodeList(keywords, s.pos()),
            new SqlNodeList(items, Span.of(items).pos()), from, where, groupBy, having,
            null, into, null, null, top, SqlNodeList.EMPTY);
    }
}

/** TOP n or TOP (expression), a number of rows or of percent of them. */
SqlNode Top() :
{
    SqlNode count;
}
{
    <TOP>
    (
        <LPAREN> count = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    |
        <UNSIGNED_INTEGER_LITERAL> { count = SqlLiteral.createExactNumeric(getToken(0).image, getPos()); }
    |
        <IDENTIFIER> { count = Syntax.variable(getToken(0)); }
    )
    [ <PERCENT> { count = Operators.TOP_PERCENT.createCall(count.getParserPosition(), count); } ]
    [
        LOOKAHEAD({ getToken(1).kind == WITH && getToken(2).image.equalsIgnoreCase("TIES") })
        <WITH>
        {
            getNextToken();
            count = Operators.TOP_TIES.createCall(count.getParserPosition(), count);
        }
    ]
    { return count; }
}

/** The select list of an OUTPUT clause. */
SqlNode OutputItems() :
{
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    AddSelectItem(items)
    ( LOOKAHEAD(1) <COMMA> AddSelectItem(items) )*
    { return new SqlNodeList(items, Span.of(items).pos()); }
}

void AddSelectItem(List<SqlNode> list) :
{
    SqlNode e;
    SqlIdentifier id = null;
    final Token first;
}
{
    { first = getToken(1); }
    (
        <STAR> { list.add(SqlIdentifier.star(getPos())); return; }
    |
        LOOKAHEAD({ Syntax.isAssignment(getToken(1), getToken(2)) })
        ( <IDENTIFIER> | <BRACKET_QUOTED_IDENTIFIER> | <QUOTED_STRING> | <PREFIXED_STRING_LITERAL> )
        { id = new SqlIdentifier(((SourceToken) first).text(), getPos()); }
        ( <EQ> | <COMPOUND_ASSIGNMENT> )
        { final Token operator = getToken(0); }
        e = Expression(ExprContext.ACCEPT_SUB_QUERY)
        { list.add(Syntax.assigned((SourceToken) first, operator, id, e)); return; }
    |
        e = Expression(ExprContext.ACCEPT_SUB_QUERY)
        [
            <AS> id = ColumnAlias()
        |
            id = ColumnAlias()
        ]
        { list.add(id == null ? e : SqlStdOperatorTable.AS.createCall(span().end(e), e, id)); return; }
    )
}

SqlIdentifier ColumnAlias() :
{
}
{
    ( <IDENTIFIER> | <BRACKET_QUOTED_IDENTIFIER> | <QUOTED_STRING> | <PREFIXED_STRING_LITERAL> )
    { return Syntax.alias((SourceToken) getToken(0)); }
}

/** A table with its hints, a derived table or a parenthesised join; with its alias. */
SqlNode TableRef3(ExprContext exprContext, boolean lateral) :
{
    final SqlIdentifier name;
    SqlNode table;
    SqlIdentifier alias = null;
    SqlNodeList columns = null;
    final java.util.Set<LockedTable.Lock> locks = java.util.EnumSet.noneOf(LockedTable.Lock.class);
}
{
    name = CompoundTableIdentifier() { table = Syntax.tableName(name); }
    TableHintList(locks)
    [ LOOKAHEAD(1) <LPAREN> { throw Syntax.notSupported("A table-valued function", "", getToken(0)); } ]
    RefuseTableOperator()
    [ alias = TableAlias() TableHintList(locks) ]
    {
        table = TableHints.locked((SqlIdentifier) table, locks);
        return alias == null ? table : Syntax.as(table, alias, null);
    }
|
    table = ParenthesizedExpression(exprContext) { table = addLateral(table, lateral); }
    RefuseTableOperator()
    [
        alias = TableAlias()
        [ LOOKAHEAD(1) columns = ParenthesizedSimpleIdentifierList() ]
        { checkNotJoin(table); table = Syntax.as(table, alias, columns); }
    ]
    { return table; }
}

SqlIdentifier TableAlias() :
{
    final SqlIdentifier alias;
}
{
    [ <AS> ] alias = SimpleIdentifier() { Syntax.tableAlias((SourceToken) getToken(0)); return alias; }
}

void RefuseTableOperator() :
{
}
{
    [ ( <PIVOT> | <UNPIVOT> | <TABLESAMPLE> )
      { throw Syntax.notSupported(getToken(0).image.toUpperCase(Locale.ROOT), "", getToken(0)); } ]
}

/** WITH (NOLOCK), and as older statements have it, (NOLOCK) alone. */
void TableHintList(java.util.Set<LockedTable.Lock> locks) :
{
}
{
    [
        LOOKAHEAD({ TableHints.begin(getToken(1), getToken(2), getToken(3)) })
        [ <WITH> ] <LPAREN> TableHint(locks) ( [ <COMMA> ] TableHint(locks) )* <RPAREN>
    ]
}

/** One join to what stands left of it. Every join but CROSS JOIN and APPLY has its ON, maybe behind joins of its right side. */
SqlNode JoinTable(SqlNode e) :
{
    SqlNode right;
    final SqlNode condition;
    final JoinType type;
    final SqlParserPos pos;
}
{
    LOOKAHEAD(2)
    <CROSS> <JOIN> { pos = getPos(); } right = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN)
    { return Syntax.join(pos, e, JoinType.CROSS, right, null); }
|
    <CROSS> <APPLY> { pos = getPos(); } right = TableRef2(true)
    { return Syntax.join(pos, e, JoinType.CROSS, right, null); }
|
    <OUTER> <APPLY> { pos = getPos(); } right = TableRef2(true)
    { return Syntax.join(pos, e, JoinType.LEFT, right, SqlLiteral.createBoolean(true, pos)); }
|
    (
        <JOIN> { type = JoinType.INNER; }
    |
        <INNER> RefuseJoinHint() <JOIN> { type = JoinType.INNER; }
    |
        <LEFT> [ <OUTER> ] RefuseJoinHint() <JOIN> { type = JoinType.LEFT; }
    |
        <RIGHT> [ <OUTER> ] RefuseJoinHint() <JOIN> { type = JoinType.RIGHT; }
    |
        <FULL> [ <OUTER> ] RefuseJoinHint() <JOIN> { type = JoinType.FULL; }
    )
    { pos = getPos(); }
    right = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN)
    ( right = JoinTable(right) )*
    <ON> condition = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { return Syntax.join(pos, e, type, right, condition); }
}

/** INNER HASH JOIN and its like. */
void RefuseJoinHint() :
{
}
{
    [
        LOOKAHEAD({ getToken(2).kind == JOIN && Syntax.isJoinHint(getToken(1)) })
        ( <IDENTIFIER> | <MERGE> )
        { throw Syntax.notSupported("The join hint " + getToken(0).image.toUpperCase(Locale.ROOT), ": leave it out", getToken(0)); }
    ]
}

void TableHint(java.util.Set<LockedTable.Lock> locks) :
{
}
{
    ( <IDENTIFIER> | <HOLDLOCK> | <INDEX> ) { locks.addAll(TableHints.locks(getToken(0))); }
}

SqlNode OrderByLimitOpt(SqlNode e) :
{
    SqlNodeList orderBy = null;
    SqlNode[] offsetFetch = {null, null};
    final Span s = Span.of();
}
{
    [ orderBy = OrderBy(e.isA(SqlKind.QUERY)) ]
    [ OffsetClause(s, offsetFetch) [ LOOKAHEAD(2) FetchClause(offsetFetch) ] ]
    { return Syntax.ordered(e, orderBy, offsetFetch[0], offsetFetch[1], getPos()); }
}

void OffsetClause(Span s, SqlNode[] offsetFetch) :
{
}
{
    <OFFSET> { s.add(this); }
    offsetFetch[0] = Expression(ExprContext.ACCEPT_SUB_QUERY)
    ( <ROW> | <ROWS> )
}

void FetchClause(SqlNode[] offsetFetch) :
{
}
{
    <FETCH> ( <FIRST> | <NEXT> ) offsetFetch[1] = Expression(ExprContext.ACCEPT_SUB_QUERY)
    ( <ROW> | <ROWS> ) <ONLY>
}

SqlBinaryOperator BinaryQueryOperator() :
{
}
{
    <UNION>
    (
        <ALL> { return SqlStdOperatorTable.UNION_ALL; }
    |
        { return SqlStdOperatorTable.UNION; }
    )
|
    <INTERSECT> { return SqlStdOperatorTable.INTERSECT; }
|
    <EXCEPT> { return SqlStdOperatorTable.EXCEPT; }
}

SqlBinaryOperator BinaryRowOperator() :
{
}
{
    <EQ> { return SqlStdOperatorTable.EQUALS; }
|   <GT> { return SqlStdOperatorTable.GREATER_THAN; }
|   <LT> { return SqlStdOperatorTable.LESS_THAN; }
|   <LE> { return SqlStdOperatorTable.LESS_THAN_OR_EQUAL; }
|   <GE> { return SqlStdOperatorTable.GREATER_THAN_OR_EQUAL; }
|   <NE> { return SqlStdOperatorTable.NOT_EQUALS; }
|   <PLUS> { return SqlStdOperatorTable.PLUS; }
|   <MINUS> { return SqlStdOperatorTable.MINUS; }
|   <STAR> { return SqlStdOperatorTable.MULTIPLY; }
|   <SLASH> { return SqlStdOperatorTable.DIVIDE; }
|   <PERCENT_REMAINDER> { return SqlStdOperatorTable.PERCENT_REMAINDER; }
|   <AND> { return SqlStdOperatorTable.AND; }
|   <OR> { return SqlStdOperatorTable.OR; }
|   <AMPERSAND> { return Operators.BITAND; }
|   <VERTICAL_BAR> { return Operators.BITOR; }
|   <CARET> { return Operators.BITXOR; }
|   <COLLATE> { return Operators.COLLATE; }
|   <AT> <TIME> <ZONE> { return Operators.AT_TIME_ZONE; }
}

SqlPrefixOperator PrefixRowOperator() :
{
}
{
    <PLUS> { return SqlStdOperatorTable.UNARY_PLUS; }
|   <MINUS> { return SqlStdOperatorTable.UNARY_MINUS; }
|   <NOT> { return SqlStdOperatorTable.NOT; }
|   <EXISTS> { return SqlStdOperatorTable.EXISTS; }
|   <BITWISE_NOT> { return Operators.BITNOT; }
}

SqlPostfixOperator PostfixRowOperator() :
{
}
{
    <IS>
    (
        <NOT> <NULL> { return SqlStdOperatorTable.IS_NOT_NULL; }
    |
        <NULL> { return SqlStdOperatorTable.IS_NULL; }
    )
}

SqlNode Expression(ExprContext exprContext) :
{
    final OperatorTree tree = new OperatorTree();
    SqlNodeList list;
    SqlNode e;
    SqlOperator op;
    SqlKind comparison;
    final Span s = Span.of();
}
{
    Operand(tree, exprContext)
    (
        LOOKAHEAD(2)
        (
            LOOKAHEAD(2) { checkNonQueryExpression(exprContext); }
            (
                <NOT> <IN> { op = SqlStdOperatorTable.NOT_IN; }
            |
                <IN> { op = SqlStdOperatorTable.IN; }
            |
                comparison = comp()
                ( ( <SOME> | <ANY> ) { op = SqlStdOperatorTable.some(comparison); }
                | <ALL> { op = SqlStdOperatorTable.all(comparison); } )
            )
            { s.clear().add(this); }
            list = ParenthesizedQueryOrCommaList(ExprContext.ACCEPT_NONCURSOR)
            {
                tree.operator(op, s.pos());
                tree.operand(list.size() == 1 && list.get(0).isA(SqlKind.QUERY) ? list.get(0) : list);
            }
        |
            LOOKAHEAD(2) { checkNonQueryExpression(exprContext); }
            ( <NOT> <BETWEEN> { op = SqlStdOperatorTable.NOT_BETWEEN; } | <BETWEEN> { op = SqlStdOperatorTable.BETWEEN; } )
            { tree.operator(op, getPos()); }
            Operand(tree, ExprContext.ACCEPT_SUB_QUERY)
        |
            LOOKAHEAD(2) { checkNonQueryExpression(exprContext); }
            ( <NOT> <LIKE> { op = SqlStdOperatorTable.NOT_LIKE; } | <LIKE> { op = SqlStdOperatorTable.LIKE; } )
            { tree.operator(op, getPos()); }
            Operand(tree, ExprContext.ACCEPT_SUB_QUERY)
            ( LOOKAHEAD(3) op = BinaryRowOperator() { tree.operator(op, getPos()); } Operand(tree, ExprContext.ACCEPT_SUB_QUERY) )*
            [
                LOOKAHEAD(2) <ESCAPE> { tree.operator(SqlStdOperatorTable.ESCAPE, getPos()); }
                e = Expression3(ExprContext.ACCEPT_SUB_QUERY) { tree.operand(e); }
            ]
        |
            LOOKAHEAD(3) op = BinaryRowOperator() { checkNonQueryExpression(exprContext); tree.operator(op, getPos()); }
            Operand(tree, ExprContext.ACCEPT_SUB_QUERY)
        |
            { checkNonQueryExpression(exprContext); }
            op = PostfixRowOperator() { tree.operator(op, getPos()); }
        )
    )*
    { return tree.end(); }
}

/** An operand behind its prefix operators. */
void Operand(OperatorTree tree, ExprContext exprContext) :
{
    SqlOperator op;
    final SqlNode e;
}
{
    ( LOOKAHEAD(1) op = PrefixRowOperator() { checkNonQueryExpression(exprContext); tree.operator(op, getPos()); } )*
    e = Expression3(exprContext) { tree.operand(e); }
}

SqlNode Expression3(ExprContext exprContext) :
{
    final SqlNode e;
    final SqlNodeList list;
}
{
    e = AtomicRowExpression() { checkNonQueryExpression(exprContext); return e; }
|
    list = ParenthesizedQueryOrCommaList(exprContext)
    {
        if (list.size() != 1) {
            throw Syntax.near(",", list.getParserPosition().getLineNum());
        }
        return list.get(0).clone(list.getParserPosition());
    }
}

SqlNode AtomicRowExpression() :
{
    final SqlNode e;
}
{
    (
        ( <UNSIGNED_INTEGER_LITERAL> | <DECIMAL_NUMERIC_LITERAL> | <APPROX_NUMERIC_LITERAL> | <MONEY_LITERAL>
        | <HEX_LITERAL> | <QUOTED_STRING> | <PREFIXED_STRING_LITERAL> )
        { e = Syntax.literal((SourceToken) getToken(0)); }
    |
        <NULL> { e = SqlLiteral.createNull(getPos()); }
    |
        e = DynamicParam()
    |
        e = Conversion()
    |
        e = TrimOfCharacters()
    |
        LOOKAHEAD(CompoundIdentifier() <LPAREN>)
        e = NamedFunctionCall()
    |
        ( <CURRENT_DATE> | <CURRENT_TIMESTAMP> | <CURRENT_USER> | <SESSION_USER> | <SYSTEM_USER> | <USER> )
        { e = Syntax.call(getToken(0).image, getPos()); }
    |
        e = CompoundIdentifier()
    |
        e = CaseExpression()
    )
    { return e; }
}

SqlNode CaseExpression() :
{
    final Span s;
    SqlNode subject = null;
    SqlNode otherwise = null;
    SqlNode e;
    final List<SqlNode> whens = new ArrayList<SqlNode>();
    final List<SqlNode> thens = new ArrayList<SqlNode>();
}
{
    <CASE> { s = span(); }
    [ subject = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    (
        <WHEN> e = Expression(ExprContext.ACCEPT_SUB_QUERY) { whens.add(e); }
        <THEN> e = Expression(ExprContext.ACCEPT_SUB_QUERY) { thens.add(e); }
    )+
    [ <ELSE> otherwise = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    <END>
    {
        return SqlCase.createSwitched(s.end(this), subject,
            new SqlNodeList(whens, Span.of(whens).pos()), new SqlNodeList(thens, Span.of(thens).pos()), otherwise);
    }
}

/** TRIM('x' FROM y): the call's operands are y and 'x'. */
SqlNode TrimOfCharacters() :
{
    final Span s;
    final String name;
    final SqlNode characters;
    final SqlNode text;
}
{
    <TRIM> { s = span(); name = getToken(0).image; }
    <LPAREN> characters = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <FROM> text = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { return Syntax.call(name, s.end(this), text, characters); }
}

/** CAST and TRY_CAST, CONVERT and TRY_CONVERT; their type is read by hand, as every type is. */
SqlNode Conversion() :
{
    final Span s;
    final String name;
    final SqlNode value;
    SqlNode style = null;
    final TypeNode type;
}
{
    ( <CAST> | <TRY_CAST> ) { s = span(); name = getToken(0).image; }
    <LPAREN> value = Expression(ExprContext.ACCEPT_SUB_QUERY) <AS> { type = TypeReader.read(this); } <RPAREN>
    { return Syntax.call("$" + name.toUpperCase(Locale.ROOT), s.end(this), value, type); }
|
    ( <CONVERT> | <TRY_CONVERT> ) { s = span(); name = getToken(0).image; }
    <LPAREN> { type = TypeReader.read(this); } <COMMA> value = Expression(ExprContext.ACCEPT_SUB_QUERY)
    [ <COMMA> style = Expression(ExprContext.ACCEPT_SUB_QUERY) ] <RPAREN>
    {
        return style == null
            ? Syntax.call("$" + name.toUpperCase(Locale.ROOT), s.end(this), value, type)
            : Syntax.call("$" + name.toUpperCase(Locale.ROOT), s.end(this), value, type, style);
    }
}

/** An expression or a condition, for the statements that are read by hand. */
SqlNode AnyExpression() :
{
    final SqlNode e;
}
{
    e = Expression(ExprContext.ACCEPT_SUB_QUERY) { return e; }
}

/** A table of a FROM clause, for the statements that are read by hand. */
SqlNode AnyTable() :
{
    final SqlNode e;
}
{
    e = TableRef3(ExprContext.ACCEPT_QUERY_OR_JOIN, false) { return e; }
}

/** A whole query, for the statements that are read by hand. */
SqlNode AnyQuery() :
{
    final SqlNode e;
}
{
    e = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) { return e; }
}

void AddGroupingElement(List<SqlNode> list) :
{
    final List<SqlNode> elements;
    final Span s;
}
{
    LOOKAHEAD(2)
    <GROUPING> { s = span(); }
    <SETS> <LPAREN> elements = GroupingElementList() <RPAREN>
    { list.add(SqlStdOperatorTable.GROUPING_SETS.createCall(s.end(this), elements)); }
|
    <ROLLUP> { s = span(); } <LPAREN> elements = GroupingColumns() <RPAREN>
    { list.add(SqlStdOperatorTable.ROLLUP.createCall(s.end(this), elements)); }
|
    <CUBE> { s = span(); } <LPAREN> elements = GroupingColumns() <RPAREN>
    { list.add(SqlStdOperatorTable.CUBE.createCall(s.end(this), elements)); }
|
    LOOKAHEAD(3)
    <LPAREN> { s = span(); } <RPAREN>
    { list.add(new SqlNodeList(s.end(this))); }
|
    AddGroupingColumn(list)
}

List<SqlNode> GroupingColumns() :
{
    final List<SqlNode> list = new ArrayList<SqlNode>();
}
{
    AddGroupingColumn(list) ( <COMMA> AddGroupingColumn(list) )*
    { return list; }
}

/** An expression, or several in parentheses, which are grouped by together. */
void AddGroupingColumn(List<SqlNode> list) :
{
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    final Span s;
}
{
    LOOKAHEAD(<LPAREN> Expression(ExprContext.ACCEPT_SUB_QUERY) <COMMA>)
    <LPAREN> { s = span(); } AddExpressions(columns, ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { list.add(SqlStdOperatorTable.ROW.createCall(s.end(this), columns)); }
|
    AddExpression(list, ExprContext.ACCEPT_SUB_QUERY)
}
