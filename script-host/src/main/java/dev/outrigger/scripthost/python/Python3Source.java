package dev.outrigger.scripthost.python;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.python.antlr.PythonTree;
import org.python.antlr.Visitor;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.ClassDef;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Import;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.alias;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;
import org.python.antlr.base.mod;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;

/**
 * Compiles a script with Python 3's division, print, text literals and imports, and rewrites in its
 * tree what no flag covers: {@code str(x)}, {@code super()} without arguments, the imports that
 * {@link ImportGuard} answers, and what {@link Python3Meaning} names. Lines stay where they are.
 */
final class Python3Source {
    private Python3Source() {}

    static PyCode compile(String script, String fileName) {
        CompilerFlags flags =
                new CompilerFlags(
                        CodeFlag.CO_FUTURE_PRINT_FUNCTION.flag
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
            Expressions.replace(tree, new Python3Meaning(names.stored)::of);
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
            if (self == null
                    && className != null
                    && !arguments.isEmpty()
                    && arguments.get(0) instanceof Name first) {
                self = first.getInternalId();
            }
            Object result = super.visitFunctionDef(node);
            self = outerSelf;
            return result;
        }

        @Override
        public Object visitCall(Call node) throws Exception {
            if (node.getInternalFunc() instanceof Name function
                    && !stored.contains(function.getInternalId())) {
                rewrite(node, function);
            }
            return super.visitCall(node);
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

        private static Name load(PythonTree at, String name) {
            return new Name(at, name, expr_contextType.Load);
        }
    }
}
