/** One kept SMPP 3.4 bind: connected at once, watched by enquire_link, bound again with back-off when lost. */
import { isIP } from 'node:net';
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';

export interface SmppLinkOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; `ca` (PEM) replaces the machine's own authorities. */
  readonly tls?: { readonly ca?: string };
  readonly systemId: string;
  readonly password: string;
  /** For connecting and binding together, and for an enquire_link's answer. */
  readonly timeoutMs: number;
  /** How often a quiet link is asked whether it lives; 30 s when not given. */
  readonly enquireLinkMs?: number;
  /** Called for each deliver_sm before it is answered; a rejection makes the provider send it again. */
  readonly onDeliver: (pdu: Pdu) => Promise<void>;
}

/** `refused`: the provider said no to the bind. `no_link`: nobody there. `lost`: sent, but no word came back. */
export type LinkAnswer =
  | { readonly kind: 'answered'; readonly response: Pdu }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'no_link' }
  | { readonly kind: 'lost' };

export interface SmppLink {
  /**
   * Sends one submit_sm over the bind, waiting for a bind that is being made, never for a later one. Nothing is sent once
   * the signal has aborted; `onWritten` is called when it is. Never throws.
   */
  submit(fields: PduFields, signal: AbortSignal, onWritten: () => void): Promise<LinkAnswer>;
  /** Unbinds and stays away. */
  close(): Promise<void>;
}

type Bind = { readonly kind: 'bound'; readonly session: Session } | Exclude<LinkAnswer, { kind: 'answered' | 'lost' }>;

/** 0.5 s doubling to 30 s, each with up to a quarter more, so that several gateways do not knock in step. */
const backOffMs = (failures: number): number => Math.min(30_000, 500 * 2 ** failures) * (1 + Math.random() / 4);
const ESME_RX_T_APPN = 0x64;
const SMPP_3_4 = 0x34;

/** Starts binding at once, so that delivery reports come even while nothing is sent. */
export const makeSmppLink = (options: SmppLinkOptions): SmppLink => {
  const { host, port, tls, systemId, password, timeoutMs, enquireLinkMs = 30_000, onDeliver } = options;
  let closed = false;
  let failures = 0;
  let live: Session | undefined;
  let retryTimer: NodeJS.Timeout | undefined;
  const open = new Set<Session>();

  const answer = (session: Session, pdu: Pdu): void => {
    if (pdu.command === 'enquire_link') session.send(pdu.response());
    else if (pdu.command === 'deliver_sm') {
      onDeliver(pdu).then(
        () => session.send(pdu.response()),
        () => session.send(pdu.response({ command_status: ESME_RX_T_APPN })),
      );
    } else if (pdu.command === 'unbind') {
      session.send(pdu.response());
      session.close();
    } else if (!pdu.isResponse()) session.send(pdu.response({ command_status: 0x03 }));
  };

  const watch = (session: Session): void => {
    let asked: NodeJS.Timeout | undefined;
    const rhythm = setInterval(() => {
      asked = setTimeout(() => session.destroy(), timeoutMs);
      if (!session.enquire_link({}, () => clearTimeout(asked))) session.destroy();
    }, enquireLinkMs);
    session.on('close', () => {
      clearInterval(rhythm);
      clearTimeout(asked);
    });
  };

  const bindOnce = (): Promise<Bind> =>
    new Promise((resolve) => {
      const session = smpp.connect({
        host,
        port,
        ...(tls === undefined ? {} : { tls: true, ...tls, ...(isIP(host) === 0 ? { servername: host } : {}) }),
      });
      open.add(session);
      const timer = setTimeout(() => session.destroy(), timeoutMs);
      session.on('error', () => session.destroy());
      session.on('close', () => {
        clearTimeout(timer);
        open.delete(session);
        resolve({ kind: 'no_link' });
        if (live === session) {
          live = undefined;
          bindLater();
        }
      });
      session.on('pdu', (pdu) => answer(session, pdu));
      session.on(tls === undefined ? 'connect' : 'secureConnect', () => {
        const fields = { system_id: systemId, password, interface_version: SMPP_3_4 };
        session.bind_transceiver(fields, ({ command_status: status }) => {
          clearTimeout(timer);
          if (status === 0) {
            live = session;
            failures = 0;
            watch(session);
            resolve({ kind: 'bound', session });
          } else {
            resolve({ kind: 'refused', status });
            session.close();
          }
        });
      });
    });

  const bind = async (): Promise<Bind> => {
    const bound = await bindOnce();
    if (bound.kind !== 'bound') bindLater();
    return bound;
  };

  // What a send sees: the bind being made, the live one, or how the last try ended while the next one waits.
  let current: Promise<Bind> = bind();

  function bindLater(): void {
    if (closed) return;
    clearTimeout(retryTimer);
    current = current.then((last) => (last.kind === 'bound' ? { kind: 'no_link' } : last));
    retryTimer = setTimeout(() => {
      current = bind();
    }, backOffMs(failures));
    failures += 1;
  }

  return {
    submit: async (fields, signal, onWritten) => {
      const bound = await current;
      if (bound.kind !== 'bound') return bound;
      if (signal.aborted) return { kind: 'no_link' };
      const { session } = bound;
      return new Promise((resolve) => {
        const onClose = (): void => resolve({ kind: 'lost' });
        session.on('close', onClose);
        const written = session.submit_sm(fields, (response) => {
          session.off('close', onClose);
          resolve({ kind: 'answered', response });
        });
        if (written) onWritten();
        else {
          session.off('close', onClose);
          resolve({ kind: 'no_link' });
        }
      });
    },
    close: async () => {
      closed = true;
      clearTimeout(retryTimer);
      await Promise.all(
        [...open].map(
          (session) =>
            new Promise<void>((resolve) => {
              const force = setTimeout(() => session.destroy(), Math.min(timeoutMs, 1000));
              session.on('close', () => {
                clearTimeout(force);
                resolve();
              });
              if (live !== session || !session.unbind({}, () => session.close())) session.destroy();
            }),
        ),
      );
    },
  };
};
