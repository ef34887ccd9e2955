/**
 * Italy's regions, by the second part of their ISO 3166-2 codes, and their provinces of 2005 to 2016 as Natural Earth has
 * them (`FC` for Forlì-Cesena, `MB` Monza e Brianza; Sardinia with the eight provinces of 2005).
 */
export const REGIONS = {
  21: ['AL', 'AT', 'BI', 'CN', 'NO', 'TO', 'VB', 'VC'],
  23: ['AO'],
  25: ['BG', 'BS', 'CO', 'CR', 'LC', 'LO', 'MB', 'MI', 'MN', 'PV', 'SO', 'VA'],
  32: ['BZ', 'TN'],
  34: ['BL', 'PD', 'RO', 'TV', 'VE', 'VI', 'VR'],
  36: ['GO', 'PN', 'TS', 'UD'],
  42: ['GE', 'IM', 'SP', 'SV'],
  45: ['BO', 'FC', 'FE', 'MO', 'PC', 'PR', 'RA', 'RE', 'RN'],
  52: ['AR', 'FI', 'GR', 'LI', 'LU', 'MS', 'PI', 'PO', 'PT', 'SI'],
  55: ['PG', 'TR'],
  57: ['AN', 'AP', 'FM', 'MC', 'PU'],
  62: ['FR', 'LT', 'RI', 'RM', 'VT'],
  65: ['AQ', 'CH', 'PE', 'TE'],
  67: ['CB', 'IS'],
  72: ['AV', 'BN', 'CE', 'NA', 'SA'],
  75: ['BA', 'BR', 'BT', 'FG', 'LE', 'TA'],
  77: ['MT', 'PZ'],
  78: ['CS', 'CZ', 'KR', 'RC', 'VV'],
  82: ['AG', 'CL', 'CT', 'EN', 'ME', 'PA', 'RG', 'SR', 'TP'],
  88: ['CA', 'CI', 'NU', 'OG', 'OR', 'OT', 'SS', 'VS'],
};
