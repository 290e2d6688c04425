import { readFileSync, writeFileSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';

const index = inCheckout('migrations/index.ts');
const list = readFileSync(index, 'utf8');

const [name = ''] = process.argv.slice(2);
if (!/^[a-z]\w*(?:-\w+)*$/.test(name)) {
  console.error('Name the migration in lower case, for example: npm run migration:create -- opening-notes');
  process.exit(1);
}

/** Migrations run in the order of their names, so a new one is later than the last, whatever the clock says. */
function timestamp() {
  const now = Number(new Date().toISOString().replace(/\D/g, '').slice(0, 14));
  const last = Math.max(...[...list.matchAll(/\/(\d{14})-/g)].map(([, digits]) => Number(digits)));
  return Math.max(now, last + 100);
}

const stamp = timestamp();
const className = name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()) + stamp;
const file = `migrations/${stamp}-${name}.ts`;

writeFileSync(
  inCheckout(file),
  `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ \`\`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ \`\`);
  }
}
`,
  { flag: 'wx' },
);
writeFileSync(
  index,
  list
    .replace('\n\n/**', `\nimport { ${className} } from './${stamp}-${name}.js';\n\n/**`)
    .replace('\n];', `\n  ${className},\n];`),
);
console.log(`${file} is written and added to migrations/index.ts.`);
