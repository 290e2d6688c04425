import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';

/** A native text field: antd's own is 15 kB for what pages with a form of few texts need. Takes a form item's properties. */
export function TextInput({ value, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input {...rest} className="native-input" value={value ?? ''} />;
}

/** A native field for longer texts. */
export function TextArea({ value, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea {...rest} className="native-input" value={value ?? ''} />;
}
