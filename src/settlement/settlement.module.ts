import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { AdjustStatementLine } from './adjust-statement-line.js';
import { DisputeStatementLine } from './dispute-statement-line.js';
import { IssueStatement } from './issue-statement.js';
import { MoveStatement } from './move-statement.js';
import { FindStatements } from './find-statements.js';
import { SettlementQueriesResolver, SettlementResolver } from './settlement.resolver.js';
import { StatementPrinter } from './statement-printer.js';
import { StatementDocuments } from './statement-document.js';
import { StatementLoader } from './statement-loader.js';
import { statementResolvers } from './statement.resolver.js';
import { StatementsController } from './statements.controller.js';
import { LedgerPostingEntity } from './ledger-posting.entity.js';
import { LedgerTransactionEntity } from './ledger-transaction.entity.js';
import { StatementCounterEntity } from './statement-counter.entity.js';
import { StatementDisputeEntity } from './statement-dispute.entity.js';
import { StatementEntity } from './statement.entity.js';
import { StatementLineEntity } from './statement-line.entity.js';

const useCases = [IssueStatement, MoveStatement, DisputeStatementLine, AdjustStatementLine];
const reading = [FindStatements, StatementLoader, StatementDocuments, StatementPrinter];

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
  providers: [...useCases, ...reading, SettlementQueriesResolver, SettlementResolver, ...statementResolvers],
  controllers: [StatementsController],
})
export class SettlementModule {}
