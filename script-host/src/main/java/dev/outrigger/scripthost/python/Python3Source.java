package dev.outrigger.scripthost.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.python.antlr.PythonTree;
import org.python.antlr.Visitor;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.ClassDef;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Import;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.alias;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.ast.keyword;
import org.python.antlr.ast.operatorType;
import org.python.antlr.base.expr;
import org.python.antlr.base.mod;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;

/**
 * Compiles a script with Python 3's division, print, text literals and imports, and rewrites in its tree what no flag
 * covers: {@code str(x)}, {@code super()} without arguments, the values put into text literals by % and
 * format(), and the imports that {@link ImportGuard} answers. Lines stay where they are.
 */
final class Python3Source {
    private Python3Source() {}

    static PyCode compile(String script, String fileName) {
        CompilerFlags flags = new CompilerFlags(CodeFlag.CO_FUTURE_PRINT_FUNCTION.flag
                | CodeFlag.CO_FUTURE_DIVISION.flag
                | CodeFlag.CO_FUTURE_UNICODE_LITERALS.flag
                | CodeFlag.CO_FUTURE_ABSOLUTE_IMPORT.flag);
        flags.source_is_utf8 = true;
        if (script.indexOf('\0') >= 0) {
            throw Py.ValueError("source code cannot contain null bytes");
        }
        mod tree = ParserFacade.parse(script + "\n\n", CompileMode.exec, fileName, flags);
        try {
            Names names = new Names();
            names.visit(tree);
            new Rewriter(names.stored).visit(tree);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a script's tree could not be rewritten", e);
        }
        return Py.compile_flags(tree, fileName, CompileMode.exec, flags);
    }

    /** The names that a script itself gives a meaning. */
    private static final class Names extends Visitor {
        private final Set<String> stored = new HashSet<>();

        @Override
        public Object visitName(Name node) throws Exception {
            if (node.getInternalCtx() != expr_contextType.Load) {
                stored.add(node.getInternalId());
            }
            return super.visitName(node);
        }

        @Override
        public Object visitFunctionDef(FunctionDef node) throws Exception {
            stored.add(node.getInternalName());
            return super.visitFunctionDef(node);
        }

        @Override
        public Object visitClassDef(ClassDef node) throws Exception {
            stored.add(node.getInternalName());
            return super.visitClassDef(node);
        }
    }

    private static final class Rewriter extends Visitor {
        private final Set<String> stored;
        private String className;
        private String self;

        Rewriter(Set<String> stored) {
            this.stored = stored;
        }

        @Override
        public Object visitClassDef(ClassDef node) throws Exception {
            String outerClass = className;
            String outerSelf = self;
            className = node.getInternalName();
            self = null;
            Object result = super.visitClassDef(node);
            className = outerClass;
            self = outerSelf;
            return result;
        }

        @Override
        public Object visitFunctionDef(FunctionDef node) throws Exception {
            String outerSelf = self;
            List<expr> arguments = node.getInternalArgs().getInternalArgs();
            if (self == null && className != null && !arguments.isEmpty() && arguments.get(0) instanceof Name first) {
                self = first.getInternalId();
            }
            Object result = super.visitFunctionDef(node);
            self = outerSelf;
            return result;
        }

        @Override
        public Object visitCall(Call node) throws Exception {
            if (node.getInternalFunc() instanceof Name function && !stored.contains(function.getInternalId())) {
                rewrite(node, function);
            }
            Object result = super.visitCall(node);
            if (node.getInternalFunc() instanceof Attribute method
                    && method.getInternalAttr().equals("format")
                    && method.getInternalValue() instanceof Str) {
                wrapArguments(node);
            }
            return result;
        }

        @Override
        public Object visitImport(Import node) throws Exception {
            for (alias imported : node.getInternalNames()) {
                if (ImportGuard.isJava(imported.getInternalName())) {
                    imported.setName(Py.newString(ImportGuard.MARK + imported.getInternalName()));
                }
            }
            return super.visitImport(node);
        }

        @Override
        public Object visitImportFrom(ImportFrom node) throws Exception {
            if (node.getInternalModule() != null && ImportGuard.isJava(node.getInternalModule())) {
                node.setModule(Py.newString(ImportGuard.MARK + node.getInternalModule()));
            }
            return super.visitImportFrom(node);
        }

        private void rewrite(Call node, Name function) {
            if (function.getInternalId().equals("str")) {
                function.setId(Py.newString(Python3Builtins.TEXT));
            } else if (function.getInternalId().equals("super")
                    && self != null
                    && node.getInternalArgs().isEmpty()
                    && node.getInternalStarargs() == null) {
                node.getInternalArgs().add(load(node, className));
                node.getInternalArgs().add(load(node, self));
            }
        }

        /** Numbers and lists in a text look as in Python 3. */
        @Override
        public Object visitBinOp(BinOp node) throws Exception {
            Object result = super.visitBinOp(node);
            if (node.getInternalOp() == operatorType.Mod && node.getInternalLeft() instanceof Str) {
                node.setRight(wrapped(Python3Builtins.OPERAND, node.getInternalRight()));
            }
            return result;
        }

        private static void wrapArguments(Call format) {
            List<expr> arguments = format.getInternalArgs();
            for (int i = 0; i < arguments.size(); i++) {
                arguments.set(i, wrapped(Python3Builtins.ARGUMENT, arguments.get(i)));
            }
            for (keyword keyword : format.getInternalKeywords()) {
                keyword.setValue(wrapped(Python3Builtins.ARGUMENT, keyword.getInternalValue()));
            }
        }

        private static Call wrapped(String function, expr value) {
            return new Call(
                    value,
                    load(value, function),
                    new ArrayList<>(List.of(value)),
                    new ArrayList<>(),
                    null,
                    null);
        }

        private static Name load(PythonTree at, String name) {
            return new Name(at, name, expr_contextType.Load);
        }
    }
}
