import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { AcceptStatement } from './accept-statement.js';
import { AdjustStatementLine } from './adjust-statement-line.js';
import { DisputeStatementLine } from './dispute-statement-line.js';
import { IssueStatement } from './issue-statement.js';
import { SettleStatement } from './settle-statement.js';
import { FindStatements } from './find-statements.js';
import { SettlementQueriesResolver, SettlementResolver } from './settlement.resolver.js';
import { StatementPrinter } from './statement-printer.js';
import { StatementDocuments } from './statement-document.js';
import { StatementLoader } from './statement-loader.js';
import {
  BalanceResolver,
  StatementLineDisputeResolver,
  StatementLineHistoryResolver,
  StatementLineResolver,
  StatementResolver,
} from './statement.resolver.js';
import { StatementsController } from './statements.controller.js';
import { LedgerPostingEntity } from './ledger-posting.entity.js';
import { LedgerTransactionEntity } from './ledger-transaction.entity.js';
import { StatementCounterEntity } from './statement-counter.entity.js';
import { StatementDisputeEntity } from './statement-dispute.entity.js';
import { StatementEntity } from './statement.entity.js';
import { StatementLineEntity } from './statement-line.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      LedgerPostingEntity,
      LedgerTransactionEntity,
      StatementCounterEntity,
      StatementDisputeEntity,
      StatementEntity,
      StatementLineEntity,
    ]),
    AccessModule,
    OrganizationsModule,
    BookingsModule,
  ],
  providers: [
    AcceptStatement,
    AdjustStatementLine,
    BalanceResolver,
    DisputeStatementLine,
    IssueStatement,
    FindStatements,
    SettlementQueriesResolver,
    SettlementResolver,
    SettleStatement,
    StatementDocuments,
    StatementPrinter,
    StatementLineDisputeResolver,
    StatementLineHistoryResolver,
    StatementLineResolver,
    StatementLoader,
    StatementResolver,
  ],
  controllers: [StatementsController],
})
export class SettlementModule {}
