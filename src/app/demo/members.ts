import {
  acceptDeclaration,
  askForCompletion,
  type DeclarationInput,
  enterDeclaration,
  leave,
  publishDeclaration,
  submitDeclaration,
} from '../../modules/membership/index.ts'
import { startOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { formsPorts } from '../wiring.tsx'
import type { Calendar } from './calendar.ts'
import { DECLARATION_TEXTS } from './declaration-texts.ts'
import { mailOf, ORGANISATIONS } from './organisations.ts'

type Told = [name: string, unitCode: string, tools: DeclarationInput['tools'], experience: string]

/** The first declarations, signed at the Forum. Names of people are made up. */
const FOUNDERS: Told[] = [
  ['Barbara Modrzewska', '2061011', ['consultations', 'referendum'], 'Konsultacje planów miejscowych od 2012 roku.'],
  [
    'Cezary Trzcina',
    '2061011',
    ['participatory-budget'],
    'Pierwszy budżet obywatelski w mieście, w zespole oceniającym.',
  ],
  ['Dorota Jaćwieska', '2063011', ['consultations'], 'Spotkania z mieszkańcami o zagospodarowaniu bulwarów.'],
  ['Eryk Biebrzański', '2001011', ['consultations', 'other'], 'E-konsultacje w małym mieście, z punktem w bibliotece.'],
  ['Felicja Narewska', '2005011', ['initiative'], 'Trzy inicjatywy uchwałodawcze, dwie zakończone uchwałą.'],
  ['Gabriel Sokólski', '2002093', ['village-fund'], 'Szkolenia dla sołtysów o funduszu sołeckim.'],
  ['Hanna Mazurska', '2805011', ['participatory-budget', 'consultations'], 'Ewaluacja dwóch edycji budżetu.'],
  ['Ireneusz Kurpiewski', '1461011', ['consultations'], 'Debaty o komunikacji miejskiej.'],
]

/** Who joined later, in order; spread over the years since. */
const LATER: Told[] = [
  ['Jolanta Wigierska', '2063011', ['village-fund'], 'Osiem lat funduszu w sołectwie nad jeziorem.'],
  ['Karol Supraski', '2002093', ['consultations'], 'Warsztaty o rynku i zieleni.'],
  ['Lidia Pogańska', '2009011', ['other'], 'Młodzieżowa rada miasta.'],
  ['Mirosław Ełcki', '2805011', ['participatory-budget'], 'Koordynacja budżetu obywatelskiego.'],
  ['Natalia Romińska', '2818033', ['consultations', 'village-fund'], 'Konsultacje w 30 sołectwach.'],
  ['Oskar Leśny', '2005011', ['initiative'], 'Komitet inicjatywy w sprawie alei.'],
  ['Patrycja Łomżyńska', '2062011', ['consultations'], 'Ankiety z mieszkańcami osiedli.'],
  ['Radosław Gryka', '2002143', ['village-fund'], 'Sołtys, trzy kadencje.'],
  ['Stefania Bużańska', '0661011', ['consultations', 'participatory-budget'], 'Budżet zielony dla szkół.'],
  ['Tadeusz Czarna', '2061011', ['referendum'], 'Obserwacja dwóch referendów lokalnych.'],
  ['Urszula Netta', '2001011', ['consultations'], 'Konsultacje parku nad rzeką.'],
  ['Wiktor Pisański', '2805011', ['other'], 'Panele z młodzieżą.'],
  ['Zuzanna Krynicka', '2061011', ['consultations', 'initiative'], 'Badania udziału mieszkańców.'],
  ['Adam Wasilkowski', '2002143', ['participatory-budget'], 'Zespół budżetu obywatelskiego.'],
  ['Bożena Szelment', '2063011', ['village-fund', 'other'], 'Grupa odnowy wsi.'],
  ['Czesław Marycha', '2009011', ['consultations'], 'Spotkania o drodze wojewódzkiej.'],
  ['Danuta Pisa', '1461011', ['participatory-budget'], 'Promocja głosowania wśród seniorów.'],
]

const FOUNDED = Temporal.PlainDate.from('2016-03-04')
const FOUNDING_INSTITUTIONS = 5

/**
 * The network's members: published texts, the 13 declarations of its first day and growth since, three declarations that
 * wait at the desk, of which one is incomplete and one a second one of a member, and somebody who has left.
 */
export async function bringMembers(context: Context, calendar: Calendar) {
  const on = (day: Temporal.PlainDate): Context => ({ ...context, now: startOf(day).add({ hours: 10 }) })
  for (const kind of ['person', 'institution'] as const)
    await publishDeclaration(on(FOUNDED), formsPorts, kind, DECLARATION_TEXTS[kind])

  const institutions = ORGANISATIONS.map((organisation) => institutionOf(organisation))
  const founders = [...FOUNDERS.map(personOf), ...institutions.slice(0, FOUNDING_INSTITUTIONS)]
  for (const [index, input] of founders.entries()) await join(on(FOUNDED), input, FOUNDED, index)

  const later = [...LATER.map(personOf), ...institutions.slice(FOUNDING_INSTITUTIONS)]
  const days = FOUNDED.until(calendar.date(-40)).total({ unit: 'days' })
  let leaver = null
  for (const [index, input] of later.entries()) {
    const day = FOUNDED.add({ days: Math.round(((index + 1) / (later.length + 1)) * days) })
    const member = await join(on(day), input, day, index + founders.length)
    if (index === 3) leaver = member
  }
  if (leaver)
    await leave(on(calendar.date(-9)), leaver, {
      own: true,
      on: calendar.date(-9),
      statement: 'Przeprowadzam się do innego województwa. Dziękuję za wspólną pracę.',
    })
  await bringWaiting(context, calendar)
}

async function join(context: Context, input: DeclarationInput, day: Temporal.PlainDate, index: number) {
  // Every third one keeps to themselves, as people do.
  const consents =
    index % 3 === 2 ? [] : index % 3 === 1 ? (['publication'] as const) : (['newsletter', 'publication'] as const)
  const { declaration } = await enterDeclaration(
    context,
    { input, consents: [...consents], submissionKey: newId(), fileId: null },
    day,
  )
  return acceptDeclaration(context, declaration, {
    number: `${index + 1}/${day.year}`,
    decidedOn: day,
    from: day,
    tell: false,
    isDemonstration: true,
  })
}

async function bringWaiting(context: Context, calendar: Calendar) {
  const submit = (days: number, input: DeclarationInput) =>
    submitDeclaration(
      { ...context, now: calendar.workday(days, '11:20') },
      { input, consents: ['newsletter'], submissionKey: newId(), fileId: null },
    )
  await submit(-2, { ...personOf(LATER[0] ?? ['', '', [], '']), email: mailOf('jolanta.wigierska'), way: 'scan' })
  await submit(-4, {
    ...personOf([
      'Weronika Łosiowa',
      '2001011',
      ['consultations'],
      'Prowadzę konsultacje w szkole: boisko, sklepik, regulamin.',
    ]),
    email: mailOf('weronika.losiowa'),
    way: 'signature',
  })
  const { declaration } = await submit(-12, {
    ...institutionOf({
      name: 'Stowarzyszenie Nad Biebrzą',
      kind: 'ngo',
      unitCode: '2001011',
      mailbox: 'nad.biebrza',
      phone: '87 000 00 99',
    }),
    email: mailOf('nad.biebrza'),
    way: 'scan',
  })
  await askForCompletion(
    { ...context, now: calendar.workday(-5, '12:40') },
    declaration,
    'Dziękujemy za deklarację. Żeby ją przyjąć, potrzebujemy jeszcze:\n- skanu podpisanej deklaracji\n- numeru NIP albo KRS stowarzyszenia',
  )
}

const personOf = ([name, unitCode, tools, experience]: Told): DeclarationInput => ({
  kind: 'person',
  personName: name,
  position: null,
  institutionName: null,
  institutionKind: null,
  nip: null,
  krs: null,
  unitCode,
  email: null,
  phone: '600 000 000',
  experience,
  tools,
  areas: ['education', 'meetings'],
  offers: '',
  seeks: '',
  way: 'post',
})

function institutionOf({
  name,
  kind,
  unitCode,
  phone,
}: Pick<(typeof ORGANISATIONS)[number], 'name' | 'kind' | 'unitCode' | 'phone' | 'mailbox'>): DeclarationInput {
  return {
    kind: 'institution',
    personName: 'Osoba Upoważniona',
    position: kind === 'local-government' ? 'burmistrz' : 'prezeska zarządu',
    institutionName: name,
    institutionKind: kind === 'local-government' ? 'local-government' : 'ngo',
    nip: null,
    krs: null,
    unitCode,
    email: null,
    phone,
    experience: 'Konsultacje na portalu Sieci.',
    tools: ['consultations'],
    areas: ['standards', 'education'],
    offers: '',
    seeks: '',
    way: 'post',
  }
}
