import { KIND } from '../../modules/consultations/index.ts'
import {
  addAgendaItem,
  createMeeting,
  type Meeting,
  type MeetingInput,
  meetingById,
  meetingsPage,
  publishMeeting,
  register,
} from '../../modules/meetings/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Calendar } from './calendar.ts'

/** Titles of the two meetings of the network that are over, the earlier first. */
const PAST_TITLES = [
  'Zimowe spotkanie Sieci: ankieta czy warsztat?',
  'Wiosenne spotkanie Sieci: tysiąc podobnych uwag',
] as const

type Point = [title: string, owner: string, minutes: number]

interface Told {
  announced: number
  day: number
  from: string
  to: string
  agenda?: Point[]
  people?: number
  input: Partial<MeetingInput> & Pick<MeetingInput, 'kind' | 'title' | 'purpose' | 'placeName' | 'address'>
}

const OUTCOMES: Point = ['Co zabieramy do domu: zadania i terminy', 'Koordynatorka Sieci', 20]

const ON_SITE = 'Wejście bez progu, winda, toaleta dla osób na wózkach. Pętla indukcyjna na sali.'

const MEETINGS: Told[] = [
  {
    announced: -185,
    day: -150,
    from: '10:00',
    to: '14:00',
    people: 14,
    agenda: [
      ['Powitanie i co się zmieniło od ostatniego spotkania', 'Koordynatorka Sieci', 20],
      ['Ankieta czy warsztat: trzy przykłady z gmin', 'Anna Bielska', 60],
      ['Praca w grupach: czego nie powie ankieta', 'Piotr Sokół', 75],
      OUTCOMES,
    ],
    input: {
      kind: 'network',
      title: PAST_TITLES[0],
      purpose:
        'Kiedy wystarczy zapytać, a kiedy trzeba usiąść razem przy stole? Rozmawiamy na przykładach z trzech gmin.',
      placeName: 'Książnica Podlaska',
      address: 'ul. Marii Skłodowskiej-Curie 14A, Białystok',
      unitCode: '2061011',
      point: { lon: 23.156, lat: 53.1265 },
      materials: 'Pokaz slajdów i karta pracy są u koordynatorki Sieci. Napisz, a wyślemy.',
    },
  },
  {
    announced: -75,
    day: -40,
    from: '10:00',
    to: '14:30',
    people: 18,
    agenda: [
      ['Przyjęcie protokołu i zadania z poprzedniego spotkania', 'Koordynatorka Sieci', 20],
      ['Tysiąc podobnych uwag: jak odpowiedzieć na każdą', 'Ewa Kamińska', 60],
      ['Przymiarka: łączymy uwagi w grupy', 'Tomasz Zalewski', 90],
      OUTCOMES,
    ],
    input: {
      kind: 'network',
      title: PAST_TITLES[1],
      purpose: 'Wzór pisma podpisało tysiąc osób. Jak odpowiedzieć tak, żeby każda poczuła się wysłuchana?',
      placeName: 'Miejska Biblioteka Publiczna',
      address: 'ul. Hoża 7, Augustów',
      unitCode: '2001011',
      point: { lon: 22.981, lat: 53.844 },
    },
  },
  {
    announced: -12,
    day: 19,
    from: '10:00',
    to: '14:00',
    people: 11,
    agenda: [
      ['Przyjęcie protokołu i zadania z poprzedniego spotkania', 'Koordynatorka Sieci', 20],
      ['Młodzi w konsultacjach: co działa w szkołach', 'Maja Wróbel', 60],
      ['Rynek pomysłów na przyszły rok', 'Wszyscy', 60],
      OUTCOMES,
    ],
    input: {
      kind: 'network',
      title: 'Spotkanie Sieci: młodzi w konsultacjach',
      purpose: 'Posłuchamy licealistek, które zrobiły konsultacje boiska, i ułożymy plan Sieci na przyszły rok.',
      placeName: 'Suwalski Ośrodek Kultury',
      address: 'ul. Papieża Jana Pawła II 5, Suwałki',
      unitCode: '2063011',
      point: { lon: 22.929, lat: 54.102 },
      onlineUrl: 'https://spotkanie.example.org/siec',
      places: { 'on-site': 30, online: 50 },
    },
  },
  {
    announced: -20,
    day: 58,
    from: '09:00',
    to: '17:00',
    people: 16,
    agenda: [
      ['Otwarcie', 'Fundacja SocLab', 30],
      ['Panele: plan ogólny i mieszkańcy', 'Ewa Kamińska', 90],
      ['Warsztaty do wyboru', 'Praktycy i praktyczki z Sieci', 120],
      ['Giełda doświadczeń', 'Wszyscy', 90],
    ],
    input: {
      kind: 'forum',
      title: 'Forum Sieci: konsultacje, które coś zmieniają',
      purpose:
        'Cały dzień rozmów o tym, co konsultacje zmieniły w gminach. Każda rozmowa kończy się jedną radą do wzięcia.',
      placeName: 'Centrum im. Ludwika Zamenhofa',
      address: 'ul. Warszawska 19, Białystok',
      unitCode: '2061011',
      point: { lon: 23.166, lat: 53.133 },
      places: { 'on-site': 120, online: 0 },
      largestParty: 4,
    },
  },
  {
    announced: -14,
    day: 9,
    from: '16:00',
    to: '19:00',
    people: 15,
    input: {
      kind: 'workshop',
      title: 'Warsztat: jak pisać prosto o planie miejscowym',
      purpose: 'Przynieś jedno obwieszczenie ze swojej gminy. Przepiszemy je tak, żeby zrozumiał je każdy.',
      placeName: 'Fundacja SocLab',
      address: 'ul. Sukienna 5, Białystok',
      unitCode: '2061011',
      point: { lon: 23.163, lat: 53.129 },
      places: { 'on-site': 12, online: 0 },
    },
  },
]

