import { Button, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { t } from '../i18n/t';

/**
 * A button whose step cannot be undone: a dialog says what will happen, and the focus stands on Cancel. `act` answers
 * true when it is done; the dialog stays open otherwise, so that refusals can be read in `children`.
 */
export function ConfirmButton({
  label,
  title,
  children,
  confirm,
  act,
  danger = false,
  primary = false,
  disabled = false,
}: {
  readonly label: string;
  readonly title: string;
  readonly children: ReactNode;
  /** The word on the button that does it. */
  readonly confirm?: string;
  readonly act: () => Promise<boolean>;
  readonly danger?: boolean;
  readonly primary?: boolean;
  readonly disabled?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const doIt = async () => {
    setBusy(true);
    try {
      if (await act()) setOpen(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button danger={danger} type={primary ? 'primary' : 'default'} disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={title}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        afterOpenChange={(shown) => shown && cancel.current?.focus()}
        closable={{ 'aria-label': t.words.close }}
        footer={
          <div className="dialog-actions">
            <Button ref={cancel} onClick={() => setOpen(false)}>
              {t.words.cancel}
            </Button>
            <Button type="primary" danger={danger} loading={busy} onClick={() => void doIt()}>
              {confirm ?? label}
            </Button>
          </div>
        }
      >
        {children}
      </Modal>
    </>
  );
}
