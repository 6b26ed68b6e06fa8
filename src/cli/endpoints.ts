import { answerSentence, answerTable } from './answers.ts';
import type { Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readDirectory } from './read-directory.ts';

type Desk = Pick<OperatorDesk, 'transactions' | 'directory' | 'addEndpoint' | 'switchEndpoint'>;

// As the table's default (0001_foundations.sql).
const TIMEOUT_MS = 30_000;

/** Addresses of systems. */
export const endpoints: Noun<Desk> = {
  about: 'Where systems are reached: one active address each, and others to switch to.',
  verbs: {
    list: {
      about: 'all endpoints',
      async run(desk, call) {
        return answerTable((await readDirectory(desk, call.by)).endpoints, {
          SYSTEM: ({ systemCode }) => systemCode,
          ADDRESS: ({ address }) => address,
          DIALECT: ({ dialect }) => dialect,
          'TIMEOUT MS': ({ timeoutMs }) => timeoutMs,
          ACTIVE: ({ active }) => active,
        });
      },
    },
    add: {
      about: 'note an address; the first of a system is active at once, a further one after: endpoints switch',
      args: ['SYSTEM'],
      options: {
        address: {
          takes: 'URL',
          about: 'https address without a slash at its end',
          required: true,
          form: 'https address',
        },
        dialect: { takes: 'DIALECT', about: 'left out: the dialect of the system' },
        'timeout-ms': {
          takes: 'NUMBER',
          about: `silence that ends a call; left out: ${TIMEOUT_MS}`,
          form: 'whole number',
        },
      },
      async run(desk, call) {
        const dialect = call.option('dialect');
        const result = await desk.addEndpoint(call.by, {
          systemCode: call.argument('SYSTEM'),
          address: call.option('address') ?? '',
          timeoutMs: call.number('timeout-ms') ?? TIMEOUT_MS,
          ...(dialect !== undefined && { dialect }),
        });
        if (!result.ok) return result;
        const { address, active, systemCode } = result.value;
        return answerSentence(
          active
            ? `Letters for ${systemCode} go to ${address} now.`
            : `${address} is noted; letters go there after: endpoints switch ${systemCode} --address ${address}`,
          result.value,
        );
      },
    },
    switch: {
      about: 'send to another noted address; calls under way end at the old one, which stays noted',
      args: ['SYSTEM'],
      options: { address: { takes: 'URL', about: 'one of: endpoints list', required: true, form: 'https address' } },
      async run(desk, call) {
        const result = await desk.switchEndpoint(call.by, call.argument('SYSTEM'), call.option('address') ?? '');
        if (!result.ok) return result;
        return answerSentence(
          `Letters for ${result.value.systemCode} go to ${result.value.address} now.`,
          result.value,
        );
      },
    },
  },
};
