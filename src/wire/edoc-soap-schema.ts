import { readFileSync } from 'node:fs';
import { makeMessageSchema } from './message-schema.ts';

/** Namespace of the messages of dialect edoc-soap 1.0. */
export const EDOC_SOAP_NAMESPACE = 'urn:shikriki:edoc-soap:1';

/** The text of schemas/xsd/edoc-soap-1.0.xsd. */
export const edocSoapXsd = readFileSync(new URL('../../schemas/xsd/edoc-soap-1.0.xsd', import.meta.url), 'utf8');

/** Checks one message against edoc-soap-1.0.xsd. Throws WireProblem Validation with the places. */
export const requireValidMessage = makeMessageSchema({
  name: 'edoc-soap-1.0.xsd',
  namespace: EDOC_SOAP_NAMESPACE,
  xsd: edocSoapXsd,
});
