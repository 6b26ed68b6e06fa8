import { fail } from '../domain/problems.ts';
import type { DirectorySystem } from '../ports/directory.ts';
import { answerSentence, answerTable, facts, table } from './answers.ts';
import {
  CAPABILITY_OPTIONS,
  capabilitiesGiven,
  capabilityFacts,
  limitOf,
  VERSIONS_OPTION,
  wordsOf,
} from './capabilities.ts';
import type { Call, Noun } from './command.ts';
import { HOLD_COLUMNS } from './delivery-answers.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readDirectory, readHolds, speakersAt } from './read-directory.ts';

type Desk = Pick<
  OperatorDesk,
  | 'transactions'
  | 'directory'
  | 'holds'
  | 'deliveryReads'
  | 'addSystem'
  | 'setSystem'
  | 'holdReceiver'
  | 'releaseReceiver'
>;

const FIELDS = {
  'name-ka': { takes: 'NAME', about: 'name in Georgian' },
  'name-en': { takes: 'NAME', about: 'name in English' },
  dialect: { takes: 'DIALECT', about: 'wire protocol, for example edoc-rest; without one nothing is sent' },
  'max-concurrency': { takes: 'NUMBER', about: 'calls at once', form: 'number from 1' },
  'max-bytes': { takes: 'NUMBER', about: 'the largest letter with its files, bytes', form: 'number from 1' },
  'messages-per-minute': { takes: 'NUMBER', about: 'how fast; none: no limit', form: 'number or none' },
  'interactive-reserve': { takes: 'NUMBER', about: 'calls that bulk letters leave free', form: 'whole number' },
  ...CAPABILITY_OPTIONS,
  'envelope-versions': VERSIONS_OPTION,
} as const;

const changed = (call: Call): Partial<Omit<DirectorySystem, 'code'>> => {
  const [nameKa, nameEn, dialect] = [call.option('name-ka'), call.option('name-en'), call.option('dialect')];
  const [maxConcurrency, maxMessageBytes] = [call.number('max-concurrency'), call.number('max-bytes')];
  const [interactiveReserve, versions] = [call.number('interactive-reserve'), call.option('envelope-versions')];
  return {
    ...(nameKa !== undefined && { nameKa }),
    ...(nameEn !== undefined && { nameEn }),
    ...(dialect !== undefined && { dialect }),
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(maxMessageBytes !== undefined && { maxMessageBytes }),
    ...limitOf(call, 'messages-per-minute', 'messagesPerMinute'),
    ...(interactiveReserve !== undefined && { interactiveReserve }),
    ...capabilitiesGiven(call),
    ...(versions !== undefined && { envelopeVersions: wordsOf(versions) }),
  };
};

// As a system that nobody has measured yet (0001_foundations.sql).
const NEW_SYSTEM = {
  maxConcurrency: 4,
  maxMessageBytes: 104_857_600,
  interactiveReserve: 2,
  envelopeVersions: ['1.0'],
} as const;

/** How each system fares, and what holds it. */
const standings = async (desk: Desk, call: Call) => {
  const held = await readHolds(desk, call.by);
  const health = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) =>
    desk.deliveryReads.health(tx),
  );
  return (code: string, now: Date) => {
    const holds = held.filter(({ systemCode }) => systemCode === code);
    const { breaker, notBefore } = health.find(({ systemCode }) => systemCode === code) ?? {};
    return { holds, heldSince: holds.find(({ from }) => from <= now)?.from, breaker, notBefore };
  };
};

