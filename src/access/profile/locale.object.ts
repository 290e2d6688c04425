import { Locale } from '../../platform/core/locale.js';
import { describeEnum } from '../../platform/graphql/enum-type.js';

describeEnum(Locale, 'Locale', 'A language of messages and files.', { EN: 'English.', ZH: 'Simplified Chinese.' });

export { Locale };
