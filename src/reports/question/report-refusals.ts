import type { GraphQLError } from 'graphql';
import { roleWords } from '../../access/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { message, textIn } from '../../platform/core/message.js';
import { forbidden } from '../../platform/graphql/api-error.js';
import { figuresAreHidden } from './refusals.js';

/** FORBIDDEN, in the language of the request. */
export const figuresHidden = (locale: Locale): GraphQLError =>
  forbidden(textIn(locale, message(figuresAreHidden, { roles: roleWords('utilizationReport', 'provider') })));
