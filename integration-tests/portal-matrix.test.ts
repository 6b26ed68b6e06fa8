import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type ActingCast,
  actingCast,
  type Caller,
  mandateFor,
  ORGANISATION,
  OWNERS,
  type Owner,
  PEOPLE,
} from './support/acting-cast.ts';
import { type Answer, type PortalScene, portalScene } from './support/portal-scene.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
}

const openApi = parse(readFileSync(new URL('../schemas/openapi/portal-api-1.0.yaml', import.meta.url), 'utf8')) as {
  readonly paths: {
    readonly [path: string]: {
      readonly [method: string]: { readonly operationId?: string; readonly security?: readonly object[] };
    };
  };
};

/** Every operation that is called in the name of a citizen, by its name in the contract. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, security }]) =>
      operationId === undefined || security?.length === 0 || security?.some((scheme) => 'client' in scheme) === true
        ? []
        : [[operationId, { method: method.toUpperCase(), path }] as const],
    ),
  ),
);

type Params = { readonly [name: string]: string };

/** What an operation is asked about, and what its answer then may hold. A route that is added to the contract needs an entry here. */
type Entry =
  /** The same for everybody. */
  | { readonly about: 'everybody'; readonly path?: Params; readonly query?: string }
  /** A thing of an owner, made anew where the operation uses it up. */
  | {
      readonly about: 'a thing';
      readonly of: (owner: Owner) => Params | Promise<Params>;
      readonly body?: () => object;
      /** Not offered under a mandate for some agencies or letter types. */
      readonly whole?: true;
      /** Of the person themselves: no mandate opens it. */
      readonly personal?: true;
    }
  /** The owner's things and no others. */
  | {
      readonly about: 'all things';
      readonly idsIn: (answer: Answer) => readonly string[];
      readonly idsOf: (owner: Owner) => readonly string[];
      readonly query?: string;
      readonly whole?: true;
      readonly personal?: true;
    }
  /** Something about whoever asks, or whom they act for: it names nobody else. */
  | {
      readonly about: 'oneself';
      readonly path?: Params;
      readonly body?: () => object;
      readonly statuses: readonly number[];
      readonly whole?: true;
      readonly personal?: true;
    }
  /** A new thing, which must be the owner's. */
  | {
      readonly about: 'a new thing';
      readonly make: (caller: Caller) => Promise<Answer>;
      readonly ownerOf: (answer: Answer) => Promise<string | undefined>;
      readonly personal?: true;
      /** Whether a mandate for other letter types lets make it. */
      readonly anyType?: true;
    };

let portal: PortalScene;
let cast: ActingCast;
let callers: readonly Caller[];
interface Things {
  readonly caseId: string;
  readonly trackingNumber: string;
  readonly letterId: string;
  readonly fileId: string;
  readonly messageId: string;
  readonly given: string;
  readonly offered: string;
  readonly draftId: string;
}
const things = new Map<Owner, Things>();
const thingOf = (owner: Owner) => {
  const found = things.get(owner);
  if (found === undefined) throw new Error(`nothing of ${owner}`);
  return found;
};

const offeredTo = async (owner: Owner): Promise<{ readonly mandateId: string }> => {
  const holder =
    owner === ORGANISATION.subject
      ? { holder: { kind: 'legal', name: ORGANISATION.name, organisationNumber: ORGANISATION.code } }
      : mandateFor(owner);
  const body = { ...mandateFor('khatuna'), ...holder };
  const { mandateId } = cast.must(await cast.ask({ person: 'khatuna' }, 'POST', '/v1/me/mandates', { body }), 201).json;
  return { mandateId };
};
const givenBy = async (owner: Owner): Promise<{ readonly mandateId: string }> => {
  const body = mandateFor('khatuna');
  const { mandateId } = cast.must(await cast.ask(cast.self(owner), 'POST', '/v1/me/mandates', { body }), 201).json;
  return { mandateId };
};
const ownerIn = async (table: string, column: string, id: string): Promise<string | undefined> =>
  (await portal.rows<{ owner_subject: string }>(`select owner_subject from ${table} where ${column} = $1`, id))[0]
    ?.owner_subject;

const aCase = { about: 'a thing', of: (owner: Owner): Params => ({ ...thingOf(owner) }) } as const;
const ofUpload: Entry = {
  about: 'a thing',
  of: async (owner) => ({ uploadId: cast.must(await cast.upload(cast.self(owner)), 201).json.uploadId as string }),
};
const saveDraft = (caller: Pick<Caller, 'person' | 'forOrganisation' | 'mandateId'>): Promise<Answer> =>
  cast.ask(caller, 'PUT', `/v1/drafts/${randomUUID()}`, { body: { title: 'მონახაზი' } });
