import type { OrganisationKind } from '../../modules/network/index.ts'
import type { Emblem } from './emblems.ts'

export type OrganisationKey =
  | 'soclab'
  | 'augustow'
  | 'zabludow'
  | 'elk'
  | 'hajnowka'
  | 'suwalki'
  | 'lomza'
  | 'goldap'
  | 'ostroleka'
  | 'biala'
  | 'suprasl'
  | 'sejny'

export interface DemoOrganisation {
  key: OrganisationKey
  name: string
  /** „Burmistrz Miasta Augustowa” and „urząd” in the case the announcements need. */
  kind: OrganisationKind
  unitCode: string
  address: string
  /** Before the @ of its invented address. */
  mailbox: string
  phone: string
  description: string
  emblem: Emblem
}

const INVENTED =
  'Przykład demonstracyjny: dane kontaktowe, konsultacje i uwagi są zmyślone, a urząd nie ma z nimi nic wspólnego.'

/** Whom the demonstration network consists of. Gminas are real, everything said about them here is made up. */
export const ORGANISATIONS: DemoOrganisation[] = [
  {
    key: 'soclab',
    name: 'Fundacja SocLab',
    kind: 'ngo',
    unitCode: '2061011',
    address: 'ul. Zwierzyniecka 17/16, 15-312 Białystok',
    mailbox: 'siec',
    phone: '85 000 00 00',
    description:
      'Prowadzimy Regionalną Sieć Praktyków Partycypacji i ten portal. Uczymy, badamy i pomagamy urzędom rozmawiać z mieszkańcami.\n\nPrzykład demonstracyjny: konsultacje i dane kontaktowe na tej stronie są zmyślone.',
    emblem: { motif: 'circle', background: '#1d3a2a', colour: '#f6efdc', accent: '#e2a233' },
  },
  {
    key: 'augustow',
    name: 'Urząd Miejski w Augustowie',
    kind: 'local-government',
    unitCode: '2001011',
    address: 'ul. Przykładowa 60, 16-300 Augustów',
    mailbox: 'augustow',
    phone: '87 000 00 10',
    description: `Miasto nad Nettą, Kanałem Augustowskim i trzema jeziorami. O parkach, ulicach i planach pytamy mieszkańców, zanim zapadnie decyzja, a po niej mówimy, co z uwag w niej jest.\n\n${INVENTED}`,
    emblem: { motif: 'lock', background: '#12496b', colour: '#ffffff', accent: '#f2c14e' },
  },
  {
    key: 'zabludow',
    name: 'Urząd Miejski w Zabłudowie',
    kind: 'local-government',
    unitCode: '2002143',
    address: 'ul. Przykładowa 2, 16-060 Zabłudów',
    mailbox: 'zabludow',
    phone: '85 000 00 20',
    description: `Gmina miejsko-wiejska pod Białymstokiem, 57 miejscowości. Pracujemy nad planem ogólnym i pytamy o niego w każdym sołectwie: na zebraniach, dyżurach i w internecie.\n\n${INVENTED}`,
    emblem: { motif: 'fields', background: '#6b7f2a', colour: '#fbf6e3', accent: '#f0b429' },
  },
  {
    key: 'elk',
    name: 'Urząd Miasta Ełku',
    kind: 'local-government',
    unitCode: '2805011',
    address: 'ul. Przykładowa 4, 19-300 Ełk',
    mailbox: 'elk',
    phone: '87 000 00 30',
    description: `Miasto nad jeziorem. Konsultujemy inwestycje, zanim powstanie projekt, a po budowie wracamy z pytaniem, jak się sprawdzają i co jeszcze poprawić.\n\n${INVENTED}`,
    emblem: { motif: 'waves', background: '#0f5c63', colour: '#ffffff', accent: '#f4b860' },
  },
  {
    key: 'hajnowka',
    name: 'Urząd Miasta Hajnówka',
    kind: 'local-government',
    unitCode: '2005011',
    address: 'ul. Przykładowa 1, 17-200 Hajnówka',
    mailbox: 'hajnowka',
    phone: '85 000 00 40',
    description: `Brama Puszczy Białowieskiej. Ogłoszenia wydajemy po polsku i w prostym języku, na spotkaniach można mówić także „po swojemu”.\n\n${INVENTED}`,
    emblem: { motif: 'forest', background: '#1f4d2c', colour: '#f4f1de', accent: '#d9a441' },
  },
  {
    key: 'suwalki',
    name: 'Urząd Miejski w Suwałkach',
    kind: 'local-government',
    unitCode: '2063011',
    address: 'ul. Przykładowa 1, 16-400 Suwałki',
    mailbox: 'suwalki',
    phone: '87 000 00 50',
    description: `Miasto na prawach powiatu nad Czarną Hańczą. Konsultacje prowadzi Biuro Dialogu Społecznego, które odpowiada na każdą uwagę i pilnuje terminów.\n\n${INVENTED}`,
    emblem: { motif: 'star', background: '#27406b', colour: '#ffffff', accent: '#8fc1e3' },
  },
  {
    key: 'lomza',
    name: 'Urząd Miejski w Łomży',
    kind: 'local-government',
    unitCode: '2062011',
    address: 'pl. Przykładowy 14, 18-400 Łomża',
    mailbox: 'lomza',
    phone: '86 000 00 60',
    description: `Miasto nad Narwią. Rewitalizujemy śródmieście razem z tymi, którzy w nim mieszkają: na podwórkach, spacerach i przy zupie.\n\n${INVENTED}`,
    emblem: { motif: 'tower', background: '#7a2e2e', colour: '#fff6e9', accent: '#e9b44c' },
  },
  {
    key: 'goldap',
    name: 'Urząd Miejski w Gołdapi',
    kind: 'local-government',
    unitCode: '2818033',
    address: 'pl. Przykładowy 14, 19-500 Gołdap',
    mailbox: 'goldap',
    phone: '87 000 00 70',
    description: `Uzdrowisko na skraju Puszczy Rominckiej. Strategię piszemy z mieszkańcami, nie dla mieszkańców, i raz w roku rozliczamy się z niej na rynku.\n\n${INVENTED}`,
    emblem: { motif: 'hill', background: '#2f6f4f', colour: '#ffffff', accent: '#f3d27a' },
  },
  {
    key: 'ostroleka',
    name: 'Urząd Miasta Ostrołęki',
    kind: 'local-government',
    unitCode: '1461011',
    address: 'pl. Przykładowy 1, 07-400 Ostrołęka',
    mailbox: 'ostroleka',
    phone: '29 000 00 80',
    description: `Stolica Kurpiowszczyzny nad Narwią. Z organizacjami pozarządowymi rozmawiamy o programie współpracy i o przestrzeni.\n\n${INVENTED}`,
    emblem: { motif: 'bridge', background: '#34495e', colour: '#fdf6e3', accent: '#d98c5f' },
  },
  {
    key: 'biala',
    name: 'Urząd Miasta Biała Podlaska',
    kind: 'local-government',
    unitCode: '0661011',
    address: 'ul. Przykładowa 3, 21-500 Biała Podlaska',
    mailbox: 'biala',
    phone: '83 000 00 90',
    description: `Miasto nad Krzną w województwie lubelskim. O ulicach rozmawiamy na ulicach: na dyżurach i spacerach, a do pomyłek się przyznajemy i je naprawiamy.\n\n${INVENTED}`,
    emblem: { motif: 'tower', background: '#4a3b76', colour: '#ffffff', accent: '#e6c65c' },
  },
  {
    key: 'suprasl',
    name: 'Urząd Miejski w Supraślu',
    kind: 'local-government',
    unitCode: '2002093',
    address: 'ul. Przykładowa 58, 16-030 Supraśl',
    mailbox: 'suprasl',
    phone: '85 000 01 00',
    description: `Uzdrowisko w Puszczy Knyszyńskiej, z osiedlami, które rosną szybciej niż drogi. Dlatego dużo pytamy: mieszkańców, kuracjuszy i tych, którzy tylko przejeżdżają.\n\n${INVENTED}`,
    emblem: { motif: 'waves', background: '#3c6e71', colour: '#ffffff', accent: '#f9dc5c' },
  },
  {
    key: 'sejny',
    name: 'Urząd Miasta Sejny',
    kind: 'local-government',
    unitCode: '2009011',
    address: 'ul. Przykładowa 25, 16-500 Sejny',
    mailbox: 'sejny',
    phone: '87 000 01 10',
    description: `Małe miasto na pograniczu trzech kultur. Konsultacje prowadzimy po polsku i po litewsku, w urzędzie, w domu litewskim i na targu.\n\n${INVENTED}`,
    emblem: { motif: 'star', background: '#8a3b12', colour: '#fff3e0', accent: '#ffd166' },
  },
]

export const mailOf = (mailbox: string) => `${mailbox}@example.org`
