import type { FastifyInstance } from 'fastify';
import { UPLOAD_TYPES } from '../../domain/file-types.ts';
import type { LetterType as LetterTypeJson, LetterTypeList } from '../../generated/schemas.ts';
import type { LetterType, Registry } from '../../ports/registry.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { citizenOf } from './citizen.ts';

const toJson = ({ code, form, mediaTypes, agencyCodes, retired: _retired, ...type }: LetterType): LetterTypeJson => ({
  letterType: code,
  ...type,
  formSchemaId: form.schemaId,
  formSchema: form.schema,
  mediaTypes: [...(mediaTypes ?? UPLOAD_TYPES.map(({ mediaType }) => mediaType))],
  ...(agencyCodes !== undefined && { agencyCodes: [...agencyCodes] }),
});

/** GET /v1/letter-types: what one can write, with forms and limits. */
export const letterTypeRoutes = (
  app: FastifyInstance,
  {
    transactions,
    registry,
  }: { readonly transactions: Pick<Transactions, 'inTransaction'>; readonly registry: Pick<Registry, 'letterTypes'> },
): void => {
  app.get('/v1/letter-types', async (request): Promise<LetterTypeList> => {
    const { subject } = citizenOf(request);
    const types = await transactions.inTransaction({ kind: 'citizen', subject }, (tx) => registry.letterTypes(tx));
    return { items: types.map(toJson) };
  });
};
