import { randomUUID } from 'node:crypto';
import type { Answer, PortalScene } from './portal-scene.ts';
import { aPdf, claimsOf } from './portal-scene.ts';

/** People and an organisation of these tests; the number is how registers know them. */
export const PEOPLE = {
  nino: { number: '00000000011', givenName: 'ნინო' },
  giorgi: { number: '00000000012', givenName: 'გიორგი' },
  mariam: { number: '00000000013', givenName: 'მარიამი' },
  khatuna: { number: '00000000014', givenName: 'ხათუნა' },
  tamar: { number: '00000000015', givenName: 'თამარი' },
} as const;
type Person = keyof typeof PEOPLE;

/** The organisation for which Tamar's token may speak. */
export const ORGANISATION = { subject: 'org:204000001', code: '204000001', name: 'შპს მაგალითი' } as const;

/** Whose things there are: two citizens, an organisation, a mandate holder. */
export const OWNERS = ['nino', 'giorgi', ORGANISATION.subject, 'mariam'] as const;
export type Owner = (typeof OWNERS)[number];

/** Somebody at the door: who signed in, for whom the token speaks, and the mandate that they name. */
export interface Caller {
  readonly name: string;
  readonly person: Person;
  readonly forOrganisation?: true;
  readonly mandateId?: string;
  /** Whose things they may reach; undefined: nobody's, because what they name gives no right. */
  readonly owner: string | undefined;
  readonly limited?: true;
  readonly readOnly?: true;
}

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** The body of a mandate for a person of the cast. */
export const mandateFor = (holder: Person, change: object = {}) => ({
  holder: { kind: 'natural', givenName: 'მაგალითი', familyName: 'მაგალითაძე', personalNumber: PEOPLE[holder].number },
  rights: 'write',
  validUntil: tomorrow(),
  ...change,
});

/** Everybody who comes to the portal of these tests, with what they own and what they were given. */
export const actingCast = async (portal: PortalScene) => {
  const claims = (person: Person) => ({
    ...claimsOf(person),
    personal_number: PEOPLE[person].number,
    given_name: PEOPLE[person].givenName,
    email: `${person}@example.ge`,
  });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: Person, forOrganisation = false): Promise<string> => {
    const key = `${person} ${String(forOrganisation)}`;
    const { code, name } = ORGANISATION;
    const acting = { acting_for: { kind: 'legal', identification_code: code, name } };
    const known = tokens.get(key) ?? portal.token({ ...claims(person), ...(forOrganisation && acting) });
    tokens.set(key, known);
    return known;
  };

  /** A request of a caller. */
  const ask = async (
    caller: Pick<Caller, 'person' | 'forOrganisation' | 'mandateId'>,
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> =>
    portal.call(method, path, {
      as: null,
      headers: {
        authorization: `Bearer ${await tokenOf(caller.person, caller.forOrganisation)}`,
        ...(caller.mandateId !== undefined && { 'acting-for': caller.mandateId }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });

  /** Who an owner is when they come themselves. */
  const self = (owner: Owner): Pick<Caller, 'person' | 'forOrganisation'> =>
    owner === ORGANISATION.subject ? { person: 'tamar', forOrganisation: true } : { person: owner };

  const must = (answer: Answer, status: number): Answer => {
    if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.bytes.toString()}`);
    return answer;
  };

  /** Gives a mandate and has it accepted. @returns its id. */
  const mandate = async (owner: Owner, holder: Person, change: object = {}): Promise<string> => {
    const { mandateId } = must(
      await ask(self(owner), 'POST', '/v1/me/mandates', { body: mandateFor(holder, change) }),
      201,
    ).json as { mandateId: string };
    must(await ask({ person: holder }, 'PUT', `/v1/me/principals/${mandateId}`), 200);
    return mandateId;
  };

  const upload = async (caller: Parameters<typeof ask>[0]): Promise<Answer> =>
    ask(caller, 'POST', '/v1/uploads', {
      body: aPdf(),
      headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename*=UTF-8''a.pdf` },
    });

  const submit = (caller: Parameters<typeof ask>[0], change: object = {}): Promise<Answer> =>
    ask(caller, 'POST', '/v1/letters', {
      body: portal.aLetter(change),
      headers: { 'idempotency-key': randomUUID() },
    });

  /** A case of an owner with a file, a registration and a reply. */
  const aCase = async (owner: Owner, change: object = {}) => {
    const { uploadId } = must(await upload(self(owner)), 201).json as { uploadId: string };
    const filed = must(await submit(self(owner), { attachments: [{ uploadId }], ...change }), 201);
    const { caseId, trackingNumber } = filed.json as { caseId: string; trackingNumber: string };
    await portal.scanned();
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    const { messageId } = await portal.agencySays(caseId, 'REPLY', portal.aReply());
    const [letter] = await portal.rows<{ letter_id: string }>(
      `select letter_id from letters where case_id = $1 order by created_at limit 1`,
      caseId,
    );
    return { caseId, trackingNumber, fileId: uploadId, messageId, letterId: letter?.letter_id ?? '' };
  };

  return { claimsOf: claims, tokenOf, ask, self, must, mandate, upload, submit, aCase };
};

export type ActingCast = Awaited<ReturnType<typeof actingCast>>;
