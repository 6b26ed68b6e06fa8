import { fail } from '../domain/problems.ts';
import type { ChangedField } from '../use-cases/operator/directory-differences.ts';
import { answerSentence, answerTable, facts, table } from './answers.ts';
import {
  CAPABILITY_OPTIONS,
  capabilitiesGiven,
  capabilityFacts,
  limitOf,
  VERSIONS_OPTION,
  wordsOf,
} from './capabilities.ts';
import type { Noun } from './command.ts';
import { HOLD_COLUMNS } from './delivery-answers.ts';
import { type DirectoryFile, directoryFile, readDirectoryFile } from './directory-file.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readDirectory, readHolds, readNamedFile, speakersAt } from './read-directory.ts';

type Desk = Pick<
  OperatorDesk,
  | 'transactions'
  | 'directory'
  | 'addAgency'
  | 'setAgency'
  | 'holdReceiver'
  | 'releaseReceiver'
  | 'holds'
  | 'moveAgency'
  | 'closeAgency'
  | 'reopenAgency'
  | 'importDirectory'
  | 'readFile'
  | 'writeFile'
>;

const changed = ({ name, here = 'nothing', file = 'nothing' }: ChangedField): string =>
  `${name} ${here} becomes ${file}`;

const differencesOf = (count: number): string => `${count} ${count === 1 ? 'difference' : 'differences'}`;

