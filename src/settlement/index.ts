/** The month between two organizations: statements, disputes, what is owed, and the ledger behind it. */
export { settlementGuarantees } from './guarantees.js';
export { WITH_UNWRITTEN } from './unwritten-lines.js';
export { SettlementModule } from './settlement.module.js';
