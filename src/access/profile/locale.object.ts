import { registerEnumType } from '@nestjs/graphql';
import { Locale } from '../../platform/core/locale.js';

registerEnumType(Locale, {
  name: 'Locale',
  description: 'A language of messages and files.',
  valuesMap: { EN: { description: 'English.' }, ZH: { description: 'Simplified Chinese.' } },
});

export { Locale };
