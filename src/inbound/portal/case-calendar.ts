import type { FastifyInstance } from 'fastify';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays, type Day } from '../../domain/days.ts';
import type { CaseDetail, Leg } from '../../generated/schemas.ts';
import type { Clock } from '../../ports/clock.ts';
import { sendProblem } from '../http/problem-reply.ts';
import type { ReadCase } from './case-detail.ts';
import { actorOf } from './citizen.ts';
import { caseIdOf } from './reply.ts';

interface DueDay {
  readonly id: string;
  readonly day: Day;
  readonly summary: string;
}

const SUMMARY = {
  reply: {
    ka: (number: string, agency: string) => `${number}: პასუხის ბოლო დღე – ${agency}`,
    en: (number: string, agency: string) => `${number}: last day for the reply – ${agency}`,
  },
  clarification: {
    ka: (number: string, agency: string) => `${number}: უპასუხეთ უწყებას – ${agency}`,
    en: (number: string, agency: string) => `${number}: answer the agency – ${agency}`,
  },
} as const;

// Numbers and agencies only: calendars are shared with people and machines that letters are not for.
const dueDaysOf = (leg: Leg, { trackingNumber, language }: CaseDetail): readonly DueDay[] => {
  const { clock, clarificationDueOn, legId } = leg;
  const agency = language === 'en' ? leg.agencyNameEn : leg.agencyNameKa;
  const dueOn = clock?.stoppedOn === undefined ? clock?.dueOn : undefined;
  return [
    ...(dueOn === undefined
      ? []
      : [{ id: `${legId}-reply`, day: dueOn, summary: SUMMARY.reply[language](trackingNumber, agency) }]),
    ...(clarificationDueOn === undefined
      ? []
      : [
          {
            id: `${legId}-clarification`,
            day: clarificationDueOn,
            summary: SUMMARY.clarification[language](trackingNumber, agency),
          },
        ]),
  ];
};

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** GET /v1/cases/{caseId}/deadlines.ics: the days by which something is due, for a calendar (RFC 5545). Whole days, without an alarm. */
export const caseCalendarRoutes = (
  app: FastifyInstance,
  { readCase, clock }: { readonly readCase: ReadCase; readonly clock: Pick<Clock, 'now'> },
): void => {
  app.get<{ Params: { readonly caseId: string } }>('/v1/cases/:caseId/deadlines.ics', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    const found = caseId.ok ? await readCase(actorOf(request), caseId.value) : caseId;
    if (!found.ok) return sendProblem(reply, found.problem);
    const calendar = ical({
      prodId: { company: 'Shikriki', product: 'deadlines' },
      name: found.value.trackingNumber,
      method: ICalCalendarMethod.PUBLISH,
    });
    for (const { id, day, summary } of found.value.legs.flatMap((leg) => dueDaysOf(leg, found.value)))
      calendar.createEvent({
        id,
        stamp: clock.now(),
        start: dateOf(day),
        end: dateOf(addDays(day, 1)),
        allDay: true,
        summary,
      });
    return (
      reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', `attachment; filename="${found.value.trackingNumber}.ics"`)
        // Every line ends so, the last one too (RFC 5545, 3.1).
        .send(`${calendar.toString()}\r\n`)
    );
  });
};
