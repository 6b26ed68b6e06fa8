import { DELIVERY_STATES, type DeliveryState } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { DeliveryFilter } from '../ports/delivery-reads.ts';
import type { By, Done } from '../use-cases/operator/operator.ts';
import { answerSentence, answerTable, table } from './answers.ts';
import type { Answer, Call, Noun, Verb } from './command.ts';
import { answerDelivery, answerPage, DELIVERY_COLUMNS } from './delivery-answers.ts';
import { namedId } from './named-id.ts';
import type { OperatorDesk } from './operator-desk.ts';

type Desk = Pick<
  OperatorDesk,
  | 'transactions'
  | 'deliveryReads'
  | 'listDeliveries'
  | 'showDelivery'
  | 'holdDelivery'
  | 'releaseDelivery'
  | 'retryDelivery'
  | 'retryDeliveries'
  | 'cancelDelivery'
  | 'exportPackage'
  | 'registerByHand'
  | 'newFile'
>;

const FILTER = {
  system: { takes: 'CODE', about: 'those to a system' },
  agency: { takes: 'CODE', about: 'those to an agency' },
  'older-than': { takes: 'HOURS', about: 'made before so many hours', form: 'number from 1' },
} as const;

const HOUR_MS = 3_600_000;

const filterOf = (call: Call): DeliveryFilter => {
  const hours = call.number('older-than');
  return {
    systemCode: call.option('system'),
    agencyCode: call.option('agency'),
    ...(hours !== undefined && { olderThanMs: hours * HOUR_MS }),
  };
};

const statesOf = <State extends DeliveryState>(
  call: Call,
  allowed: readonly State[],
): Result<readonly State[] | undefined> => {
  const said = call.option('state')?.toUpperCase();
  if (said === undefined) return ok(undefined);
  const state = allowed.find((one) => one === said);
  return state === undefined ? fail('Validation', `The state is one of ${allowed.join(', ')}.`) : ok([state]);
};

/** A verb that does one thing to one delivery. */
const act = (
  about: string,
  done: string,
  run: (desk: Desk, deliveryId: DeliveryId, by: By) => Promise<Result<Done>>,
): Verb<Desk> => ({
  about,
  args: ['ID'],
  run: async (desk, call) => actOn(call, done, (id) => run(desk, id, call.by)),
});

const actOn = async (
  call: Call,
  done: string,
  run: (deliveryId: DeliveryId) => Promise<Result<Done>>,
  text = call.argument('ID'),
): Promise<Result<Answer>> => {
  const id = namedId<DeliveryId>(text);
  if (!id.ok) return id;
  const result = await run(id.value);
  if (!result.ok) return result;
  const { repeated } = result.value;
  return answerSentence(repeated ? 'That was done already; nothing was changed.' : `The delivery ${done}.`, {
    deliveryId: id.value,
    repeated,
  });
};

const PER_MINUTE = 120;

const WHY_LEFT_OUT = [
  ['in_doubt', 'files not free of doubt'],
  ['being_sent', 'being sent under a revoked key, try again'],
  ['full', 'the package is full'],
] as const;