/** E-document systems: what we talk to. */
export const systems: Noun<Desk> = {
  about: 'E-document systems: what letters are sent to, each for several agencies.',
  verbs: {
    list: {
      about: 'all systems',
      async run(desk, call) {
        const contents = await readDirectory(desk, call.by);
        const standing = await standings(desk, call);
        const rows = contents.systems.map((system) => ({
          ...system,
          ...standing(system.code, contents.now),
          agencies: contents.agencies.filter(({ code }) =>
            speakersAt(contents, code, contents.now).includes(system.code),
          ).length,
          address: contents.endpoints.find(({ systemCode, active }) => active && systemCode === system.code)?.address,
        }));
        return answerTable(rows, {
          CODE: ({ code }) => code,
          NAME: ({ nameEn }) => nameEn,
          DIALECT: ({ dialect }) => dialect,
          AGENCIES: ({ agencies }) => agencies,
          ADDRESS: ({ address }) => address,
          'HELD SINCE': ({ heldSince }) => heldSince,
          'UNREACHABLE SINCE': ({ breaker }) => breaker?.unreachableSince,
        });
      },
    },
    show: {
      about: 'one system, with its endpoints, keys and agencies',
      args: ['CODE'],
      async run(desk, call) {
        const code = call.argument('CODE');
        const contents = await readDirectory(desk, call.by);
        const system = contents.systems.find((one) => one.code === code);
        if (system === undefined) return fail('NotFound', `No system has the code ${code}.`);
        const endpoints = contents.endpoints.filter(({ systemCode }) => systemCode === code);
        const certificates = contents.certificates.filter(({ systemCode }) => systemCode === code);
        const agencies = contents.agencies
          .filter((agency) => speakersAt(contents, agency.code, contents.now).includes(code))
          .map((agency) => agency.code);
        const { holds, breaker, notBefore, heldSince } = (await standings(desk, call))(code, contents.now);
        const text = [
          facts({
            code,
            'name (ka)': system.nameKa,
            'name (en)': system.nameEn,
            dialect: system.dialect,
            'calls at once': system.maxConcurrency,
            'messages a minute': system.messagesPerMinute,
            'calls that bulk leaves free': system.interactiveReserve,
            ...capabilityFacts(system),
            'held since': heldSince,
            'unreachable since': breaker?.unreachableSince,
            'breaker open until': breaker?.openUntil,
            'asked for patience until': notBefore,
            agencies: agencies.join(' '),
          }),
          endpoints.length === 0
            ? 'It has no endpoint.'
            : table(endpoints, {
                ENDPOINT: ({ address }) => address,
                DIALECT: (endpoint) => endpoint.dialect,
                'TIMEOUT MS': ({ timeoutMs }) => timeoutMs,
                ACTIVE: ({ active }) => active,
              }),
          ...(holds.length === 0 ? [] : [table(holds, HOLD_COLUMNS)]),
          `${certificates.length} certificates; see: certificates list --owner ${code}`,
        ].join('\n\n');
        return answerSentence(text, {
          ...system,
          endpoints,
          agencies,
          certificates: certificates.length,
          holds,
          breaker,
          notBefore,
        });
      },
    },
    add: {
      about: 'make a system known',
      args: ['CODE'],
      options: {
        ...FIELDS,
        'name-ka': { ...FIELDS['name-ka'], required: true },
        'name-en': { ...FIELDS['name-en'], required: true },
      },
      async run(desk, call) {
        const { nameKa = '', nameEn = '', ...rest } = changed(call);
        const result = await desk.addSystem(call.by, {
          ...NEW_SYSTEM,
          ...rest,
          nameKa,
          nameEn,
          code: call.argument('CODE'),
        });
        return result.ok ? answerSentence(`The system ${result.value.code} is known now.`, result.value) : result;
      },
    },
    set: {
      about: 'change what is given of a system',
      args: ['CODE'],
      options: FIELDS,
      async run(desk, call) {
        const result = await desk.setSystem(call.by, call.argument('CODE'), changed(call));
        return result.ok ? answerSentence(`The system ${result.value.code} is changed.`, result.value) : result;
      },
    },
    hold: {
      about:
        'send it nothing and do not look at it until it is released; what it sends is taken, and the hundred hours stand still',
      args: ['CODE'],
      async run(desk, call) {
        const systemCode = call.argument('CODE');
        const result = await desk.holdReceiver({ systemCode }, call.by);
        return result.ok
          ? answerSentence(`The system ${systemCode} is held.`, { systemCode, ...result.value })
          : result;
      },
    },
    release: {
      about: 'send to it again',
      args: ['CODE'],
      async run(desk, call) {
        const systemCode = call.argument('CODE');
        const result = await desk.releaseReceiver({ systemCode }, call.by);
        return result.ok
          ? answerSentence(`The system ${systemCode} gets letters again.`, { systemCode, ...result.value })
          : result;
      },
    },
  },
};
