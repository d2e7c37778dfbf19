import { KIND } from '../../modules/consultations/index.ts'
import { personByEmail } from '../../modules/identity/index.ts'
import { tellInside } from '../../modules/notices/index.ts'
import { listProcesses, pathOf } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Calendar } from './calendar.ts'
import { mailOf } from './organisations.ts'

interface Told {
  mailbox: string
  days: number
  title: string
  summary: string
  path: string
}

/** What people with demonstration accounts find under the bell: a few new things, and none of it as a letter. */
export async function bringNotifications(context: Context, calendar: Calendar) {
  const open = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 2 })
  const reported = await listProcesses(context.db, { kind: KIND, phase: 'reported' }, context.now, { limit: 1 })
  const followed: Told[] = [...open.rows, ...reported.rows].flatMap((process, index) =>
    ['koordynacja', 'monika.jeziorna', 'tomasz.olszynski', 'igor.kladka'].map((mailbox) => ({
      mailbox,
      days: -index - 1,
      title: process.reportedAt ? `Jest raport: ${process.title}` : `Trwają konsultacje: ${process.title}`,
      summary: process.summary,
      path: process.reportedAt ? `${pathOf(process)}/raport` : pathOf(process),
    })),
  )
  for (const { mailbox, days, title, summary, path } of [...followed, ...OF_THE_NETWORK]) {
    const person = await personByEmail(context, mailOf(mailbox))
    if (!person) continue
    await tellInside({ ...context, now: calendar.workday(days, '09:12') }, [
      { personId: person.id, template: 'demo', title, summary, path, once: `demo:${mailbox}:${path}`, push: false },
    ])
  }
}

const OF_THE_NETWORK: Told[] = [
  {
    mailbox: 'koordynacja',
    days: -2,
    title: 'Przyszła nowa deklaracja członkowska',
    summary: 'Sprawdź ją i przyjmij albo poproś o uzupełnienie.',
    path: '/administracja/deklaracje',
  },
  {
    mailbox: 'administracja',
    days: -3,
    title: 'Listy możesz powiedzieć po swojemu',
    summary: 'Każdy list portalu ma teraz stronę, na której zmienisz jego słowa i zobaczysz podgląd.',
    path: '/administracja/wiadomosci/szablony',
  },
]
