// Written by `npm run i18n` from src/locale/xliff/sq.xlf.
export const templates = {
  's-picture': `Fotografia juaj`,
  's-source-answer': `{n} përgjigje`,
  's-source-answers': `{n} përgjigje`,
};
