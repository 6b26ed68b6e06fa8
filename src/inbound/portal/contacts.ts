import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONTACT_KINDS, type ContactKind } from '../../domain/contacts.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Contact, ContactChange, ContactCode } from '../../generated/schemas.ts';
import type { ChangeContact } from '../../use-cases/contacts/change-contact.ts';
import type { ConfirmContact } from '../../use-cases/contacts/confirm-contact.ts';
import type { ContactOverview, ReadContacts } from '../../use-cases/contacts/read-contacts.ts';
import type { RemoveContact } from '../../use-cases/contacts/remove-contact.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { citizenOf } from './citizen.ts';
import { isWellKnown } from './filing.ts';
import { notFound, sendResult } from './reply.ts';
import { bodyCheck } from './schemas.ts';

const checkChange = bodyCheck<ContactChange>('urn:shikriki:schema:contact-change:1');
const checkCode = bodyCheck<ContactCode>('urn:shikriki:schema:contact-code:1');

const toContact = ({ confirmedAt, pending, ...contact }: ContactOverview): Contact => ({
  ...contact,
  ...(confirmedAt !== undefined && { confirmedAt: confirmedAt.toISOString() }),
  ...(pending !== undefined && { pending: { ...pending, expiresAt: pending.expiresAt.toISOString() } }),
});

const sendContact = (reply: FastifyReply, contact: Result<ContactOverview>): FastifyReply =>
  sendResult(reply, contact.ok ? ok(toContact(contact.value)) : contact);

const isKind = (kind: string): kind is ContactKind => (CONTACT_KINDS as readonly string[]).includes(kind);

interface KindPath {
  readonly Params: { readonly kind: string };
}

/** The kind of a path, for somebody who may change it: whoever can move notices can hide what happens from the citizen. */
const kindToChange = (request: FastifyRequest<KindPath>): Result<ContactKind> => {
  const { kind } = request.params;
  if (!isKind(kind)) return notFound();
  return isWellKnown(citizenOf(request).authentication)
    ? ok(kind)
    : fail('Forbidden', 'Changing contacts needs the level substantial.');
};

/** What the routes of contacts need. */
export interface ContactRoutesDeps {
  readonly readContacts: ReadContacts;
  readonly changeContact: ChangeContact;
  readonly confirmContact: ConfirmContact;
  readonly removeContact: RemoveContact;
}

/** /v1/me/contacts: where the citizen is told. */
export const contactRoutes = (app: FastifyInstance, deps: ContactRoutesDeps): void => {
  app.get('/v1/me/contacts', async (request, reply) => {
    const items = await deps.readContacts(citizenOf(request).tokenContacts);
    return reply.send({ items: items.map(toContact) });
  });

  app.put<KindPath>('/v1/me/contacts/:kind', async (request, reply) => {
    const kind = kindToChange(request);
    if (!kind.ok) return sendProblem(reply, kind.problem);
    const body = checkChange(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    const { tokenContacts: token, contacts } = citizenOf(request);
    const language = contacts.language === 'en' ? 'en' : 'ka';
    const { address } = body.value;
    return sendContact(reply, await deps.changeContact({ token, kind: kind.value, address, language }));
  });

  app.post<KindPath>('/v1/me/contacts/:kind/confirm', async (request, reply) => {
    const kind = kindToChange(request);
    if (!kind.ok) return sendProblem(reply, kind.problem);
    const body = checkCode(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    return sendContact(
      reply,
      await deps.confirmContact(citizenOf(request).tokenContacts.subject, kind.value, body.value.code),
    );
  });

  app.delete<KindPath>('/v1/me/contacts/:kind', async (request, reply) => {
    const kind = kindToChange(request);
    if (!kind.ok) return sendProblem(reply, kind.problem);
    await deps.removeContact(citizenOf(request).tokenContacts.subject, kind.value);
    return reply.code(204).send();
  });
};
