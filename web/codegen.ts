import type { CodegenConfig } from '@graphql-codegen/cli';

const text = { input: 'string', output: 'string' };

/** Types of the documents of the console, written to src/api/generated/ by `npm run schema`. */
const config: CodegenConfig = {
  schema: 'src/schema.graphql',
  documents: ['web/src/**/*.graphql.ts'],
  ignoreNoDocuments: true,
  generates: {
    'web/src/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: {
          CurrencyCode: text,
          DateTime: text,
          Decimal: text,
          LocalDate: text,
          LocalDateTime: text,
          LocalTime: text,
          TimeZone: text,
        },
      },
    },
  },
};
export default config;
