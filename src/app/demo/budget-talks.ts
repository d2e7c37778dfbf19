import { type EditionCalendar, projectsOf, thingOf } from '../../modules/budgets/index.ts'
import { type BroughtTalk, bringTalks } from '../../modules/discussions/index.ts'
import type { Process } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import type { Calendar } from './calendar.ts'

type Said = BroughtTalk['replies'][number]
/** Title of a project, and what people said of it: the day is counted from the first day of talking. */
type Sketch = [
  title: string,
  replies: (Omit<Said, 'at' | 'answers'> & { day: number; answers?: (Omit<Said, 'at'> & { day: number })[] })[],
]

const VOTING: Sketch[] = [
  [
    'Cień i ławki na bulwarze nad Nettą',
    [
      {
        day: 0,
        body: 'Popieram. Latem nie ma tam ani metra cienia, a mama po operacji biodra nie dojdzie do śluzy bez odpoczynku. Czy ławki będą z podłokietnikami?',
        signature: 'Ewa z Portowej',
        answers: [
          {
            day: 1,
            body: 'Tak, w kosztorysie jest dziesięć ławek z oparciem i podłokietnikami, co mniej więcej 80 metrów.',
            signature: 'Sąsiedzi znad Netty',
            byAuthor: true,
          },
        ],
      },
      {
        day: 2,
        body: 'Lipy brudzą lepką spadzią. Może klony albo wiązy?',
        signature: 'Ogrodnik z Borek',
        answers: [
          {
            day: 3,
            body: 'Gatunek ustalimy z miejską ogrodniczką przed sadzeniem. Zależy nam na cieniu i na tym, żeby drzewa zniosły wiatr od wody.',
            signature: 'Sąsiedzi znad Netty',
            byAuthor: true,
          },
        ],
      },
      { day: 4, body: 'Poidełko proszę takie, do którego podjedzie wózek.' },
    ],
  ],
  [
    'Pumptrack dla dzieci i młodzieży',
    [
      {
        day: 1,
        body: 'Czy tor będzie oświetlony? Zimą o szesnastej jest już ciemno.',
        signature: 'tata Antka',
        answers: [
          {
            day: 2,
            body: 'Latarnie stoją przy alejce, która biegnie obok. Osobnego oświetlenia toru projekt nie obejmuje.',
            signature: 'Barbara Modrzewska',
            byTeam: true,
          },
        ],
      },
      { day: 3, body: 'W końcu coś dla nas! Jeździmy teraz na parkingu pod marketem.', signature: 'Lena i Oliwia' },
      { day: 5, body: 'Obawiam się hałasu pod oknami. Czy można odsunąć tor od bloku numer 7?', signature: 'Sąsiadka' },
    ],
  ],
  [
    'Plac zabaw z cieniem na Borkach',
    [{ day: 2, body: 'Dziękuję za huśtawkę dla wózka. To pierwsza taka w mieście.', signature: 'Mama Franka' }],
  ],
]

const FINISHED: Sketch[] = [
  [
    'Park kieszonkowy przy Nowomiejskiej',
    [
      {
        day: 3,
        body: 'Kto będzie podlewał klony? Na sąsiednim skwerze połowa uschła.',
        signature: 'Krystyna',
        answers: [
          {
            day: 5,
            body: 'Pielęgnacja przez trzy lata jest w koszcie projektu, robi ją firma, która sadzi.',
            signature: 'Zarząd Zieleni',
            byTeam: true,
          },
        ],
      },
      { day: 9, body: 'Hamaki wieszajmy tylko latem, zimą ktoś je zniszczy.', signature: 'Darek' },
    ],
  ],
  [
    'Spokojna ulica Kowalskiego',
    [
      {
        day: 4,
        body: 'Progi zwolnią też karetkę. Lepsze byłyby zwężenia.',
        signature: 'Mieszkaniec numeru 14',
        answers: [{ day: 6, body: 'Są jedne i drugie: dwa progi i cztery zwężenia z zielenią.', byAuthor: true }],
      },
    ],
  ],
]

/** What people say of projects: where they vote now, and where the talking is over. */
export async function talkOfVoting(context: Context, at: { process: Process }, calendar: Calendar) {
  const lead = 'Pytajcie o szczegóły przed głosowaniem. Odpowiadają autorzy, a w sprawach technicznych zespół budżetu.'
  await bring(context, at.process, {
    lead,
    // Voting began four days ago.
    first: calendar.at(-4, '10:00'),
    closesOn: calendar.date(12),
    sketches: VOTING,
  })
}

export async function talkOfFinished(context: Context, at: { process: Process }, calendar: EditionCalendar) {
  const first = Temporal.Instant.from(found(calendar.votingFrom))
  await bring(context, at.process, { lead: '', first, closesOn: null, sketches: FINISHED })
}

async function bring(
  context: Context,
  process: Process,
  told: { lead: string; first: Temporal.Instant; closesOn: Temporal.PlainDate | null; sketches: Sketch[] },
) {
  const projects = await projectsOf(context.db, process.id)
  let said = 0
  const at = (day: number) => {
    said += 1
    const moment = told.first.add({ hours: day * 24, minutes: (said * 37) % 600 })
    return Temporal.Instant.compare(moment, context.now) < 0 ? moment : context.now.subtract({ minutes: 20 })
  }
  await bringTalks(context, process, {
    at: told.first,
    lead: told.lead,
    closesOn: told.closesOn,
    talks: told.sketches.map(([title, replies]) => ({
      thing: thingOf(found(projects.find((project) => project.title === title))),
      replies: replies.map(({ day, answers = [], ...said }) => ({
        ...said,
        at: at(day),
        answers: answers.map(({ day, ...answer }) => ({ ...answer, at: at(day) })),
      })),
    })),
  })
}
