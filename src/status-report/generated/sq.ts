// Written by `npm run i18n` from src/locale/xliff/sq.xlf.
export const templates = {
  's-as-table': `Si tabelë`,
  's-not-told': `nuk tregohet`,
};
