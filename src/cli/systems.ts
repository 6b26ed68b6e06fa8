import { fail } from '../domain/problems.ts';
import type { DirectorySystem } from '../ports/directory.ts';
import { answerSentence, answerTable, facts, table } from './answers.ts';
import type { Call, Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readDirectory, speakersAt } from './read-directory.ts';

type Desk = Pick<OperatorDesk, 'transactions' | 'directory' | 'addSystem' | 'setSystem' | 'holdSystem'>;

const FIELDS = {
  'name-ka': { takes: 'NAME', about: 'name in Georgian' },
  'name-en': { takes: 'NAME', about: 'name in English' },
  dialect: { takes: 'DIALECT', about: 'wire protocol, for example edoc-rest; without one nothing is sent' },
  'max-concurrency': { takes: 'NUMBER', about: 'calls at once', form: 'whole number' },
  'max-bytes': { takes: 'NUMBER', about: 'the largest letter with its files, bytes', form: 'whole number' },
} as const;

const changed = (call: Call): Partial<Omit<DirectorySystem, 'code'>> => {
  const [nameKa, nameEn, dialect] = [call.option('name-ka'), call.option('name-en'), call.option('dialect')];
  const [maxConcurrency, maxMessageBytes] = [call.number('max-concurrency'), call.number('max-bytes')];
  return {
    ...(nameKa !== undefined && { nameKa }),
    ...(nameEn !== undefined && { nameEn }),
    ...(dialect !== undefined && { dialect }),
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(maxMessageBytes !== undefined && { maxMessageBytes }),
  };
};

// As a system that nobody has measured yet (0001_foundations.sql).
const NEW_SYSTEM = { maxConcurrency: 4, maxMessageBytes: 104_857_600 } as const;

/** E-document systems: what we talk to. */
export const systems: Noun<Desk> = {
  about: 'E-document systems: what letters are sent to, each for several agencies.',
  verbs: {
    list: {
      about: 'all systems',
      async run(desk, call) {
        const contents = await readDirectory(desk, call.by);
        const rows = contents.systems.map((system) => ({
          ...system,
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
          'HELD SINCE': ({ heldAt }) => heldAt,
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
        const { nameKa, nameEn, dialect, maxConcurrency, maxMessageBytes, heldAt } = system;
        const text = [
          facts({
            code,
            'name (ka)': nameKa,
            'name (en)': nameEn,
            dialect,
            'calls at once': maxConcurrency,
            'largest letter, bytes': maxMessageBytes,
            'held since': heldAt,
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
          `${certificates.length} certificates; see: certificates list --owner ${code}`,
        ].join('\n\n');
        return answerSentence(text, { ...system, endpoints, agencies, certificates: certificates.length });
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
      about: 'send it nothing until it is released; what it sends is taken',
      args: ['CODE'],
      async run(desk, call) {
        const result = await desk.holdSystem(call.by, call.argument('CODE'), true);
        return result.ok ? answerSentence(`The system ${result.value.code} is held.`, result.value) : result;
      },
    },
    release: {
      about: 'send to it again',
      args: ['CODE'],
      async run(desk, call) {
        const result = await desk.holdSystem(call.by, call.argument('CODE'), false);
        return result.ok ? answerSentence(`The system ${result.value.code} gets letters again.`, result.value) : result;
      },
    },
  },
};