/** Agencies, and the whole directory as a file. */
export const agencies: Noun<Desk> = {
  about: 'Agencies: whom citizens write to. export and import carry the whole directory, systems and certificates too.',
  verbs: {
    list: {
      about: 'all agencies',
      options: { system: { takes: 'CODE', about: 'those that a system speaks for now' } },
      async run(desk, call) {
        const contents = await readDirectory(desk, call.by);
        const system = call.option('system');
        const rows = contents.agencies
          .map((agency) => ({ ...agency, systems: speakersAt(contents, agency.code, contents.now) }))
          .filter(({ systems }) => system === undefined || systems.includes(system));
        return answerTable(rows, {
          CODE: ({ code }) => code,
          NAME: ({ nameKa }) => nameKa,
          CATEGORY: ({ category }) => category,
          SYSTEM: ({ systems }) => systems.join(' '),
          'CLOSED ON': ({ closedOn }) => closedOn,
        });
      },
    },
    show: {
      about: 'one agency, with the systems that speak for it',
      args: ['CODE'],
      async run(desk, call) {
        const code = call.argument('CODE');
        const contents = await readDirectory(desk, call.by);
        const agency = contents.agencies.find((one) => one.code === code);
        if (agency === undefined) return fail('NotFound', `No agency has the code ${code}.`);
        const speakers = contents.speakers.filter(({ agencyCode }) => agencyCode === code);
        const seals = contents.certificates.filter(({ agencyCode }) => agencyCode === code).length;
        const { nameKa, nameEn, category, sealBySystem, closedOn, contactEmail, superiorCode } = agency;
        const held = (await readHolds(desk, call.by)).filter(({ agencyCode }) => agencyCode === code);
        const text = [
          facts({
            code,
            'name (ka)': nameKa,
            'name (en)': nameEn,
            category,
            'sealed by its system': sealBySystem,
            'closed on': closedOn,
            'contact e-mail': contactEmail,
            'complaints go to': superiorCode,
            ...capabilityFacts(agency),
            seals,
          }),
          table(speakers, {
            SYSTEM: ({ systemCode }) => systemCode,
            FROM: ({ validFrom }) => validFrom,
            UNTIL: ({ validUntil }) => validUntil,
          }),
          ...(held.length === 0 ? [] : [table(held, HOLD_COLUMNS)]),
        ].join('\n\n');
        return answerSentence(text, { ...agency, systems: speakers, seals, holds: held });
      },
    },
    add: {
      about: 'make an agency known',
      args: ['CODE'],
      options: {
        'name-ka': { takes: 'NAME', about: 'name in Georgian', required: true },
        'name-en': { takes: 'NAME', about: 'name in English', required: true },
        category: { takes: 'CATEGORY', about: 'as in: agencies list', required: true },
        system: { takes: 'CODE', about: 'the system that speaks for it', required: true },
        'seal-by-system': { about: 'the seal of its system may stand for its own' },
      },
      async run(desk, call) {
        const code = call.argument('CODE');
        const system = call.option('system') ?? '';
        const agency = {
          code,
          nameKa: call.option('name-ka') ?? '',
          nameEn: call.option('name-en') ?? '',
          category: call.option('category') ?? '',
          sealBySystem: call.flag('seal-by-system'),
        };
        const result = await desk.addAgency(call.by, agency, system);
        return result.ok
          ? answerSentence(`The agency ${code} is known now; ${system} speaks for it.`, result.value)
          : result;
      },
    },
    set: {
      about: 'change what is given of an agency; a limit of its own holds beside that of its system',
      args: ['CODE'],
      options: {
        'contact-email': {
          takes: 'ADDRESS',
          about: 'where it is told that letters wait for it; none: nowhere',
          form: 'mail address or none',
        },
        superior: {
          takes: 'CODE',
          about: 'the agency above it, to which complaints about it go; none: it hears them itself',
        },
        'max-bytes': {
          takes: 'NUMBER',
          about: 'the largest letter with its files, bytes; none: what its system takes',
          form: 'number or none',
        },
        ...CAPABILITY_OPTIONS,
        'envelope-versions': { ...VERSIONS_OPTION, about: `${VERSIONS_OPTION.about}; none: those of its system` },
      },
      async run(desk, call) {
        const [contactEmail, versions] = [call.option('contact-email'), call.option('envelope-versions')];
        const superior = call.option('superior');
        const result = await desk.setAgency(call.by, call.argument('CODE'), {
          ...(contactEmail !== undefined && { contactEmail: contactEmail === 'none' ? undefined : contactEmail }),
          ...(superior !== undefined && { superiorCode: superior === 'none' ? undefined : superior }),
          ...limitOf(call, 'max-bytes', 'maxMessageBytes'),
          ...capabilitiesGiven(call),
          ...(versions !== undefined && { envelopeVersions: versions === 'none' ? undefined : wordsOf(versions) }),
        });
        return result.ok ? answerSentence(`The agency ${result.value.code} is changed.`, result.value) : result;
      },
    },
    hold: {
      about: 'send it nothing until it is released; what it sends is taken, and the hundred hours stand still',
      args: ['CODE'],
      async run(desk, call) {
        const agencyCode = call.argument('CODE');
        const result = await desk.holdReceiver({ agencyCode }, call.by);
        return result.ok
          ? answerSentence(`The agency ${agencyCode} is held.`, { agencyCode, ...result.value })
          : result;
      },
    },
    release: {
      about: 'send to it again',
      args: ['CODE'],
      async run(desk, call) {
        const agencyCode = call.argument('CODE');
        const result = await desk.releaseReceiver({ agencyCode }, call.by);
        return result.ok
          ? answerSentence(`The agency ${agencyCode} gets letters again.`, { agencyCode, ...result.value })
          : result;
      },
    },
    move: {
      about: 'let another system speak for an agency; letters under way stay with the old one',
      args: ['CODE'],
      options: {
        to: { takes: 'SYSTEM', about: 'the new system', required: true },
        from: { takes: 'DAY', about: 'from the beginning of this day (UTC) on; left out: now', form: 'day' },
        'cut-off': { about: 'the old system may not even answer the letters it has: it cannot be trusted any more' },
      },
      async run(desk, call) {
        const [code, to] = [call.argument('CODE'), call.option('to') ?? ''];
        const result = await desk.moveAgency(call.by, code, to, call.day('from'), call.flag('cut-off'));
        if (!result.ok) return result;
        return answerSentence(
          `${to} speaks for ${code} from ${result.value.validFrom.toISOString()} on.`,
          result.value,
        );
      },
    },
    close: {
      about: 'take no new letters to an agency; what was filed goes on',
      args: ['CODE'],
      options: { on: { takes: 'DAY', about: 'left out: today', form: 'day' } },
      async run(desk, call) {
        const code = call.argument('CODE');
        const result = await desk.closeAgency(call.by, code, call.option('on'));
        return result.ok
          ? answerSentence(`The agency ${code} takes no new letters from ${result.value.closedOn} on.`, result.value)
          : result;
      },
    },
    reopen: {
      about: 'take letters again to an agency that was closed',
      args: ['CODE'],
      async run(desk, call) {
        const code = call.argument('CODE');
        const result = await desk.reopenAgency(call.by, code);
        return result.ok ? answerSentence(`The agency ${code} takes letters again.`, result.value) : result;
      },
    },
    export: {
      about: 'the whole directory as JSON (schemas/json/directory-file.schema.json)',
      options: { out: { takes: 'FILE', about: 'left out: to the terminal' } },
      async run(desk, call) {
        const file: DirectoryFile = directoryFile(await readDirectory(desk, call.by));
        const out = call.option('out');
        const text = JSON.stringify(file, null, 2);
        if (out === undefined) return answerSentence(text, file);
        const written = await desk.writeFile(out, `${text}\n`);
        if (!written.ok) return written;
        return answerSentence(`Written to ${out}.`, { out });
      },
    },
    import: {
      about: 'compare a file with the directory, and with --apply make it so; what the file leaves out stays',
      args: ['FILE'],
      options: { apply: { about: 'change the directory; without it nothing is changed' } },
      async run(desk, call) {
        const bytes = await readNamedFile(desk, call.argument('FILE'));
        if (!bytes.ok) return bytes;
        const wanted = readDirectoryFile(bytes.value.toString('utf8'));
        if (!wanted.ok) return wanted;
        const apply = call.flag('apply');
        const result = await desk.importDirectory(call.by, wanted.value, apply);
        if (!result.ok) return result;
        const { differences, onlyHere } = result.value;
        const lines = differences.map(
          ({ change, kind, key, fields }) =>
            `${change === 'add' ? '+' : '~'} ${kind} ${key}${fields.length === 0 ? '' : `: ${fields.map(changed).join(', ')}`}`,
        );
        const summary =
          differences.length === 0
            ? 'The directory is as the file says.'
            : apply
              ? `${differencesOf(differences.length)} applied.`
              : `${differencesOf(differences.length)}; nothing was changed (--apply changes).`;
        const rest = onlyHere === 0 ? [] : [`${onlyHere} entries are only in the directory; they stay.`];
        return answerSentence([...lines, ...rest, summary].join('\n'), { ...result.value, applied: apply });
      },
    },
  },
};
