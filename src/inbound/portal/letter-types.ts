import type { FastifyInstance } from 'fastify';
import { FILE_TYPES } from '../../domain/file-types.ts';
import type { LetterTypeList } from '../../generated/schemas.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { citizenOf } from './citizen.ts';
import { standaloneSchema } from './schemas.ts';

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
    return {
      items: types.map(({ code, ...type }) => ({
        letterType: code,
        ...type,
        formSchema: standaloneSchema(type.formSchemaId),
        mediaTypes: FILE_TYPES.map(({ mediaType }) => mediaType),
      })),
    };
  });
};
