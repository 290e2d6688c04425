import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'src/bookings/booking/booking.object.ts');
const { config } = ts.readConfigFile(path.join(root, 'tsconfig.build.json'), (name) => ts.sys.readFile(name)) as {
  config: unknown;
};
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);

/** The compiler's complaints about the file with `text`. */
function complaints(text: string): string[] {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) =>
    path.resolve(name) === file ? ts.createSourceFile(name, text, version) : read(name, version, ...rest);
  const program = ts.createProgram([file], { ...options, noEmit: true, incremental: false }, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('An object that leaves through GraphQL', () => {
  const text = ts.sys.readFile(file) ?? '';

  it('compiles as it is', () => {
    expect(complaints(text)).toEqual([]);
  });

  it('does not compile without one of its fields', () => {
    const planted = text.replace('      title: booking.title,\n', '');
    expect(planted).not.toBe(text);
    expect(complaints(planted).join()).toContain("Property 'title' is missing");
  });

  it('does not compile with a field of another type', () => {
    const planted = text.replace('      status: booking.status,\n', '      status: 42,\n');
    expect(planted).not.toBe(text);
    expect(complaints(planted).join()).toContain("Type 'number' is not assignable to type");
  });
});
