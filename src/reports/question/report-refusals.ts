import type { GraphQLError } from 'graphql';
import { forbidden } from '../../platform/graphql/api-error.js';

export const figuresHidden = (): GraphQLError =>
  forbidden('Only ADMINs, RESOURCE_MANAGERs and FINANCE of an organization see how its resources are used.');