const aDraft: Entry = {
  about: 'a thing',
  of: async (owner) => ({ draftId: cast.must(await saveDraft(cast.self(owner)), 201).json.draftId as string }),
  whole: true,
};
const exported: Entry = {
  about: 'all things',
  idsIn: ({ bytes }) => OWNERS.map((owner) => thingOf(owner).trackingNumber).filter((id) => bytes.includes(id)),
  idsOf: (owner) => [thingOf(owner).trackingNumber],
};
const casesIn = (answer: Answer): readonly string[] =>
  answer.json.items.map(({ caseId }: { caseId: string }) => caseId);
const mandatesIn = (answer: Answer): readonly string[] =>
  answer.json.items.map(({ mandateId }: { mandateId: string }) => mandateId);

const MATRIX: { readonly [operationId: string]: Entry } = {
  listAgencies: { about: 'everybody' },
  getAgency: { about: 'everybody', path: { agencyCode: 'mof' } },
  listLetterTypes: { about: 'everybody' },
  computeDeadline: { about: 'everybody', query: '?letterType=letter&from=2026-11-25' },
  createUpload: {
    about: 'a new thing',
    make: (caller) => cast.upload(caller),
    ownerOf: ({ json }) => ownerIn('files', 'file_id', json.uploadId),
    anyType: true,
  },
  getUpload: ofUpload,
  deleteUpload: ofUpload,
  submitLetter: {
    about: 'a new thing',
    make: (caller) => cast.submit(caller),
    ownerOf: ({ json }) => ownerIn('cases', 'case_id', json.caseId),
  },
  listCases: { about: 'all things', idsIn: casesIn, idsOf: (owner) => [thingOf(owner).caseId], query: '?limit=100' },
  listCompletedTasks: {
    about: 'all things',
    idsIn: casesIn,
    idsOf: (owner) => [thingOf(owner).caseId],
    query: '?limit=100',
  },
  exportCases: exported,
  exportCompletedTasks: exported,
  checkLetter: { about: 'oneself', body: () => portal.aLetter(), statuses: [200], whole: true },
  listDrafts: {
    about: 'all things',
    idsIn: (answer) => answer.json.items.map(({ draftId }: { draftId: string }) => draftId),
    idsOf: (owner) => [thingOf(owner).draftId],
    whole: true,
  },
  getDraft: aDraft,
  deleteDraft: aDraft,
  saveDraft: {
    about: 'a new thing',
    make: saveDraft,
    ownerOf: ({ json }) => ownerIn('drafts', 'draft_id', json.draftId),
  },
  getCase: aCase,
  draftComplaint: aCase,
  getCaseOverview: aCase,
  getCaseZip: aCase,
  getLetterPaper: aCase,
  getReceiptPaper: {
    about: 'a thing',
    of: async (owner) => {
      const { caseId } = thingOf(owner);
      const [receipt] = await portal.rows<{ message_id: string }>(
        `select message_id from envelopes where case_id = $1 and message_kind = 'RECEIPT' and direction = 'out' limit 1`,
        caseId,
      );
      return { caseId, messageId: receipt?.message_id ?? '' };
    },
  },
  sendIntoCase: { ...aCase, body: () => ({ kind: 'followup', text: 'x' }) },
  getCaseCalendar: aCase,
  markCaseOpened: aCase,
  getFilingReceipt: aCase,
  listEnvelopes: aCase,
  getEnvelope: aCase,
  getFile: aCase,
  listContacts: { about: 'oneself', statuses: [200], personal: true },
  changeContact: {
    about: 'oneself',
    path: { kind: 'email' },
    body: () => ({ address: 'somebody@example.ge' }),
    statuses: [200, 202, 429],
    personal: true,
  },
  confirmContact: {
    about: 'oneself',
    path: { kind: 'email' },
    body: () => ({ code: '000000' }),
    statuses: [409, 422],
    personal: true,
  },
  removeContact: { about: 'oneself', path: { kind: 'phone' }, statuses: [204], personal: true },
  getNoticeSettings: { about: 'oneself', statuses: [200], personal: true },
  changeNoticeSettings: { about: 'oneself', body: () => ({ switchedOff: [] }), statuses: [200], personal: true },
  listMandates: { about: 'all things', idsIn: mandatesIn, idsOf: (owner) => [thingOf(owner).given], personal: true },
  grantMandate: {
    about: 'a new thing',
    make: (caller) =>
      cast.ask(caller, 'POST', '/v1/me/mandates', {
        body: mandateFor(caller.person === 'khatuna' ? 'nino' : 'khatuna'),
      }),
    ownerOf: ({ json }) => ownerIn('mandates', 'mandate_id', json.mandateId),
    personal: true,
  },
  revokeMandate: { about: 'a thing', of: givenBy, personal: true },
  listMandateActs: { about: 'a thing', of: givenBy, personal: true },
  listPrincipals: {
    about: 'all things',
    idsIn: mandatesIn,
    idsOf: (owner) => [thingOf(owner).offered],
    personal: true,
  },
  acceptMandate: { about: 'a thing', of: offeredTo, personal: true },
  giveMandateBack: { about: 'a thing', of: offeredTo, personal: true },
};

