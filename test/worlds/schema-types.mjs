// Writes the types of src/schema.graphql for the tests: test/worlds/schema.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import { buildSchema } from 'graphql';
import { inCheckout } from '../../scripts/checkout.mjs';

const file = 'test/worlds/schema.ts';
const schema = readFileSync(inCheckout('src/schema.graphql'), 'utf8');
const strings = ['CurrencyCode', 'DateTime', 'Decimal', 'LocalDate', 'LocalDateTime', 'LocalTime', 'TimeZone'];

const config = {
  // A new scalar must be named above, or nothing is written.
  strictScalars: true,
  scalars: Object.fromEntries(strings.map((name) => [name, 'string'])),
  enumsAsTypes: true,
  declarationKind: 'interface',
  skipTypename: true,
  immutableTypes: true,
  disableDescriptions: true,
  // An unexpected null fails a test at run time, with its line. So tests read nullable fields without `?.`.
  maybeValue: 'T',
  avoidOptionals: { field: true, inputValue: false },
  // JSON leaves undefined out.
  inputMaybeValue: 'T | null | undefined',
};

const [types] = await generate(
  { schema, silent: true, generates: { [file]: { plugins: ['typescript'], config } } },
  false,
);

/** Type of the argument `input` of each mutation and query that has one. */
function inputs() {
  const built = buildSchema(schema);
  const operations = [built.getMutationType(), built.getQueryType()].flatMap((type) => Object.values(type.getFields()));
  return operations.flatMap(({ name, args }) => {
    const input = args.find((argument) => argument.name === 'input');
    return input === undefined ? [] : [`  readonly ${name}: ${String(input.type).replace('!', '')};`];
  });
}

const text = `// Types of src/schema.graphql, written by \`npm run schema\`. Null is left out of nullable fields: see its script.
${types.content.trim()}

/** Type of the argument \`input\` of each mutation and query that has one. */
export interface Inputs {
${inputs().join('\n')}
}
`;
if (process.argv.includes('--stdout')) process.stdout.write(text);
else writeFileSync(inCheckout(file), text);
