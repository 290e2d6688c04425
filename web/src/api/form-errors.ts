import type { FormInstance } from 'antd';
import type { UserError } from './use-action';

/** The path of a field as antd's forms take it: "0" of a list becomes 0. */
export const formPath = (field: readonly string[]): (string | number)[] =>
  field.map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * Puts each refusal at the field that it names, and answers those that name none, or a field that the form does not have;
 * they stand above the form. The first field to blame gets the focus.
 */
export function showErrors(
  form: FormInstance,
  errors: readonly UserError[],
  fields: readonly string[],
): readonly UserError[] {
  const placed = errors.filter(({ field }) => field != null && fields.includes(field[0] ?? ''));
  const byPath = new Map<string, { name: (string | number)[]; errors: string[] }>();
  for (const { field, message } of placed) {
    const name = formPath(field ?? []);
    const known = byPath.get(name.join('.')) ?? { name, errors: [] };
    known.errors.push(message);
    byPath.set(name.join('.'), known);
  }
  form.setFields([...byPath.values()]);
  const [first] = byPath.values();
  if (first !== undefined) form.scrollToField(first.name, { focus: true });
  return errors.filter((error) => !placed.includes(error));
}
