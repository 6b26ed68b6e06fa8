import { readFileSync } from 'node:fs';
import { edocSoapXsd } from './edoc-soap-schema.ts';
import { escapeAttribute } from './escape-text.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../schemas/wsdl/${name}-1.0.wsdl`, import.meta.url), 'utf8');
const template = read('edoc-soap');
const mailboxTemplate = read('mailbox');
const SCHEMA_WITH_IMPORT = /<xs:schema>\s*<xs:import\b[^>]*\/>\s*<\/xs:schema>/;
const SCHEMA_LOCATION = /(?<=<xs:import\b[^>]*\bschemaLocation=")[^"]*(?=")/;
const SERVICE_ADDRESS = /(?<=<soap:address location=")[^"]*(?=")/;

/**
 * The WSDL of dialect edoc-soap for a running system.
 * @param address where the service is reached.
 * @param xsdAddress where the XSD is reached (for example `...?xsd=edoc-soap-1.0.xsd`); without it the XSD is put inside.
 */
export const wsdlFor = (address: string, xsdAddress?: string): string => {
  // Functions as replacements: a "$" in an address or the schema must stay one.
  const addressed = template.replace(SERVICE_ADDRESS, () => escapeAttribute(address));
  if (xsdAddress !== undefined) return addressed.replace(SCHEMA_LOCATION, () => escapeAttribute(xsdAddress));
  return addressed.replace(SCHEMA_WITH_IMPORT, () => edocSoapXsd.slice(edocSoapXsd.indexOf('<xs:schema')).trimEnd());
};

/**
 * The WSDL of dialect mailbox for a running gateway; its schemas are `...?xsd=` and the names of their files.
 * @param address where the mailbox is reached.
 */
export const mailboxWsdlFor = (address: string): string =>
  mailboxTemplate
    .replace(SERVICE_ADDRESS, () => escapeAttribute(address))
    .replaceAll(
      /schemaLocation="\.\.\/xsd\/([^"]*)"/g,
      (_, file: string) => `schemaLocation="${escapeAttribute(`${address}?xsd=${file}`)}"`,
    );
