import { readFileSync } from 'node:fs';
import { buildSchema, getNullableType, isListType, isObjectType } from 'graphql';
import { listLengths } from './list-lengths.js';

describe('The lengths of lists', () => {
  const schema = buildSchema(readFileSync('src/schema.graphql', 'utf8'));

  it.each(Object.keys(listLengths))('name a list of the schema: %s', (place) => {
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    expect(field !== undefined && isListType(getNullableType(field.type))).toBe(true);
  });
});
