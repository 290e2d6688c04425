import { Button, Input } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';

/** A password that is shown on demand; takes `id`, `value` and `onChange` of a form item. */
export function PasswordInput({
  isNew = false,
  ...item
}: {
  readonly isNew?: boolean;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (event: React.ChangeEvent<HTMLInputElement>) => void;
}) {
  const [shown, setShown] = useState(false);
  return (
    <div className="password">
      <Input
        {...item}
        type={shown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        spellCheck={false}
      />
      <Button onClick={() => setShown(!shown)}>{shown ? t.account.hide : t.account.show}</Button>
    </div>
  );
}
