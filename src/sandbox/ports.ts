/** Where the parts of a sandbox listen, all on 127.0.0.1. */
export interface SandboxPorts {
  /** Portal API. */
  readonly portal: number;
  /** SOAP and REST for agencies, mutual TLS. */
  readonly agency: number;
  /** Start page, token issuer, received mail and SMS, simulators' ledgers. */
  readonly sandbox: number;
  readonly mail: number;
  readonly sms: number;
  readonly napr: number;
  readonly mof: number;
  readonly mia: number;
  /** 0 takes a free one. */
  readonly postgres: number;
}

/** The address of the start page and everything that hangs on it. */
export const sandboxAddress = (ports: Pick<SandboxPorts, 'sandbox'>): string => `http://127.0.0.1:${ports.sandbox}`;
export const portalAddress = (ports: Pick<SandboxPorts, 'portal'>): string => `http://127.0.0.1:${ports.portal}`;
export const agencyAddress = (ports: Pick<SandboxPorts, 'agency'>): string => `https://127.0.0.1:${ports.agency}`;
