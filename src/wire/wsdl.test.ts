import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { wsdlFor } from './edoc-soap.ts';

const namespaces = {
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  soap: 'http://schemas.xmlsoap.org/wsdl/soap/',
  xs: 'http://www.w3.org/2001/XMLSchema',
};
const valuesAt = (xml: string, path: string): string[] => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path, namespaces).map((node) => node.content);
  } finally {
    document.dispose();
  }
};

describe('the WSDL that is served', () => {
  it('names the address it is served for, whatever characters that has', () => {
    const address = 'https://gateway.example.ge/soap?a=1&b="$&<';
    expect(valuesAt(wsdlFor(address), '//soap:address/@location')).toEqual([address]);
  });

  it('holds the schema, or says where it is', () => {
    const inside = wsdlFor('https://gateway.example.ge/soap');
    expect(valuesAt(inside, '//xs:import')).toEqual([]);
    expect(valuesAt(inside, '//xs:schema/@targetNamespace')).toEqual(['urn:shikriki:edoc-soap:1']);
    const beside = wsdlFor('https://gateway.example.ge/soap', 'https://gateway.example.ge/soap?xsd=edoc-soap-1.0.xsd');
    expect(valuesAt(beside, '//xs:import/@schemaLocation')).toEqual([
      'https://gateway.example.ge/soap?xsd=edoc-soap-1.0.xsd',
    ]);
  });
});
