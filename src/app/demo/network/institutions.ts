import type { InstitutionKind, Tool } from '../../../modules/membership/index.ts'
import { mailOf, ORGANISATIONS, type OrganisationKey } from '../organisations.ts'

/** An institution of the demonstration network. */
export interface ToldInstitution {
  /** The organisation of the portal that it is, whose team represents it; null for one that runs nothing here. */
  key: OrganisationKey | null
  name: string
  kind: InstitutionKind
  unitCode: string
  phone: string
  email: string
  website: string
  nip: string | null
  tools: Tool[]
  about: string
  experience: string
  offers: string
  seeks: string
}

const KINDS = { 'local-government': 'local-government', ngo: 'ngo' } as const

const OFFERS = [
  'Sala na spotkania Sieci i rzutnik.',
  'Wzory ogłoszeń i raportów z naszych konsultacji.',
  'Wizyta studyjna: pokażemy, jak prowadzimy budżet obywatelski.',
  'Doświadczenie z punktem konsultacyjnym w urzędzie.',
]
const SEEKS = [
  'Partnera do wspólnych konsultacji w sąsiednich gminach.',
  'Moderatorki spotkania o planie ogólnym.',
  '',
  'Rady, jak dotrzeć do młodych.',
]
const TOOLS: Tool[][] = [
  ['consultations', 'participatory-budget'],
  ['consultations', 'village-fund'],
  ['consultations'],
  ['consultations', 'initiative', 'participatory-budget'],
]

/** NIP numbers that pass the check and belong to nobody: they begin with 000. */
const nipOf = (index: number) => {
  const nine = String(100 + index).padStart(9, '0')
  const sum = [6, 5, 7, 2, 3, 4, 5, 6, 7].reduce((all, weight, at) => all + weight * Number(nine[at]), 0) % 11
  return sum === 10 ? null : `${nine}${sum}`
}

/** Organisations of the portal, which all belong to the network. */
export const MEMBER_ORGANISATIONS: ToldInstitution[] = ORGANISATIONS.map(
  ({ key, name, kind, unitCode, phone, mailbox }, index): ToldInstitution => ({
    key,
    name,
    kind: kind in KINDS ? KINDS[kind as keyof typeof KINDS] : 'other',
    unitCode,
    phone,
    email: mailOf(mailbox),
    website: `https://${mailbox}.example.org`,
    nip: nipOf(index),
    tools: TOOLS[index % TOOLS.length] ?? [],
    about: 'Pytamy mieszkańców, zanim zapadnie decyzja, i mówimy, co z niej wynikło.',
    experience: 'Konsultacje na portalu Sieci, z raportem i efektami.',
    offers: OFFERS[index % OFFERS.length] ?? '',
    seeks: SEEKS[index % SEEKS.length] ?? '',
  }),
)

/** A university and an informal group, so that members of all kinds are here. */
export const OTHER_INSTITUTIONS: ToldInstitution[] = [
  {
    key: null,
    name: 'Pracownia Badań Miejskich (przykład)',
    kind: 'university',
    unitCode: '2061011',
    phone: '85 000 00 70',
    email: mailOf('pracownia'),
    website: 'https://pracownia.example.org',
    nip: nipOf(20),
    tools: ['consultations', 'other'],
    about: 'Zespół uczelni, który bada udział mieszkańców w decyzjach.',
    experience: 'Panele, ankiety, mapy mentalne dzielnic.',
    offers: 'Praktyki studenckie przy konsultacjach.',
    seeks: 'Urzędów, które pozwolą zbadać swoje konsultacje.',
  },
  {
    key: null,
    name: 'Zielone Podwórka',
    kind: 'informal-group',
    unitCode: '2062011',
    phone: '600 000 071',
    email: mailOf('zielone.podworka'),
    website: 'https://podworka.example.org',
    nip: null,
    tools: ['participatory-budget', 'initiative'],
    about: 'Sąsiedzi z trzech podwórek, bez osobowości prawnej i bez prezesa.',
    experience: 'Dwa projekty w budżecie obywatelskim, oba wygrały.',
    offers: 'Opowiemy, jak zebrać głosy bez plakatów.',
    seeks: 'Ziemi i sadzonek.',
  },
]
