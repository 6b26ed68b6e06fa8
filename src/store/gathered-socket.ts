import { Socket } from 'node:net';

/**
 * A socket to PostgreSQL that sends what is written in one turn of the event loop at once: statements that do not wait for each
 * other, and the four messages that each is made of.
 */
export const gatheredSocket = (): Socket => {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let gathering = false;
  const gather = (...args: unknown[]): boolean => {
    if (!gathering) {
      gathering = true;
      socket.cork();
      // Runs when all that was waiting for promises has run too.
      process.nextTick(() => {
        gathering = false;
        socket.uncork();
      });
    }
    return write(...args);
  };
  // Only now: connecting puts Node's own `write` back.
  return socket.once('connect', () => {
    socket.write = gather;
  });
};
