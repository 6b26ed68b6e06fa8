import type { EnvelopeSealer } from '../../../ports/envelope.ts';
import type { ConformanceCase } from '../case.ts';
import { mustBeRefused } from '../refused.ts';
import { submit } from '../way-out.ts';

/** Two envelopes of ours under one MessageId, which never happens, unless somebody tries. */
export const conflict: ConformanceCase = {
  id: 'conflict',
  asks: 'Other bytes under the MessageId of a letter that was taken are refused.',
  where: 'section 6, Repeats',
  run: (run) => {
    let other: Buffer | undefined;
    const sealBoth = async (envelope: Parameters<EnvelopeSealer['seal']>[0], sealer: EnvelopeSealer) => {
      const { header } = envelope;
      other = (
        await sealer.seal({
          ...envelope,
          header: { ...header, sequenceInConversation: header.sequenceInConversation + 1 },
        })
      ).envelopeXml;
      return sealer.seal(envelope);
    };
    return mustBeRefused(run, {
      name: 'conflict',
      codes: ['ConflictSameIdOtherContent'],
      takenBefore: true,
      plan: { seal: sealBoth },
      handOver: async (call) => {
        const first = await submit(call);
        if (first.kind !== 'acknowledged' || other === undefined) return first;
        return submit({ ...call, consignment: { ...call.consignment, envelopeXml: other } });
      },
    });
  },
};
