import { personByEmail } from '../../modules/identity/index.ts'
import {
  answer,
  answersOf,
  ask,
  findQuestion,
  markBest,
  publishQuestion,
  type Tool,
} from '../../modules/knowledge/index.ts'
import { activeMember } from '../../modules/membership/index.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import type { Calendar } from './calendar.ts'

interface Asked {
  title: string
  details: string
  tool: Tool
  signature: string | null
  /** Working days ago. */
  days: number
  answers: {
    email: string
    days: number
    body: string
    sources?: { title: string; article?: string }[]
    best?: boolean
  }[]
}

const MONIKA = 'monika.jeziorna@example.org'
const TOMASZ = 'tomasz.olszynski@example.org'
const HALINA = 'halina.brzozowska@example.org'

const ASKED: Asked[] = [
  {
    title: 'Nikt nie przychodzi na spotkania konsultacyjne. Co robicie?',
    details: 'Gmina wiejska, 4 tysiące mieszkańców. Ogłaszamy w BIP i na tablicy, na sali siedzi pięć osób.',
    tool: 'consultation',
    signature: 'Urzędniczka z małej gminy',
    days: -24,
    answers: [
      {
        email: MONIKA,
        days: -22,
        body: 'Przestaliśmy zapraszać do urzędu. Rozstawiamy stół **tam, gdzie ludzie i tak są**: przed sklepem w dniu targowym i po mszy. Jedno pytanie, mapa i długopisy. W godzinę mamy trzydzieści rozmów.\n\n- zadzwoń wcześniej do sołtysów i poproś, żeby powiedzieli sąsiadom,\n- na plakacie napisz, co konkretnie jest do rozstrzygnięcia, a nie nazwę uchwały,\n- po tygodniu powieś w tym samym miejscu, co usłyszałaś.',
        best: true,
      },
      {
        email: TOMASZ,
        days: -20,
        body: 'U nas pomogło dziecko w nazwie: spotkanie o placu zabaw z malowaniem dla najmłodszych. Rodzice zostali i porozmawiali też o drodze.',
      },
    ],
  },
  {
    title: 'Czy zebranie wiejskie może odbyć się przez internet?',
    details: 'Połowa mieszkańców sołectwa pracuje za granicą i chciałaby zagłosować nad wnioskiem do funduszu.',
    tool: 'village_fund',
    signature: 'Sołtys Andrzej',
    days: -17,
    answers: [
      {
        email: HALINA,
        days: -16,
        body: 'Uchwałę o wniosku podejmuje **zebranie wiejskie**, czyli ludzie obecni na miejscu. Transmisja dla nieobecnych jest w porządku, ale ich głosy z ekranu się nie liczą, chyba że statut sołectwa mówi wyraźnie inaczej. Bezpieczniej zebrać pomysły przez internet wcześniej, a głosować na zebraniu.',
        sources: [{ title: 'Ustawa z 21 lutego 2014 r. o funduszu sołeckim', article: 'art. 5' }],
        best: true,
      },
    ],
  },
  {
    title: 'Jak odpowiedzieć na dwieście takich samych uwag?',
    details: '',
    tool: 'consultation',
    signature: null,
    days: -11,
    answers: [
      {
        email: MONIKA,
        days: -9,
        body: 'Pogrupuj je na portalu i odpowiedz raz na całą grupę: każda osoba dostanie tę samą, pełną odpowiedź. Przeczytaj tylko dopiski, bo w nich bywa coś nowego.',
      },
    ],
  },
  {
    title: 'Od ilu lat można głosować w budżecie obywatelskim?',
    details: 'Radny twierdzi, że od osiemnastu.',
    tool: 'participatory_budget',
    signature: 'Marta',
    days: -6,
    answers: [],
  },
]

/** Questions of residents and clerks, with answers of practitioners: marked, unmarked and none yet. */
export async function bringKnowledge(context: Context, calendar: Calendar) {
  const at = (days: number, hour: string): Context => ({ ...context, now: calendar.workday(days, hour) })
  for (const { answers, days, title, details, tool, signature } of ASKED) {
    const stranger: Context = { ...at(days, '09:40'), actor: { kind: 'stranger' } }
    const given = { title, details, tool, signature, email: null, formKey: newId() }
    const { question } = await ask(stranger, { memberOf: async () => null }, given)
    await publishQuestion(at(days, '12:05'), question)
    for (const { email, body, sources = [], days, best } of answers) {
      const person = await personByEmail(context, email)
      if (!person) continue
      const actor = { kind: 'person' as const, id: person.id, name: person.name, email, roles: [] }
      const asMember: Context = { ...at(days, '18:20'), actor }
      const name = (await activeMember({ ...context, actor }))?.name ?? person.name
      const shown = await findQuestion(at(days, '18:20'), question.slug)
      const memberOf = async () => ({ id: person.id, name })
      await answer(asMember, { memberOf }, shown, { body, sources, formKey: newId() })
      const last = (await answersOf(context.db, question.id)).at(-1)
      if (best && last) await markBest(at(days + 1, '08:15'), shown, last, '')
    }
  }
}
