import { nothing } from 'lit';
import { latePart } from '../../element/late.ts';
import { msg } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { askButton } from './seats.ts';

export const { load, late } = latePart(() => import('../forms/forms.ts'));

const importPart = latePart(() => import('../io/import.ts'));

/** The form that is open, in the place of the events. */
export const asking = (s: Browsing): unknown =>
  s.asked!.what === 'import' ? importPart.late(s, ({ importing }) => importing(s)) : late(s, ({ asked }) => asked(s));

/** What waits to be sent, and what became of it, above the events. */
export const outgoing = (s: Browsing): unknown => late(s, (forms) => forms.outgoing(s), nothing);

/** Of very many events none is read for this. */
const mayTake = ({ registration, capacity }: Readonly<Record<string, unknown>>): boolean =>
  registration !== undefined || capacity !== undefined;

/** The way to what one has registered for, also with a code from another device. */
export const mineButton = (s: Browsing): unknown =>
  s.host.address('endpoint') && s.model.order.some((n) => mayTake(s.model.raw(n)))
    ? askButton(s, msg('Your registrations', { id: 'c-mine' }), { what: 'mine' })
    : nothing;
