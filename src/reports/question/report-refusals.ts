import type { GraphQLError } from 'graphql';
import { roleWords } from '../../access/index.js';
import { Locale } from '../../platform/core/locale.js';
import { message, textIn } from '../../platform/core/message.js';
import { forbidden } from '../../platform/graphql/api-error.js';
import { figuresAreHidden } from './refusals.js';

export const figuresHidden = (): GraphQLError =>
  forbidden(textIn(Locale.EN, message(figuresAreHidden, { roles: roleWords('utilizationReport', 'provider') })));
