import type { Type } from '@nestjs/common';
import { Args } from '@nestjs/graphql';

/** The argument `input` of an operation. */
export const Input = (type: Type, description: string): ParameterDecorator =>
  Args('input', { type: () => type, description });
