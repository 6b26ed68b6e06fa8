/** The e-document system under test, as the integration admins would register it. */
export interface Vendor {
  readonly systemCode: string;
  readonly dialect: string;
  /** Where it is called; empty in dialects in which it calls. */
  readonly endpoint: string;
  /** The agency that is written to; one of those with a seal. */
  readonly agencyCode: string;
  /** Certificates by agency code. */
  readonly seals: ReadonlyMap<string, string>;
  /** The certificate with which it calls the gateway. */
  readonly clientCertificate: string;
  /** The certificate of its server, where only this one is to be trusted. */
  readonly serverCertificate?: string;
  /** The certificate that signs its messages, in dialects with signed messages. */
  readonly messageCertificate?: string;
}
