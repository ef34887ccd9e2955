import type { Content } from './content.ts';
import type { Calendar } from './events/calendar.ts';
import type { Inbox } from './inbox.ts';
import type { PartnerDocuments } from './partners/documents.ts';
import type { Courier } from './relay/outbox.ts';
import type { Releases } from './results/releases.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { Database } from './store/sql.ts';

/** What routes work with; made once when the receiver starts. */
export interface Services {
  readonly settings: Settings;
  readonly database: Database;
  readonly content: Content;
  readonly secrets: Secrets;
  readonly inbox: Inbox;
  readonly documents: PartnerDocuments;
  readonly calendar: Calendar;
  /** undefined where no mail is set up: no messages are taken then, and none are offered */
  readonly courier: Courier | undefined;
  readonly releases: Releases;
}
