// Written by `npm run i18n` from src/locale/xliff/it.xlf.
export const templates = {
  's-as-table': `Come tabella`,
  's-not-told': `non indicato`,
};
