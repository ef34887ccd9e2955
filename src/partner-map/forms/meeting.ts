import type { InsetForm } from '../../respondent/inset.ts';
import { toPartner, type ToPartner } from './contact.ts';

/** A request to meet: a message with a time. */
export const meeting = (to: ToPartner): InsetForm => toPartner(to, 'meeting-request');
