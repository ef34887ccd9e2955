import type { RuleError } from './rule.ts';

/** The message of an error with what to write instead, for the author of the condition. */
export const explain = (error: RuleError): string => error.message;
