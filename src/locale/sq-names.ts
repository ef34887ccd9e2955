/**
 * Albanian for browsers whose Intl has none (Chromium): names of countries and languages, months and days, from CLDR 48
 * (Unicode License). The rest of each format is borrowed from a language that writes it in the same way.
 */
const unpack = (packed: string) => new Map(packed.split('|').map((entry) => [entry.slice(0, 2), entry.slice(2)]));

const region = unpack(
  'ADAndorrë|AEEmiratet e Bashkuara Arabe|AFAfganistan|AGAntigua e Barbuda|AIAnguilë|ALShqipëri|AMArmeni|AOAngolë|' +
    'AQAntarktikë|ARArgjentinë|ASSamoa Amerikane|ATAustri|AUAustrali|AWArubë|AXIshujt Alandë|AZAzerbajxhan|' +
    'BABosnjë-Hercegovinë|BBBarbados|BDBangladesh|BEBelgjikë|BFBurkina-Faso|BGBullgari|BHBahrejn|BIBurundi|BJBenin|' +
    'BLSen-Bartelemi|BMBermude|BNBrunei|BOBolivi|BQKaraibet holandeze|BRBrazil|BSBahama|BTButan|BVIshulli Bove|' +
    'BWBotsvanë|BYBjellorusi|BZBelizë|CAKanada|CCIshujt Kokos|CDKongo-Kinshasa|CFRepublika e Afrikës Qendrore|' +
    'CGKongo-Brazavilë|CHZvicër|CICôte d’Ivoire|CKIshujt Kuk|CLKili|CMKamerun|CNKinë|COKolumbi|CRKosta-Rikë|CUKubë|' +
    'CVKepi i Gjelbër|CWKurasao|CXIshulli i Krishtlindjes|CYQipro|CZÇeki|DEGjermani|DJXhibuti|DKDanimarkë|DMDominikë|' +
    'DORepublika Dominikane|DZAlgjeri|ECEkuador|EEEstoni|EGEgjipt|EHSaharaja Perëndimore|EREritre|ESSpanjë|ETEtiopi|' +
    'FIFinlandë|FJFixhi|FKIshujt Falkland|FMMikronezi|FOIshujt Faroe|FRFrancë|GAGabon|GBMbretëria e Bashkuar|' +
    'GDGranadë|GEGjeorgji|GFGuajana Franceze|GGGernsej|GHGanë|GIGjibraltar|GLGrënlandë|GMGambi|GNGuine|GPGuadelupë|' +
    'GQGuineja Ekuatoriale|GRGreqi|GSXhorxha Jugore dhe Ishujt Senduiçë të Jugut|GTGuatemalë|GUGuam|GWGuine-Bisau|' +
    'GYGuajanë|HKRPA i Hong-Kongut|HMIshujt Hërd e Mekdonald|HNHonduras|HRKroaci|HTHaiti|HUHungari|IDIndonezi|' +
    'IEIrlandë|ILIzrael|IMIshulli i Manit|INIndi|IOTerritori Britanik i Oqeanit Indian|IQIrak|IRIran|ISIslandë|' +
    'ITItali|JEXhersej|JMXhamajkë|JOJordani|JPJaponi|KEKenia|KGKirgizi|KHKamboxhia|KIKiribati|KMKomore|' +
    'KNShën-Kits dhe Nevis|KPKore e Veriut|KRKore e Jugut|KWKuvajt|KYIshujt Kajman|KZKazakistan|LALaos|LBLiban|' +
    'LCShën-Luçia|LILihtenshtajn|LKSri-Lankë|LRLiberi|LSLesoto|LTLituani|LULuksemburg|LVLetoni|LYLibi|MAMarok|' +
    'MCMonako|MDMoldavi|MEMal i Zi|MFSen-Marten|MGMadagaskar|MHIshujt Marshall|MKMaqedonia e Veriut|MLMali|' +
    'MMMianmar (Burmë)|MNMongoli|MORPA i Makaos|MPIshujt e Marianës Veriore|MQMartinikë|MRMauritani|MSMontserat|' +
    'MTMaltë|MUMauritius|MVMaldive|MWMalavi|MXMeksikë|MYMalajzi|MZMozambik|NANamibi|NCKaledoni e Re|NENiger|' +
    'NFIshulli Norfolk|NGNigeri|NINikaragua|NLHolandë|NONorvegji|NPNepal|NRNauru|NUNiue|NZZelandë e Re|OMOman|' +
    'PAPanama|PEPeru|PFPolinezia Franceze|PGGuineja e Re-Papua|PHFilipine|PKPakistan|PLPoloni|PMShën-Pier dhe Mikelon|' +
    'PNIshujt Pitkern|PRPorto-Riko|PSTerritoret Palestineze|PTPortugali|PWPalau|PYParaguai|QAKatar|REReunion|RORumani|' +
    'RSSerbi|RURusi|RWRuandë|SAArabi Saudite|SBIshujt Solomon|SCSejshelle|SDSudan|SESuedi|SGSingapor|SHShën-Elenë|' +
    'SISlloveni|SJSvalbard e Jan-Majen|SKSllovaki|SLSierra-Leone|SMSan-Marino|SNSenegal|SOSomali|SRSurinami|' +
    'SSSudani i Jugut|STSao-Tome e Principe|SVSalvador|SXSint-Marten|SYSiri|SZEsvatini|TCIshujt Turks dhe Kaikos|' +
    'TDÇad|TFTerritoret Jugore Franceze|TGTogo|THTajlandë|TJTaxhikistan|TKTokelau|TLTimor-Leste|TMTurkmenistan|' +
    'TNTunizi|TOTonga|TRTurqi|TTTrinidad e Tobago|TVTuvalu|TWTajvan|TZTanzani|UAUkrainë|UGUgandë|' +
    'UMIshujt Periferikë të SHBA-së|USSHBA|UYUruguai|UZUzbekistan|VAVatikan|VCShën-Vincent dhe Grenadine|VEVenezuelë|' +
    'VGIshujt e Virgjër Britanikë|VIIshujt e Virgjër të SHBA-së|VNVietnam|VUVanuatu|WFUollis e Futuna|WSSamoa|' +
    'XKKosovë|YEJemen|YTMajotë|ZAAfrika e Jugut|ZMZambi|ZWZimbabve',
);
const language = unpack(
  'aaafarisht|ababkazisht|afafrikanisht|akakanisht|amamarisht|anaragonezisht|ararabisht|asasamezisht|avavarikisht|' +
    'ayajmarisht|azazerbajxhanisht|babashkirisht|bebjellorusisht|bgbullgarisht|bibislamisht|bmbambarisht|bnbengalisht|' +
    'botibetisht|brbretonisht|bsboshnjakisht|cakatalonisht|ceçeçenisht|chkamoroisht|cokorsikisht|csçekisht|' +
    'cusllavishte kishtare|cvçuvashisht|cyuellsisht|dadanisht|degjermanisht|dvdivehisht|dzxhongaisht|eeeveisht|' +
    'elgreqisht|enanglisht|eoesperanto|esspanjisht|etestonisht|eubaskisht|fapersisht|fffulaisht|fifinlandisht|' +
    'fjfixhianisht|fofaroisht|frfrëngjisht|fyfrizianishte perëndimore|gairlandisht|gdgalishte skoceze|glgalicisht|' +
    'gnguaranisht|guguxharatisht|gvmanksisht|hahausisht|hehebraisht|hiindisht|hrkroatisht|htkreolishte e Haitit|' +
    'huhungarisht|hyarmenisht|hzhereroisht|iainterlingua|idindonezisht|iegjuha oksidentale|igigboisht|iisishuanisht|' +
    'ioidoisht|isislandisht|ititalisht|iuinuktitutisht|jajaponisht|jvjavanisht|kagjeorgjisht|kikikujuisht|' +
    'kjkuanjamaisht|kkkazakisht|klkalalisutisht|kmkmerisht|knkanadisht|kokoreanisht|krkanurisht|kskashmirisht|' +
    'kukurdisht|kvkomisht|kwkornisht|kykirgizisht|lalatinisht|lbluksemburgisht|lggandaisht|lilimburgisht|lnlingalisht|' +
    'lolaosisht|ltlituanisht|luluba-katangaisht|lvletonisht|mgmadagaskarisht|mhmarshallisht|mimaorisht|mkmaqedonisht|' +
    'mlmalajalamisht|mnmongolisht|mrmaratisht|msmalajisht|mtmaltisht|mybirmanisht|nanauruisht|nbnorvegjishte letrare|' +
    'ndndebelishte veriore|nenepalisht|ngndongaisht|nlholandisht|nnnorvegjishte nynorsk|nonorvegjisht|' +
    'nrndebelishte jugore|nvnavahoisht|nynianjisht|ocoksitanisht|omoromoisht|orodisht|ososetisht|papunxhabisht|' +
    'plpolonisht|pspashtoisht|ptportugalisht|qukeçuaisht|rmretoromanisht|rnrundisht|rorumanisht|rurusisht|' +
    'rwkiniaruandisht|sasanskritisht|scsardenjisht|sdsindisht|sesamishte veriore|sgsangoisht|sisinhalisht|' +
    'sksllovakisht|slsllovenisht|smsamoanisht|snshonisht|sosomalisht|sqshqip|srserbisht|sssuatisht|stsotoishte jugore|' +
    'susundanisht|svsuedisht|swsuahilisht|tatamilisht|teteluguisht|tgtaxhikisht|thtajlandisht|titigrinjaisht|' +
    'tkturkmenisht|tlfilipinisht|tncuanaisht|totonganisht|trturqisht|tscongaisht|tttatarisht|twakanisht|tytahitisht|' +
    'ugujgurisht|ukukrainisht|ururduisht|uzuzbekisht|vevendaisht|vivietnamisht|vovolapykisht|waualunisht|wouolofisht|' +
    'xhxhosaisht|yijidisht|yojorubaisht|zazhuangisht|zhkinezisht|zuzuluisht',
);
const MONTHS = 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor'.split(' ');
const DAYS = 'diel hënë martë mërkurë enjte premte shtunë'.split(' ');

