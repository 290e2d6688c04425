import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { showErrors } from '../api/form-errors';
import type { Problem as Failed } from '../api/problem';
import type { ActionResult, UserError } from '../api/use-action';
import { Problem, Refusals } from './states';

/**
 * A form that sends one mutation. Each refusal stands at the field that it names, the others above the form; nothing that
 * was typed is lost.
 */
export function ActionForm<Values extends object, Data>({
  fields,
  initialValues,
  submit,
  done,
  submitLabel,
  form: given,
  extra,
  block = false,
  children,
}: {
  /** The names of the form's fields, as the input of the mutation has them. */
  readonly fields: readonly string[];
  readonly initialValues?: Partial<Values>;
  readonly submit: (values: Values) => Promise<ActionResult<Data>>;
  readonly done: (data: Data, values: Values) => void;
  readonly submitLabel: string;
  readonly form?: FormInstance<Values>;
  /** Further buttons beside the one that sends. */
  readonly extra?: ReactNode;
  readonly block?: boolean;
  readonly children: ReactNode;
}) {
  const [own] = Form.useForm<Values>();
  const form = given ?? own;
  // Two forms of a page may have fields of one name, and each field needs an id of its own.
  const name = useId();
  const [busy, setBusy] = useState(false);
  const [above, setAbove] = useState<readonly UserError[]>([]);
  const [problem, setProblem] = useState<Failed | null>(null);
  const send = async (values: Values) => {
    setBusy(true);
    // A field that nobody touched is empty, so that the service says what it needs.
    const untouched = Object.fromEntries(fields.map((field) => [field, '']));
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    const { data, errors, problem: failed } = await submit({ ...untouched, ...given } as Values);
    setBusy(false);
    setProblem(failed);
    setAbove(showErrors(form, errors, fields));
    if (failed === null && errors.length === 0 && data !== null) done(data, values);
  };
  return (
    <Form<Values>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={false}
      {...(initialValues !== undefined && { initialValues: initialValues })}
      onFinish={(values) => void send(values)}
    >
      {problem !== null && <Problem problem={problem} />}
      <Refusals errors={above} />
      {children}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={busy} block={block}>
          {submitLabel}
        </Button>
        {extra}
      </div>
    </Form>
  );
}