/** Deliveries: what became of envelopes on their way, and what people do to them. */
export const deliveries: Noun<Desk> = {
  about: 'Deliveries: how envelopes on their way fare; hold, release, retry, cancel, hand over, register by hand.',
  verbs: {
    list: {
      about: 'those that wait, the oldest first, or those in one state',
      options: {
        ...FILTER,
        state: { takes: 'STATE', about: 'left out: all that have not arrived and have not ended' },
        limit: { takes: 'NUMBER', about: 'of one page; left out: 50', form: 'number from 1' },
        after: { takes: 'ID', about: 'the page after this delivery' },
      },
      async run(desk, call) {
        const states = statesOf(call, DELIVERY_STATES);
        if (!states.ok) return states;
        const [after, limit] = [call.option('after'), Math.min(call.number('limit') ?? 50, 1000)];
        const id = after === undefined ? undefined : namedId(after);
        if (id?.ok === false) return id;
        const page = await desk.listDeliveries({
          operator: call.by.actor,
          filter: { ...filterOf(call), states: states.value },
          after: id?.value,
          limit,
        });
        return page.ok ? answerPage(page.value) : page;
      },
    },
    count: {
      about: 'how many wait, by system and state, and since when',
      async run(desk, call) {
        const counts = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) =>
          desk.deliveryReads.counts(tx),
        );
        return answerTable(counts, {
          SYSTEM: ({ systemCode }) => systemCode,
          STATE: (row) => row.state,
          DELIVERIES: (row) => row.deliveries,
          OLDEST: ({ oldest }) => oldest,
        });
      },
    },
    show: {
      about: 'one delivery: its envelopes, attempts, holds, and the breaker of its endpoint',
      args: ['ID'],
      async run(desk, call) {
        const id = namedId(call.argument('ID'));
        const found = id.ok ? await desk.showDelivery({ operator: call.by.actor, deliveryId: id.value }) : id;
        return found.ok ? answerDelivery(found.value) : found;
      },
    },
    hold: act('set one aside until it is released; its hundred hours stand still', 'is held', (desk, id, by) =>
      desk.holdDelivery(id, by),
    ),
    release: act('let one that is held go on at once', 'goes on', (desk, id, by) => desk.releaseDelivery(id, by)),
    cancel: act('give one up for good; the citizen is told', 'is cancelled', (desk, id, by) =>
      desk.cancelDelivery(id, by),
    ),
    retry: {
      about: 'send one again that was given up or refused, or many: those of a system or an agency in a state',
      args: ['[ID]'],
      options: {
        ...FILTER,
        state: { takes: 'STATE', about: 'many: SUSPENDED or REFUSED' },
        apply: { about: 'many: do it; without it they are only listed' },
        'per-minute': { takes: 'NUMBER', about: `many: how fast; left out: ${PER_MINUTE}`, form: 'number from 1' },
      },
      async run(desk, call) {
        const id = call.optionalArgument('[ID]');
        const ofMany = [...Object.keys(FILTER), 'state', 'per-minute'].filter(
          (option) => call.option(option) !== undefined,
        );
        if (id !== undefined && (ofMany.length > 0 || call.flag('apply')))
          return fail('Validation', 'Name one delivery, or many by --state with --system or --agency; not both.');
        if (id !== undefined)
          return actOn(call, 'is sent again', (deliveryId) => desk.retryDelivery(deliveryId, call.by), id);
        const states = statesOf(call, ['SUSPENDED', 'REFUSED']);
        if (!states.ok) return states;
        const filter = filterOf(call);
        if (states.value === undefined || (filter.systemCode ?? filter.agencyCode) === undefined)
          return fail('Validation', 'Name one delivery, or --state with --system or --agency.');
        const result = await desk.retryDeliveries(
          { ...filter, states: states.value },
          { apply: call.flag('apply'), perMinute: call.number('per-minute') ?? PER_MINUTE },
          call.by,
        );
        if (!result.ok) return result;
        const { applied, retried, passedOver, deliveries: found } = result.value;
        const summary = applied
          ? `${retried} sent again, ${passedOver} passed over.`
          : `${found.length} would be sent again; nothing was changed (--apply changes).`;
        const lines = found.length === 0 ? [] : [table(found, DELIVERY_COLUMNS)];
        return answerSentence([...lines, summary].join('\n\n'), result.value);
      },
    },
    package: {
      about:
        'put a letter, or all of an agency that have not arrived, into a ZIP to hand over: sealed envelopes and files',
      args: ['[ID]'],
      options: {
        agency: { takes: 'CODE', about: 'all letters of an agency that have not arrived, 200 at most' },
        out: { takes: 'FILE', about: 'a file that is not there yet', required: true },
      },
      async run(desk, call) {
        const [named, agencyCode, out] = [call.optionalArgument('[ID]'), call.option('agency'), call.option('out')];
        if ((named === undefined) === (agencyCode === undefined))
          return fail('Validation', 'Name one delivery, or --agency.');
        const id = named === undefined ? undefined : namedId<DeliveryId>(named);
        if (id?.ok === false) return id;
        const file = await desk.newFile(out ?? '');
        if (!file.ok) return file;
        try {
          const subject = id === undefined ? { agencyCode: agencyCode ?? '' } : { deliveryId: id.value };
          const exported = await desk.exportPackage(subject, call.by);
          if (!exported.ok) return exported;
          const { letters, leftOut, stream } = exported.value;
          await file.value.fill(stream);
          const rest = WHY_LEFT_OUT.filter(([why]) => leftOut[why] > 0)
            .map(([why, words]) => ` Left out, ${words}: ${leftOut[why]}.`)
            .join('');
          return answerSentence(`${letters} ${letters === 1 ? 'letter' : 'letters'} in ${out ?? ''}.${rest}`, {
            letters,
            leftOut,
            out,
          });
        } finally {
          await file.value.close();
        }
      },
    },
    register: {
      about: 'enter the number and the day under which an agency registered a letter that was handed over',
      args: ['ID'],
      options: {
        number: { takes: 'NUMBER', about: 'as the agency gave it', required: true },
        on: { takes: 'DAY', about: 'its day (Asia/Tbilisi)', form: 'day', required: true },
      },
      async run(desk, call) {
        const registered = { registrationNumber: call.option('number') ?? '', registeredOn: call.option('on') ?? '' };
        return actOn(call, 'is registered', (id) => desk.registerByHand(id, registered, call.by));
      },
    },
  },
};