let words: Map<string, string> | undefined;

/** What French calls a month or a day, long or short → its Albanian name. Made when first wanted: formatters are dear. */
function dictionary(): Map<string, string> {
  const made = new Map([['à', 'në']]);
  for (const style of ['long', 'short'] as const) {
    const month = new Intl.DateTimeFormat('fr', { month: style, timeZone: 'UTC' });
    const day = new Intl.DateTimeFormat('fr', { weekday: style, timeZone: 'UTC' });
    const short = (name: string): string => (style === 'short' ? name.slice(0, name === 'korrik' ? 4 : 3) : name);
    MONTHS.forEach((name, i) => {
      const french = month.format(Date.UTC(2023, i));
      // what French does not shorten is not told apart from the long name
      if (!made.has(french)) made.set(french, short(name));
    });
    // 1 January 2023 was a Sunday
    DAYS.forEach((name, i) =>
      made.set(day.format(Date.UTC(2023, 0, i + 1)), style === 'short' ? short(name) : `e ${name}`),
    );
  }
  return made;
}
const translate = (text: string) => text.replace(/\p{L}+\.?/gu, (word) => (words ??= dictionary()).get(word) ?? word);

/** By the name of each constructor of Intl, what makes an Albanian one of it: with the methods that we use. */
export const albanian = {
  DisplayNames: ({ type }: Intl.DisplayNamesOptions) => ({
    of: (code: string) => (type === 'region' ? region : language).get(code.split('-')[0]!) ?? code,
  }),
  // spaces group thousands, from five digits on
  NumberFormat: (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat('pt-PT', options),
  DateTimeFormat: (options?: Intl.DateTimeFormatOptions) => {
    const french = new Intl.DateTimeFormat('fr', options);
    return {
      format: (date?: Date | number) => translate(french.format(date)),
      formatRange: (from: Date, to: Date) => translate(french.formatRange(from, to)),
    };
  },
  ListFormat: (options?: Intl.ListFormatOptions) => {
    const italian = new Intl.ListFormat('it', options);
    const and: Record<string, string> = { ' e ': ' dhe ', ' o ': ' ose ' };
    return {
      format: (items: Iterable<string>) =>
        italian
          .formatToParts(items)
          .map(({ type, value }) => (type === 'literal' ? (and[value] ?? value) : value))
          .join(''),
    };
  },
};