const NAMES = [
  'Anna Bielska',
  'Piotr Sokół',
  'Ewa Kamińska',
  'Tomasz Zalewski',
  'Maja Wróbel',
  'Jan Sadowski',
  'Halina Gryko',
  'Marek Tołłoczko',
  'Olga Iwaniuk',
  'Paweł Wasilewski',
  'Zofia Kulesza',
  'Adam Borowik',
  'Irena Chilicka',
  'Krzysztof Nos',
  'Beata Jurczuk',
  'Rafał Panasiuk',
  'Danuta Milewska',
  'Szymon Łapiński',
]

const NEEDS: Record<number, string> = {
  2: 'Dieta wegetariańska.',
  6: 'Miejsce blisko wejścia.',
  9: 'Opieka nad dzieckiem, 4 lata.',
}

/** Meetings of the demonstration: two that are over, four ahead (one of them full), a study walk of an open consultation. */
export async function bringMeetings(context: Context, calendar: Calendar) {
  for (const told of MEETINGS) await bring(context, calendar, told)

  const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 100 })
  const process = rows.find(({ title }) => title.startsWith('Park nad Nettą'))
  if (!process) return
  await bring(context, calendar, {
    announced: -2,
    day: 5,
    from: '16:30',
    to: '18:00',
    people: 7,
    input: {
      kind: 'walk',
      title: 'Spacer badawczy: park nad Nettą',
      purpose: 'Przejdziemy park od mostku do plaży i zapiszemy, co działa, czego brakuje i gdzie jest niebezpiecznie.',
      organisationId: process.organisationId,
      processId: process.id,
      placeName: 'Mostek przy śluzie',
      address: 'ul. Rybacka, Augustów',
      unitCode: '2001011',
      point: { lon: 22.9775, lat: 53.8405 },
      accessibility: 'Trasa 1,2 km, po utwardzonych ścieżkach, z ławkami co 200 m. Tempo dla wózków i dzieci.',
      places: { 'on-site': 20, online: 0 },
      largestParty: 4,
    },
  })
}

/** The two meetings of the network in the demonstration that are over, the earlier first. */
export async function pastMeetings(context: Context): Promise<Meeting[]> {
  const { rows } = await meetingsPage(context.db, { when: 'past', kind: 'network' }, { now: context.now, limit: 100 })
  return PAST_TITLES.map((wanted) => found(rows.find(({ title }) => title === wanted)))
}

async function bring(context: Context, calendar: Calendar, told: Told) {
  const at = (days: number, time = '09:00'): Context => ({ ...context, now: calendar.workday(days, time) })
  const then = at(told.announced)
  const draft = await createMeeting(
    then,
    {
      organisationId: null,
      processId: null,
      startsAt: calendar.workday(told.day, told.from),
      endsAt: calendar.workday(told.day, told.to),
      unitCode: null,
      point: null,
      accessibility: ON_SITE,
      openingHours: '',
      onlineUrl: null,
      materials: '',
      takesRegistrations: true,
      places: { 'on-site': 40, online: 0 },
      registrationOpensAt: null,
      registrationClosesAt: null,
      largestParty: 1,
      offerHours: 48,
      ...told.input,
    },
    { submissionKey: newId() },
  )
  for (const [title, owner, minutes] of told.agenda ?? [])
    await addAgendaItem(then, draft, { title, owner, minutes, description: '', linkPath: null })
  await publishMeeting(then, draft)
  const meeting = found(await meetingById(context.db, draft.id))
  for (const [index, name] of NAMES.slice(0, told.people).entries())
    await register({ ...then, now: then.now.add({ minutes: 30 + 97 * index }) }, meeting, {
      name,
      email: `zapisy-${index + 1}@example.org`,
      mode: meeting.places.online !== 0 && index % 3 === 2 ? 'online' : 'on-site',
      partySize: 1,
      needs: NEEDS[index] ?? '',
      showsName: index % 2 === 0,
      submissionKey: newId(),
    })
}
