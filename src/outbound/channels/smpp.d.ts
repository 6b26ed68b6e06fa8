/** The part of `smpp` 0.5 that is used here; the package brings no types. Wire names are SMPP 3.4's own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  /** One protocol data unit. A PDU with a command_status other than 0 carries no fields. */
  export interface Pdu {
    readonly command: string;
    readonly command_id: number;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly source_addr_ton?: number;
    readonly source_addr_npi?: number;
    readonly source_addr?: string;
    readonly dest_addr_ton?: number;
    readonly dest_addr_npi?: number;
    readonly destination_addr?: string;
    readonly esm_class?: number;
    readonly registered_delivery?: number;
    readonly data_coding?: number;
    /** Decoded text where the library knows the data coding. */
    readonly short_message?: { readonly message?: string | Buffer };
    readonly message_id?: string;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    readonly network_error_code?: Buffer;
    readonly user_message_reference?: number;
    isResponse(): boolean;
    response(fields?: PduFields): Pdu;
  }

  export interface PduFields {
    readonly [field: string]: string | number | Buffer;
  }

  type Send = (fields: PduFields, onResponse?: (response: Pdu) => void) => boolean;

  export interface Session extends EventEmitter {
    readonly socket: Socket;
    /** False when the socket cannot be written to; then onResponse is never called. */
    readonly bind_transceiver: Send;
    readonly submit_sm: Send;
    readonly deliver_sm: Send;
    readonly enquire_link: Send;
    readonly unbind: Send;
    send(pdu: Pdu): boolean;
    close(onClosed?: () => void): void;
    destroy(onClosed?: () => void): void;
    on(event: 'pdu', listener: (pdu: Pdu) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close' | 'connect' | 'secureConnect', listener: () => void): this;
  }

  export interface Server extends NetServer {
    readonly sessions: readonly Session[];
  }

  interface Smpp {
    connect(options: {
      readonly host: string;
      readonly port: number;
      readonly tls?: boolean;
      readonly servername?: string;
      readonly ca?: string;
    }): Session;
    createServer(onSession: (session: Session) => void): Server;
    readonly errors: { readonly [name: string]: number };
  }
  const smpp: Smpp;
  export default smpp;
}
