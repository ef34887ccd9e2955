/** The version of the package, told where two copies meet on one page. */
export const version = '0.1.0';
