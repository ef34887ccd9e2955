import { createServer, type AddressInfo } from 'node:net';

/** A TCP port of 127.0.0.1 that nobody held a moment ago. */
export const sparePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
