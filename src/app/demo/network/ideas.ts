import { answerIdea, commentOnIdea, findIdea, proposeIdea, supportIdea } from '../../../modules/membership/index.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { Calendar } from '../calendar.ts'
import type { Person } from '../people.ts'

/** Ideas of members: one that waits, one that the network thinks over, one that it took up. */
export async function bringIdeas(
  context: Context,
  calendar: Calendar,
  { accounts, heads }: { accounts: Person[]; heads: Person[] },
) {
  const [barbara, karol] = accounts
  if (!barbara || !karol) throw new Error('Ideas of the demonstration have authors with accounts')
  const as = (actor: Actor, days: number, time = '12:00'): Context => ({
    ...context,
    actor,
    now: calendar.workday(days, time),
  })
  const idea = async (id: string) => {
    const found = await findIdea(context.db, id)
    if (!found) throw new Error('The idea was proposed')
    return found
  }

  const visits = await proposeIdea(
    as(karol, -55),
    {
      title: 'Wizyty u siebie nawzajem',
      what: 'Raz na kwartał jedziemy do jednej gminy i oglądamy na miejscu, co się udało, a co nie. Gospodarz pokazuje jedną rzecz, goście zadają pytania.',
      forWhom: 'Dla wszystkich członków, także dla tych, którzy dopiero zaczynają.',
      needed: 'Gospodarz pierwszej wizyty i bus na 15 osób.',
    },
    newId(),
  )
  for (const head of heads.slice(0, 7)) await supportIdea(as(head, -50), await idea(visits))
  await commentOnIdea(as(heads[1] ?? barbara, -48), await idea(visits), 'Zapraszamy jesienią do Augustowa.', newId())
  await answerIdea(as(context.actor, -40), await idea(visits), {
    answer: 'taken-up',
    reason: 'Pierwsza wizyta odbędzie się w Augustowie. Zbieramy chętnych.',
    dueOn: calendar.date(30),
    becamePath: null,
  })

  const glossary = await proposeIdea(
    as(barbara, -20),
    {
      title: 'Słowniczek prostych słów dla urzędów',
      what: 'Zbierzmy słowa, których mieszkańcy nie rozumieją, i napiszmy obok, jak powiedzieć to prościej.',
      forWhom: 'Dla urzędów, które piszą ogłoszenia o konsultacjach.',
      needed: 'Kilka ogłoszeń od każdego i jeden redaktor.',
    },
    newId(),
  )
  for (const head of heads.slice(2, 6)) await supportIdea(as(head, -18), await idea(glossary))
  await commentOnIdea(as(karol, -17), await idea(glossary), 'Mogę dać 12 ogłoszeń z naszej gminy.', newId())
  await answerIdea(as(context.actor, -10), await idea(glossary), {
    answer: 'considering',
    reason: 'Szukamy redaktora i zobaczymy, ile to kosztuje.',
    dueOn: calendar.date(20),
    becamePath: null,
  })

  const seniors = await proposeIdea(
    as(barbara, -3),
    {
      title: 'Dyżury seniorów przy głosowaniu',
      what: 'W czasie głosowania w budżecie obywatelskim starsi sąsiedzi pomagają starszym sąsiadom oddać głos w bibliotece.',
      forWhom: 'Dla gmin, w których głosuje się przez internet.',
      needed: '',
    },
    newId(),
  )
  await supportIdea(as(heads[3] ?? karol, -2), await idea(seniors))
}