beforeAll(async () => {
  portal = await portalScene();
  cast = await actingCast(portal);
  for (const owner of OWNERS) {
    const [given, offered] = [await givenBy(owner), await offeredTo(owner)];
    const { draftId } = cast.must(await saveDraft(cast.self(owner)), 201).json as { draftId: string };
    const mandates = { given: given.mandateId, offered: offered.mandateId };
    things.set(owner, { ...(await cast.aCase(owner)), ...mandates, draftId });
  }
  const whole = await cast.mandate('nino', 'mariam');
  const ofOrganisation = await cast.mandate(ORGANISATION.subject, 'mariam');
  const limited = await cast.mandate('nino', 'mariam', { letterTypes: ['foi'] });
  const elsewhere = await cast.mandate('nino', 'mariam', { agencyCodes: ['rs'] });
  const readOnly = await cast.mandate('nino', 'mariam', { rights: 'read' });
  const revoked = await cast.mandate('nino', 'khatuna');
  cast.must(await cast.ask({ person: 'nino' }, 'DELETE', `/v1/me/mandates/${revoked}`), 204);
  const expired = await cast.mandate('nino', 'khatuna');
  await portal.rows(
    `update mandates set valid_from = valid_from - 30, valid_until = current_date - 2 where mandate_id = $1`,
    expired,
  );
  callers = [
    ...OWNERS.map((owner): Caller => ({ name: owner, ...cast.self(owner), owner })),
    { name: 'tamar, for herself', person: 'tamar', owner: 'tamar' },
    { name: 'mariam for nino', person: 'mariam', mandateId: whole, owner: 'nino' },
    { name: 'mariam for the organisation', person: 'mariam', mandateId: ofOrganisation, owner: ORGANISATION.subject },
    { name: 'mariam for nino, other types', person: 'mariam', mandateId: limited, owner: 'nino', limited: true },
    { name: 'mariam for nino, another agency', person: 'mariam', mandateId: elsewhere, owner: 'nino', limited: true },
    { name: 'mariam for nino, looking', person: 'mariam', mandateId: readOnly, owner: 'nino', readOnly: true },
    { name: 'khatuna, revoked', person: 'khatuna', mandateId: revoked, owner: undefined },
    { name: 'khatuna, expired', person: 'khatuna', mandateId: expired, owner: undefined },
    { name: "giorgi with mariam's mandate", person: 'giorgi', mandateId: whole, owner: undefined },
    { name: 'nino with the mandate that she gave', person: 'nino', mandateId: whole, owner: undefined },
    { name: 'khatuna, for herself', person: 'khatuna', owner: 'khatuna' },
    { name: 'somebody with a mandate that nobody gave', person: 'giorgi', mandateId: randomUUID(), owner: undefined },
  ];
}, 240_000);
afterAll(() => portal.close());

const fill = (path: string, params: Params): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

const shouldBe = (caller: Caller, { method }: Operation, personal?: true): 'refused' | 'allowed' => {
  if (caller.owner === undefined) return 'refused';
  if (caller.mandateId !== undefined && personal === true) return 'refused';
  return caller.readOnly === true && method !== 'GET' ? 'refused' : 'allowed';
};

const REFUSED = ['MandateNotValid', 'OutsideMandate'];
const isRefused = ({ status, json }: Answer): boolean => status === 403 && REFUSED.includes(json.code);

test('every route of a citizen in the contract has its line in the matrix, and is a route of the server', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...OPERATIONS.keys()].sort());
  const served = portal.routes.filter(({ method }) => method !== 'HEAD').map(({ method, url }) => `${method} ${url}`);
  const written = [...OPERATIONS.values()].map(
    ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  // Anybody's, without a token.
  const open = ['POST /v1/verification'];
  expect(served.filter((route) => route.includes('/v1/')).sort()).toEqual([...written, ...open].sort());
});

