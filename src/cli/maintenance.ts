import { answerSentence, answerTable } from './answers.ts';
import type { Noun } from './command.ts';
import { HOLD_COLUMNS } from './delivery-answers.ts';
import { namedId } from './named-id.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readHolds } from './read-directory.ts';

type Desk = Pick<OperatorDesk, 'transactions' | 'holds' | 'planMaintenance' | 'endMaintenance' | 'newId'>;

/** Maintenance windows of systems. */
export const maintenance: Noun<Desk> = {
  about: 'Maintenance windows of systems: from an instant to an instant nothing is sent, and cases say so.',
  verbs: {
    list: {
      about: 'windows that are not over',
      options: { system: { takes: 'CODE', about: 'those of a system' } },
      async run(desk, call) {
        const system = call.option('system');
        const windows = (await readHolds(desk, call.by)).filter(
          ({ kind, systemCode }) => kind === 'maintenance' && (system === undefined || systemCode === system),
        );
        return answerTable(windows, HOLD_COLUMNS);
      },
    },
    plan: {
      about: 'plan a window of 31 days at most',
      args: ['SYSTEM'],
      options: {
        from: { takes: 'INSTANT', about: 'such as 2026-12-01T20:00:00Z', form: 'instant', required: true },
        until: { takes: 'INSTANT', about: 'later than from', form: 'instant', required: true },
      },
      async run(desk, call) {
        const [from, until] = [call.instant('from'), call.instant('until')];
        if (from === undefined || until === undefined) throw new Error('an option that must be given is missing');
        const window = { windowId: desk.newId(), systemCode: call.argument('SYSTEM'), from, until };
        const result = await desk.planMaintenance(window, call.by);
        return result.ok ? answerSentence(`The window ${window.windowId} is planned.`, window) : result;
      },
    },
    end: {
      about: 'end a window now, or take it back where it has not begun',
      args: ['ID'],
      async run(desk, call) {
        const id = namedId(call.argument('ID'));
        const result = id.ok ? await desk.endMaintenance(id.value, call.by) : id;
        if (!result.ok) return result;
        return answerSentence(
          result.value.repeated ? 'That window is over already; nothing was changed.' : 'The window is over.',
          { windowId: call.argument('ID'), ...result.value },
        );
      },
    },
  },
};
