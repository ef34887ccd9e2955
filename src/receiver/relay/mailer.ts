import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { isAddress } from './contacts.ts';
import type { Message } from './message.ts';

/** What takes a message over. */
export interface Mailer {
  /** Resolves when somebody else answers for the message: a mail server, or the disk. @throws when nobody does */
  send(message: Message): Promise<void>;
  close(): void;
}

/** `Varco <no-reply@example.org>` or the bare address. @throws on anything else */
export function parseFrom(text: string): { name: string; address: string } {
  const [, name = '', angled] = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>]+)>)\s*$/.exec(text) ?? [];
  const address = (angled ?? text).trim();
  if (!isAddress(address))
    throw new Error(`VARCO_MAIL_FROM: found "${text}", expected an address such as no-reply@example.org.`);
  return { name: name.trim(), address };
}

type From = ReturnType<typeof parseFrom>;

/**
 * The message in nodemailer's terms. It encodes words and folds headers; addresses go as objects, which are not parsed.
 * Answers of absence would tell the recipient's address to the sender: they are asked for nowhere (RFC 3834, 5; the X- header
 * is what Exchange goes by).
 */
const optionsOf = (from: From, { to, replyTo, subject, text, id }: Message): SendMailOptions => ({
  from,
  to: { name: '', address: to },
  replyTo,
  subject,
  text,
  messageId: `<${id}@${from.address.split('@')[1]}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Through a mail server: `smtp://user:password@host:587`, `smtps://…`. */
export function smtpMailer(url: string, from: From): Mailer {
  const { protocol, hostname } = new URL(url);
  if (!/^smtps?:$/.test(protocol) || !hostname) throw new Error('VARCO_SMTP: expected smtp://host:port or smtps://….');
  const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };
  const transport = createTransport({ url, ...patience });
  return {
    send: async (message) => void (await transport.sendMail(optionsOf(from, message))),
    close: () => transport.close(),
  };
}

/** Into a folder, a file a message named by its submission: one that is sent again takes the place of itself. */
export function spoolMailer(folder: string, from: From): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(message) {
      const { message: bytes } = await transport.sendMail(optionsOf(from, message));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${message.id}.eml`);
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        await file.writeFile(bytes as Buffer);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      // A name is on disk when its folder is.
      const directory = await open(folder, 'r');
      await directory.sync().finally(() => directory.close());
    },
    close: () => transport.close(),
  };
}
