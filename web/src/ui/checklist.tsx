import { t } from '../i18n/t';
import { Icon } from './icon';

export interface Check {
  readonly kept: boolean;
  readonly message: string;
}

/** The rules of a request, kept or broken, each with a sentence. */
export function Checklist({ checks, label }: { readonly checks: readonly Check[]; readonly label: string }) {
  return (
    <ul className="checklist" aria-label={label}>
      {checks.map(({ kept, message }, place) => (
        <li key={`${place} ${message}`} className={kept ? 'check-kept' : 'check-broken'}>
          <Icon name={kept ? 'kept' : 'broken'} size={16} />
          <span className="visually-hidden">{kept ? t.states.kept : t.states.broken}</span>
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
