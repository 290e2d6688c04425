import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');
const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (name) => ts.sys.readFile(name)) as {
  config: unknown;
};
const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);

const COMPARISONS = ['===', '!==', '<', '>', '<=', '>='];
const LOOK_UPS = ['includes', 'indexOf', 'has', 'get', 'set', 'add', 'delete'];

/** An object with a provider and an id, and nothing else. */
const isKey = (type: ts.Type): boolean =>
  type.isUnion()
    ? type.types.some(isKey)
    : type
        .getProperties()
        .map(({ name }) => name)
        .sort()
        .join() === 'id,provider';

/** Whether a key is one side of a comparison, or what is looked up by identity. */
function mistakenIn(checker: ts.TypeChecker, node: ts.Node): boolean {
  const isKeyAt = (part: ts.Node) => isKey(checker.getTypeAtLocation(part));
  if (ts.isBinaryExpression(node)) {
    const sides = [node.left, node.right];
    const isNothing = (side: ts.Node) =>
      (checker.getTypeAtLocation(side).flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0;
    return COMPARISONS.includes(node.operatorToken.getText()) && sides.some(isKeyAt) && !sides.some(isNothing);
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const [first] = node.arguments;
    return first !== undefined && LOOK_UPS.includes(node.expression.name.text) && isKeyAt(first);
  }
  if (!ts.isNewExpression(node) || !['Map', 'Set'].includes(node.expression.getText())) return false;
  const [held] = checker.getTypeArguments(checker.getTypeAtLocation(node) as ts.TypeReference);
  return held !== undefined && isKey(held);
}

/** The places in files that take two keys for different because they are two objects; `texts` replace files. */
function mistakes(files: readonly string[], texts: ReadonlyMap<string, string> = new Map()): string[] {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) => {
    const text = texts.get(path.resolve(name));
    return text === undefined
      ? read(name, version, ...rest)
      : ts.createSourceFile(
          name,
          text,
          { ...(typeof version === 'object' && version), languageVersion: ts.ScriptTarget.ESNext },
          true,
        );
  };
  const program = ts.createProgram(files, { ...options, noEmit: true, incremental: false }, host);
  const checker = program.getTypeChecker();
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (mistakenIn(checker, node)) found.push(node.getText());
    ts.forEachChild(node, look);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(path.join(root, 'src'))) look(file);
  return found;
}

describe('Keys of rows that belong to a provider', () => {
  it('are compared and looked up by their UUIDs everywhere', () => {
    expect(mistakes(fileNames)).toEqual([]);
  });

  it('are caught where they are compared as objects', () => {
    const planted = path.join(root, 'src/planted.ts');
    const text = [
      "import type { ResourceKey } from './platform/core/keys.js';",
      'export const same = (a: ResourceKey, b: ResourceKey | null): boolean => a === b;',
      'export const known = (all: readonly ResourceKey[], one: ResourceKey): boolean => all.includes(one);',
      'export const each = (all: readonly ResourceKey[]): Set<ResourceKey> => new Set(all);',
      'export const none = (one: ResourceKey | null): boolean => one === null;',
    ].join('\n');
    expect(mistakes([planted], new Map([[planted, text]]))).toEqual(['a === b', 'all.includes(one)', 'new Set(all)']);
  });
});
