import type { FastifyReply } from 'fastify';
import { type CaseId, type FileId, parseId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { sendProblem } from '../http/problem-reply.ts';

/** Nothing of the citizen's has this id; says the same of things that do not exist and of things of others. */
export const notFound = () => fail('NotFound', 'There is nothing with this id.');

/** The value, or NotFound where there is none. */
export const orNotFound = <T>(value: T | undefined): Result<T> => (value === undefined ? notFound() : ok(value));

/** The caseId of a path. Text that is no UUID is the id of nothing. */
export const caseIdOf = ({ caseId }: { readonly caseId: string }): Result<CaseId> =>
  orNotFound(parseId<CaseId>(caseId));

/** A fileId or uploadId of a path. */
export const fileIdOf = (text: string): Result<FileId> => orNotFound(parseId<FileId>(text));

/** Answers 200 with a value, or with the problem that stood in the way. */
export const sendResult = <T>(reply: FastifyReply, result: Result<T>): FastifyReply =>
  result.ok ? reply.code(200).send(result.value) : sendProblem(reply, result.problem);
