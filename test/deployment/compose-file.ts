import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const checkout = path.resolve(import.meta.dirname, '../..');

export const textOf = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');

export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly init?: boolean;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly build?: { readonly target: string };
}

interface Yaml {
  parse(
    text: string,
    options: { merge: boolean },
  ): {
    readonly services: Readonly<Record<'db' | 'migrate' | 'app', ComposeService>>;
    readonly volumes: Readonly<Record<string, unknown>>;
  };
}

/** The compose file with its merge keys resolved, read by the parser that the linter brings along. */
export function readCompose() {
  const fromLinter = createRequire(createRequire(import.meta.url).resolve('dclint'));
  const yaml = fromLinter('yaml') as Yaml;
  return yaml.parse(textOf('docker-compose.yml'), { merge: true });
}
