import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** One file of the checkout, compiled with other texts than its own. */
export class CompiledFile {
  readonly text: string;
  private readonly file: string;
  private readonly options: ts.CompilerOptions;
  private readonly host: ts.CompilerHost;
  private planted = '';

  constructor(file: string, configuration: string) {
    this.file = path.join(root, file);
    this.text = ts.sys.readFile(this.file) ?? '';
    const { config } = ts.readConfigFile(path.join(root, configuration), (name) => ts.sys.readFile(name)) as {
      config: unknown;
    };
    this.options = { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true, incremental: false };
    this.host = ts.createCompilerHost(this.options);
    const read = this.host.getSourceFile.bind(this.host);
    const others = new Map<string, ts.SourceFile | undefined>();
    this.host.getSourceFile = (name, version, ...rest) => {
      if (path.resolve(name) === this.file) return ts.createSourceFile(name, this.planted, version);
      if (!others.has(name)) others.set(name, read(name, version, ...rest));
      return others.get(name);
    };
  }

  /** Complaints of the compiler when `from` is replaced by `to`. */
  complaintsWith(from: string, to: string): string[] {
    expect(this.text).toContain(from);
    return this.complaints(this.text.replace(from, to));
  }

  complaints(text = this.text): string[] {
    this.planted = text;
    const program = ts.createProgram([this.file], this.options, this.host);
    return program
      .getSemanticDiagnostics(program.getSourceFile(this.file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
}
