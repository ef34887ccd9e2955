// Written by `npm run i18n` from src/locale/xliff/it.xlf.
export const templates = {
  's-picture': `La vostra fotografia`,
  's-source-answer': `{n} risposta`,
  's-source-answers': `{n} risposte`,
};
