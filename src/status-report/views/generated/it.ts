// Written by `npm run i18n` from src/locale/xliff/it.xlf.
export const templates = {
  's-picture': `La vostra fotografia`,
};
