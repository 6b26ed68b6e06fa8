import { fail, type Result } from '../domain/problems.ts';
import type { LetterTypeEntry } from '../ports/letter-type-book.ts';
import { answerSentence, answerTable } from './answers.ts';
import type { Answer, Call, Noun } from './command.ts';
import { letterTypeFile, readLetterTypeFile } from './letter-type-file.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readNamedFile } from './read-directory.ts';

type Desk = Pick<
  OperatorDesk,
  'transactions' | 'letterTypeBook' | 'addLetterType' | 'changeLetterType' | 'retireLetterType' | 'readFile'
>;

const readAll = (desk: Desk, call: Call): Promise<readonly LetterTypeEntry[]> =>
  desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) => desk.letterTypeBook.read(tx));

const put = async (desk: Desk, call: Call, write: Desk['addLetterType'], done: string): Promise<Result<Answer>> => {
  const bytes = await readNamedFile(desk, call.argument('FILE'));
  if (!bytes.ok) return bytes;
  const type = readLetterTypeFile(bytes.value.toString('utf8'));
  if (!type.ok) return type;
  const result = await write(call.by, type.value);
  if (!result.ok) return result;
  const { code } = type.value;
  const { changed, repeated } = result.value;
  const text = repeated
    ? `The letter type ${code} is so already.`
    : `The letter type ${code} ${done}: ${changed.join(', ')}.`;
  return answerSentence(text, { letterType: code, ...result.value });
};

const retire = async (desk: Desk, call: Call, retired: boolean): Promise<Result<Answer>> => {
  const code = call.argument('CODE');
  const result = await desk.retireLetterType(call.by, code, retired);
  const now = retired ? 'cannot be filed any more; its cases go on' : 'can be filed again';
  return result.ok ? answerSentence(`Letters of type ${code} ${now}.`, { letterType: code, ...result.value }) : result;
};

/** What citizens can write: types with their forms and terms. */
export const letterTypes: Noun<Desk> = {
  about: 'Letter types: what citizens can write, with forms and terms. Every process goes by a change at once.',
  verbs: {
    list: {
      about: 'all letter types, also those that are retired',
      run: async (desk, call) =>
        answerTable(await readAll(desk, call), {
          CODE: ({ code }) => code,
          NAME: ({ nameEn }) => nameEn,
          FORM: ({ form }) => form.schemaId.replace('urn:shikriki:schema:', ''),
          TERM: ({ terms }) => {
            const newest = terms.at(-1);
            return newest && `${newest.amount} ${newest.unit} from ${newest.validFrom}`;
          },
          VERIFIED: ({ terms }) => terms.at(-1)?.verified,
          AGENCIES: ({ agencyCodes }) => agencyCodes?.length ?? 'all',
          SIGNED: ({ signatureRequired }) => signatureRequired,
          RETIRED: ({ retiredAt }) => retiredAt,
        }),
    },
    show: {
      about:
        'one letter type as a file: change it and give it to change, or give it another code and a new form id and add it',
      args: ['CODE'],
      async run(desk, call) {
        const found = (await readAll(desk, call)).find(({ code }) => code === call.argument('CODE'));
        if (found === undefined) return fail('NotFound', `There is no letter type ${call.argument('CODE')}.`);
        const file = letterTypeFile(found);
        return answerSentence(JSON.stringify(file, null, 2), file);
      },
    },
    add: {
      about: 'add a letter type from a file (schemas/json/letter-type-file.schema.json)',
      args: ['FILE'],
      run: (desk, call) => put(desk, call, desk.addLetterType, 'can be filed now'),
    },
    change: {
      about:
        'make a letter type what a file says; filed letters keep form and term, a changed form takes a new id, a changed term a later day',
      args: ['FILE'],
      run: (desk, call) => put(desk, call, desk.changeLetterType, 'is changed'),
    },
    retire: {
      about: 'offer it no more; its cases go on',
      args: ['CODE'],
      run: (desk, call) => retire(desk, call, true),
    },
    restore: {
      about: 'offer it again',
      args: ['CODE'],
      run: (desk, call) => retire(desk, call, false),
    },
  },
};