/** The lines of one kind, with their operations. */
const linesAbout = <K extends Entry['about']>(kind: K) =>
  [...OPERATIONS].flatMap(([operationId, operation]) => {
    const entry = MATRIX[operationId];
    return entry?.about === kind ? [{ operationId, operation, entry: entry as Extract<Entry, { about: K }> }] : [];
  });

const lineOf = ({ method, path }: Operation, caller: Caller, whose = ''): string =>
  `${method} ${path}: ${caller.name} ${whose}`;

describe('what is the same for everybody is there for everybody whose mandate holds:', () => {
  test.each(linesAbout('everybody'))('$operationId', async ({ operation, entry }) => {
    const path = fill(operation.path, entry.path ?? {}) + (entry.query ?? '');
    for (const caller of callers) {
      const answer = await cast.ask(caller, operation.method, path);
      expect(caller.owner === undefined ? isRefused(answer) : answer.status === 200, lineOf(operation, caller)).toBe(
        true,
      );
    }
  });
});

describe('a thing is there for its owner and those who act for them, and for nobody else:', () => {
  test.each(linesAbout('a thing'))('$operationId', async ({ operation, entry }) => {
    for (const owner of OWNERS) {
      let params = await entry.of(owner);
      for (const caller of callers) {
        const path = fill(operation.path, params);
        const answer = await cast.ask(caller, operation.method, path, {
          ...(entry.body !== undefined && { body: entry.body(), headers: { 'idempotency-key': randomUUID() } }),
        });
        const line = lineOf(operation, caller, owner);
        const outside = caller.limited === true && entry.whole === true;
        if (shouldBe(caller, operation, entry.personal) === 'refused' || outside) {
          expect([isRefused(answer), answer.status], line).toEqual([true, 403]);
        } else if (caller.owner !== owner || (caller.limited === true && path.startsWith('/v1/cases/'))) {
          expect([answer.status, answer.json?.code], line).toEqual([404, 'NotFound']);
        } else {
          expect([200, 201, 204], `${line} ${answer.bytes.toString('utf8', 0, 300)}`).toContain(answer.status);
          // It may be gone now.
          params = await entry.of(owner);
        }
      }
    }
  });
});

describe("a list holds the owner's things and nobody else's:", () => {
  test.each(linesAbout('all things'))('$operationId', async ({ operation, entry }) => {
    const all = OWNERS.flatMap((owner) => entry.idsOf(owner));
    for (const caller of callers) {
      const answer = await cast.ask(caller, operation.method, operation.path + (entry.query ?? ''));
      const outside = caller.limited === true && entry.whole === true;
      if (shouldBe(caller, operation, entry.personal) === 'refused' || outside) {
        expect(isRefused(answer), lineOf(operation, caller)).toBe(true);
        continue;
      }
      const own = OWNERS.find((owner) => owner === caller.owner);
      const wanted = own === undefined || caller.limited === true ? [] : entry.idsOf(own);
      expect(
        entry.idsIn(answer).filter((id) => all.includes(id)),
        lineOf(operation, caller),
      ).toEqual(wanted);
    }
  });
});

describe('what is about oneself, or whom one acts for, names nobody else:', () => {
  test.each(linesAbout('oneself'))('$operationId', async ({ operation, entry }) => {
    for (const caller of callers) {
      const answer = await cast.ask(caller, operation.method, fill(operation.path, entry.path ?? {}), {
        ...(entry.body !== undefined && { body: entry.body() }),
      });
      const outside = caller.limited === true && entry.whole === true;
      const line = lineOf(operation, caller);
      if (shouldBe(caller, operation, entry.personal) === 'refused' || outside) {
        expect(isRefused(answer), line).toBe(true);
        continue;
      }
      expect(entry.statuses, `${line} ${answer.bytes.toString('utf8', 0, 300)}`).toContain(answer.status);
      const others = Object.keys(PEOPLE).filter((person) => person !== caller.person && person !== caller.owner);
      for (const other of others) expect(answer.bytes.includes(`${other}@`), `${line}: ${other}`).toBe(false);
    }
  });
});

describe("a new thing becomes the owner's, whoever makes it:", () => {
  test.each(linesAbout('a new thing'))('$operationId', async ({ operation, entry }) => {
    for (const caller of callers) {
      const answer = await entry.make(caller);
      const outside = caller.limited === true && entry.anyType !== true;
      const line = lineOf(operation, caller);
      if (shouldBe(caller, operation, entry.personal) === 'refused' || outside)
        expect(isRefused(answer), line).toBe(true);
      else expect([answer.status, await entry.ownerOf(answer)], line).toEqual([201, caller.owner]);
    }
  });
});
