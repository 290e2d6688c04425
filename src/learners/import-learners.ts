import { Injectable } from '@nestjs/common';
import { may, Quotas, roleWords, type Viewer } from '../access/index.js';
import {
  organizationsById,
  organizationStatusWord,
  type OrganizationFacts,
  seesOrganization,
} from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { listedProblems, type RowProblem, type RowRule } from '../platform/core/row-problem.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import { Database, type Tx } from '../platform/db/database.js';
import { dayOf } from './core/learner.js';
import { type LearnerRow, readRows } from './core/learner-rows.js';
import { type AbsentRule, type ImportPlan, planImport } from './core/plan-import.js';
import { learnerReasons, type LearnerRefusal } from './core/refusals.js';
import { DueErasures, LearnerEndings } from './erasures.js';
import { readLearnerFile } from './learner-file.js';
import { leaveUnnamed, presentLearners, writeImport } from './learners.repository.js';

export interface ImportLearnersCommand {
  readonly organizationId: OrganizationKey;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly absent: AbsentRule;
  readonly onError: RowRule;
  readonly dryRun: boolean;
}

/** The counts of an import, done or tried. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly left: number;
  readonly absent: number;
  readonly rows: readonly RowProblem[];
}

/** Why nothing was written, with the problems of rows, if it came to them. */
export interface ImportRefused {
  readonly reasons: readonly LearnerRefusal[];
  readonly rows: readonly RowProblem[];
}

type Outcome = Result<ImportCounts, ImportRefused>;

const MOST_NAME = 255;

const refusedBy = (...reasons: LearnerRefusal[]) => refuse<ImportRefused>({ reasons, rows: [] });

/** Reads the list of learners of a school and brings what is kept in line with it. */
@Injectable()
export class ImportLearners {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
    private readonly due: DueErasures,
    private readonly endings: LearnerEndings,
  ) {}

  async execute(viewer: Viewer, command: ImportLearnersCommand): Promise<Outcome> {
    const now = this.clock.now();
    return this.database.transaction<ImportCounts, ImportRefused>(async (tx) => {
      const { organizationId } = command;
      const organization = (await organizationsById(tx, [organizationId])).get(organizationId);
      if (organization === undefined || !seesOrganization(viewer, organization)) {
        return refusedBy(refusal(learnerReasons.noOrganization, ['organizationId']));
      }
      const problem = this.callProblem(viewer, organization);
      if (problem !== null) return refusedBy(problem);
      const [file] = command.files;
      if (file === undefined || command.files.length !== 1) {
        return refusedBy(refusal(learnerReasons.oneFile, ['files'], { given: command.files.length }));
      }
      const named = [...file.name].length;
      if (named < 1 || named > MOST_NAME) {
        const facts = { most: MOST_NAME, given: named };
        return refusedBy(refusal(learnerReasons.fileName, ['files', '0', 'name'], facts));
      }
      const rows = readLearnerFile(file.text);
      if (!rows.ok) return refusedBy(rows.error);
      return this.import(tx, organization, { ...command, file: file.name, rows: rows.value }, now);
    });
  }

  private callProblem(viewer: Viewer, organization: OrganizationFacts): LearnerRefusal | null {
    if (!may(viewer, 'importLearners', { own: organization.key })) {
      const facts = { organization: organization.name, roles: roleWords('importLearners', 'own') };
      return refusal(learnerReasons.importing, ['organizationId'], facts);
    }
    return notVerified(organization, ['organizationId']);
  }

  private async import(
    tx: Tx,
    organization: OrganizationFacts,
    command: Pick<ImportLearnersCommand, 'absent' | 'onError' | 'dryRun'> & {
      readonly file: string;
      readonly rows: readonly LearnerRow[];
    },
    now: Instant,
  ): Promise<Outcome> {
    const { key } = organization;
    const today = dayOf(localAt(now, organization.timeZone));
    const read = readRows(command.rows, { file: command.file, today });
    // Imports, erasures and the job stand in line here, so that nobody comes back who was erased meanwhile.
    await this.quotas.standInLine(tx, 'learners', key);
    const { kept, ...there } = await presentLearners(tx, key, [...read.named], now);
    const plan = planImport(command.file, read, there, command);
    const rows = listedProblems(plan.problems);
    const refused = refusalOf(plan, there.active);
    if (refused !== null) return refuse({ reasons: [refused], rows });
    const wanted = plan.created.length;
    const full =
      wanted === 0
        ? null
        : await this.quotas.refusal(tx, { kind: 'learners', subject: key, status: organization.status, wanted }, () =>
            Promise.resolve(kept),
          );
    if (full !== null) return refuse({ reasons: [full], rows });
    const left = command.absent === 'LEAVE' ? plan.absent : 0;
    if (!command.dryRun) {
      await this.due.within(tx, key, now);
      await writeImport(tx, key, plan);
      if (left > 0) await this.endings.left(tx, await leaveUnnamed(tx, key, [...read.named], today), now);
    }
    return ok({
      created: wanted,
      updated: plan.updated.length,
      unchanged: plan.unchanged,
      left,
      absent: plan.absent,
      rows,
    });
  }
}

function refusalOf({ refused, absent, problems }: ImportPlan, active: number): LearnerRefusal | null {
  if (refused === null) return null;
  return refused === 'ROWS_REFUSED'
    ? refusal(learnerReasons.rowsRefused, ['files'], { count: problems.length })
    : refusal(learnerReasons.tooManyAbsent, ['absent'], { absent, active });
}

/** Writing needs a VERIFIED organization, but for what ends something. */
export const notVerified = (
  { status, name }: Pick<OrganizationFacts, 'status' | 'name'>,
  field: readonly string[],
): LearnerRefusal | null =>
  status === 'VERIFIED'
    ? null
    : refusal(learnerReasons.notVerified, field, {
        needed: organizationStatusWord('VERIFIED'),
        organization: name,
        status: organizationStatusWord(status),
      });
