"""Whether a mutant changes wording alone. What people read is held by other tests, so such mutants are not counted.

The rule: with every sentence taken out of both, the function and its mutant are the same. A sentence is a string with
a Chinese character in it, the English beside it in a label of both languages, and what `say` or `_` says. What is put
into a sentence (its figures and names) is no wording and stays counted.
"""

import ast
import re
from functools import lru_cache
from textwrap import dedent

_CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_SENTENCE = ast.Constant("…")
_TELLING = ("say", "_")
_LABEL = "Label"


def only_wording(function: str, mutant: str) -> bool:
    """Tell whether the two differ in nothing but sentences."""
    return _tells(function) and _without_sentences(function) == _without_sentences(mutant)


def _tells(function: str) -> bool:
    return bool(_CHINESE.search(function)) or any(f"{name}(" in function for name in (*_TELLING, _LABEL))


@lru_cache(4)  # a function is compared with many mutants
def _without_sentences(source: str) -> str:
    tree = ast.parse(dedent(source))
    defined = tree.body[0]
    assert isinstance(defined, ast.FunctionDef | ast.AsyncFunctionDef)
    defined.name = ""
    return ast.dump(_Silent().visit(tree))


class _Silent(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return _SENTENCE if _chinese(node) else node

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        if len(node.elts) == 2 and _chinese(node.elts[0]) and _text(node.elts[1]):
            return ast.Tuple([_SENTENCE, _SENTENCE], node.ctx)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in _TELLING and node.args:
            node.args[0] = _SENTENCE
        if name == _LABEL:
            node.args = [_SENTENCE if _text(each) else each for each in node.args]
        return node


def _text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _chinese(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_CHINESE.search(node.value))
