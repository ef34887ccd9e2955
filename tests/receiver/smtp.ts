import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** as it came, without the dots that the protocol adds */
  readonly data: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: Received[];
  /** how it answers the end of a message: `hold` never does */
  mode: 'take' | 'hold' | 'refuse' | 'busy';
  close(): Promise<void>;
}

/** As much of SMTP (RFC 5321) as a client needs to leave a message, and its ways to fail. */
export async function smtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const received: Received[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let rest = '';
    let data: string | undefined;
    let envelope = { from: '', to: [] as string[] };
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test ESMTP');
    const hear = (line: string): void => {
      if (data !== undefined) {
        if (line !== '.') return void (data += `${line.replace(/^\./, '')}\r\n`);
        received.push({ ...envelope, data });
        data = undefined;
        if (smtp.mode === 'take') say('250 taken');
        if (smtp.mode === 'busy') say('451 later');
        return;
      }
      const [command = '', argument = ''] = line.split(/[ :]+(.*)/s);
      const address = /<(.*?)>/.exec(argument)?.[1] ?? '';
      switch (command.toUpperCase()) {
        case 'EHLO':
          say('250-test');
          return void say('250 SMTPUTF8');
        case 'MAIL':
          envelope = { from: address, to: [] };
          return void say('250 ok');
        case 'RCPT':
          if (smtp.mode === 'refuse') return void say(`550 no such box <${address}>`);
          envelope.to.push(address);
          return void say('250 ok');
        case 'DATA':
          data = '';
          return void say('354 go on');
        case 'QUIT':
          say('221 bye');
          return void socket.end();
        default:
          return void say('250 ok');
      }
    };
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        hear(line);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const smtp: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    mode: 'take',
    async close() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
  return smtp;
}
