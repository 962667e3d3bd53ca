import { relative, sep } from 'node:path';
import { checkImport } from './directions.ts';
import type { Rule } from './rule.ts';

function pathInRepository(context: { readonly cwd: string; readonly filename: string }): string {
  return relative(context.cwd, context.filename).split(sep).join('/');
}

/** Imports follow the arrows of docs/architecture.md. */
export const directions: Rule = {
  create(context) {
    const file = pathInRepository(context);
    return {
      ImportDeclaration(node) {
        const isType = node.importKind === 'type';
        const message = checkImport({ file, specifier: node.source.value, isType });
        if (message) context.report({ node: node.source, message });
      },
      ExportNamedDeclaration(node) {
        if (!node.source) return;
        const isType = node.exportKind === 'type';
        const message = checkImport({ file, specifier: node.source.value, isType });
        if (message) context.report({ node: node.source, message });
      },
      ImportExpression(node) {
        if (node.source.type !== 'Literal' || typeof node.source.value !== 'string') return;
        const message = checkImport({ file, specifier: node.source.value, isType: false });
        if (message) context.report({ node: node.source, message });
      },
      TSImportType(node) {
        const message = checkImport({ file, specifier: node.source.value, isType: true });
        if (message) context.report({ node: node.source, message });
      },
    };
  },
};

/** No index files and no re-exports: a name is imported from the file that defines it. */
export const noBarrel: Rule = {
  create(context) {
    const file = pathInRepository(context);
    const isIndex = /(?:^|\/)index\.tsx?$/.test(file);
    const isEdgeEntry = /^supabase\/functions\/[^/]+\/index\.ts$/.test(file);
    return {
      Program(node) {
        if (!isIndex || isEdgeEntry) return;
        context.report({
          node,
          message: 'Name the file after what it holds; index files hide it.',
        });
      },
      ExportAllDeclaration(node) {
        context.report({
          node,
          message: 'Import from the file that defines the name; no re-exports.',
        });
      },
      ExportNamedDeclaration(node) {
        if (!node.source) return;
        context.report({
          node,
          message: 'Import from the file that defines the name; no re-exports.',
        });
      },
    };
  },
};

const effects = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect']);

/** An effect says in a comment right above it why nothing simpler does. */
export const explainedEffect: Rule = {
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        const name = callee.type === 'MemberExpression' ? callee.property : callee;
        if (name.type !== 'Identifier' || !effects.has(name.name)) return;
        const line = node.loc.start.line;
        const isExplained = context.sourceCode
          .getAllComments()
          .some((comment) => comment.loc.end.line === line - 1 || comment.loc.start.line === line);
        if (isExplained) return;
        context.report({ node, message: `${name.name} needs its reason in a comment above it.` });
      },
    };
  },
};

const directive = /^\s*(?:oxlint|eslint)-disable(?:-next-line|-line)?\b(.*)$/s;

/** A disabled rule is named and excused: `oxlint-disable-next-line rule -- why`. */
export const explainedDisable: Rule = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const rest = directive.exec(comment.value)?.[1];
          if (rest === undefined || /^\s+[\w@/-]+.*\s--\s+\S+/s.test(rest)) continue;
          context.report({
            loc: comment.loc,
            message: 'Name the disabled rule and say why: `oxlint-disable-next-line rule -- why`.',
          });
        }
      },
    };
  },
};

const longestComment = 3;

/** Comments say why, in three lines at most; doc comments (two stars) may be longer. */
export const shortComment: Rule = {
  create(context) {
    return {
      Program() {
        let run = 0;
        let previousEnd = -1;
        for (const comment of context.sourceCode.getAllComments()) {
          const { start, end } = comment.loc;
          const isDoc = comment.type === 'Block' && comment.value.startsWith('*');
          const lines = end.line - start.line + 1;
          const continues = comment.type === 'Line' && start.line === previousEnd + 1;
          run = continues ? run + lines : lines;
          previousEnd = comment.type === 'Line' ? end.line : -1;
          if (isDoc || run <= longestComment) continue;
          context.report({
            loc: comment.loc,
            message: `Say it in ${longestComment} lines, or in docs/.`,
          });
          run = Number.NEGATIVE_INFINITY;
        }
      },
    };
  },
};

const mostProps = 8;

/** Props that every element has: they say nothing about how much a component does. */
const commonProps = new Set(['children', 'className', 'ref', 'id']);

type Property = { readonly type: string; readonly key?: { readonly type: string } };
type Parameter = { readonly type: string; readonly properties?: readonly Property[] };

function countsAsProp({ type, key }: Property): boolean {
  const isCommon =
    key && 'name' in key && typeof key.name === 'string' && commonProps.has(key.name);
  return type === 'Property' && !isCommon;
}

function propsProblem(component: string, parameter: Parameter | undefined): string | undefined {
  if (!/^[A-Z]/.test(component) || parameter?.type !== 'ObjectPattern') return undefined;
  const count = parameter.properties?.filter(countsAsProp).length ?? 0;
  if (count <= mostProps) return undefined;
  return `${component} takes ${count} props; group them or split it (at most ${mostProps}).`;
}

/** A component takes eight props at most, counted where it destructures them. */
export const fewProps: Rule = {
  create(context) {
    return {
      FunctionDeclaration(node) {
        if (!node.id) return;
        const message = propsProblem(node.id.name, node.params[0]);
        if (message) context.report({ node: node.id, message });
      },
      VariableDeclarator(node) {
        if (node.id.type !== 'Identifier' || node.init?.type !== 'ArrowFunctionExpression') return;
        const message = propsProblem(node.id.name, node.init.params[0]);
        if (message) context.report({ node: node.id, message });
      },
    };
  },
};
