import type { AccountKey } from '../../platform/core/keys.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { foldEmail } from '../core/credentials.js';

/** An account as the operator sees it. */
export interface OperatorAccount {
  readonly userId: AccountKey;
  readonly name: string;
  readonly email: string;
  readonly isPlatformAdmin: boolean;
  readonly isEnabled: boolean;
  readonly isDemo: boolean;
}

type Row = Omit<OperatorAccount, 'userId'> & { readonly accountId: AccountKey };

const columns = /* sql */ `
  account_id as "accountId", name, email, is_platform_admin as "isPlatformAdmin",
  disabled_at is null as "isEnabled", is_demo as "isDemo"`;

const byEmail = statement(
  'access.operator-account-by-email',
  /* sql */ `select ${columns} from account where lower(email collate "C") = $1`,
);

const admins = statement(
  'access.platform-admins',
  /* sql */ `select ${columns} from account where is_platform_admin order by account_id limit 1000`,
);

const demoAccounts = statement(
  'access.demo-accounts',
  /* sql */ `
  select ${columns} from account where is_demo and closed_at is null and disabled_at is null order by account_id
   limit 1000`,
);

const accountOf = ({ accountId, ...row }: Row): OperatorAccount => ({ userId: accountId, ...row });

export async function accountByEmail(queryable: Queryable, email: string): Promise<OperatorAccount | null> {
  const [row] = await queryable.run<Row>(byEmail, [foldEmail(email)]);
  return row === undefined ? null : accountOf(row);
}

/** All platform administrators, the disabled ones too, in the order in which their accounts were made. */
export const platformAdmins = async (queryable: Queryable): Promise<OperatorAccount[]> =>
  (await queryable.run<Row>(admins)).map(accountOf);

/** Demo accounts that can sign in. */
export const enabledDemoAccounts = async (queryable: Queryable): Promise<OperatorAccount[]> =>
  (await queryable.run<Row>(demoAccounts)).map(accountOf);
