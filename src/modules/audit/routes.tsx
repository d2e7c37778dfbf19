import { Hono } from 'hono'
import { asStream } from '../../platform/documents/bytes.ts'
import { writeCsv } from '../../platform/documents/csv.ts'
import { allow } from '../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import { openLog } from './actions.ts'
import { filterOf, LOG, LogQuery, logAddress, PersonForm } from './forms.ts'
import { LogPage, type LogWords } from './pages.tsx'
import type { People } from './people.ts'
import { type AuditEvent, mayReadLog } from './rules.ts'
import { allEvents, eventsPage, wordsInLog } from './store.ts'

const ROWS = 50

export interface Needs {
  people: People
  /** What stands around an administrator's page. */
  desk: (c: HttpContext) => Desk
}

/** Addresses of the log, for administrators. */
export function openRoutes({ people, desk }: Needs): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(LOG, async (c) => logPage(c, emptyForm()))

  // An address of a person does not belong in an address of a page, which servers write down.
  routes.post(`${LOG}/osoby`, async (c) => {
    const context = c.get('context')
    allow(mayReadLog(context.actor))
    const form = await readForm(c, PersonForm)
    if (!form.ok) return logPage(c, form, 422)
    const person = await people.personByEmail(context.db, form.value.email)
    if (!person) return logPage(c, withProblem(c, form, 'email', 'audit.person.email.unknown'), 422)
    return seeOther(c, logAddress({ osoba: person.id }))
  })

  routes.get(`${LOG}.csv`, async (c) => {
    const context = c.get('context')
    const filter = filterOf(readQuery(c, LogQuery))
    await openLog(context, filter, 'file')
    const rows = fileRows(allEvents(context.db, filter), wordsFor(c).verb)
    const header = FILE_COLUMNS.map((column) => context.house.texts.in(c.get('locale'))(`audit.column.${column}`))
    return c.body(asStream(writeCsv(rows, { header, delimiter: ';' })), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="dziennik.csv"',
      'cache-control': 'private, no-store',
    })
  })

  async function logPage(c: HttpContext, personForm: Form, status = 200) {
    const context = c.get('context')
    const query = readQuery(c, LogQuery)
    const filter = filterOf(query)
    await openLog(context, filter, 'page')
    const { rows, next } = await eventsPage(context.db, filter, { after: query.po, limit: ROWS })
    const known = await people.personsByIds(context.db, personsIn(rows, query.osoba))
    const { verbs, kinds } = await wordsInLog(context.db)
    const filters = {
      values: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value && String(value)])),
    }
    return page(
      c,
      <LogPage
        desk={desk(c)}
        query={query}
        filters={filters}
        personForm={personForm}
        events={rows}
        people={known}
        next={next}
        verbs={verbs}
        kinds={kinds}
        words={wordsFor(c)}
      />,
      status,
    )
  }

  return routes
}

function personsIn(events: AuditEvent[], alsoThis: string | undefined): string[] {
  const subjects = events.filter((event) => event.subjectKind === 'person').map((event) => event.subjectId)
  const ids = [...events.map((event) => event.personId), ...subjects, alsoThis ?? null]
  return [...new Set(ids.filter((id) => id !== null))]
}

/** Modules write the words of their own verbs, kinds and details. */
function wordsFor(c: HttpContext): LogWords {
  const { texts } = c.get('context').house
  const say = (key: string, name: string) => (texts.has(c.get('locale'), key) ? texts.in(c.get('locale'))(key) : name)
  return {
    verb: (verb) => say(`audit.verb.${verb}`, verb),
    kind: (kind) => say(`audit.subject.${kind}`, kind),
    detail: (name) => say(`audit.detail.${name}`, name),
    value: (name, value) => say(`audit.detail.${name}.${value}`, value),
  }
}

const FILE_COLUMNS = [
  'at',
  'actor-kind',
  'person',
  'system',
  'verb',
  'verb-words',
  'kind',
  'subject',
  'organisation',
  'request',
  'details',
] as const

// Ids, no names: a file leaves the portal, and erasure does not reach it there.
async function* fileRows(events: AsyncIterable<AuditEvent>, words: (verb: string) => string) {
  for await (const event of events)
    yield [
      event.at,
      event.actorKind,
      event.personId,
      event.systemName,
      event.verb,
      words(event.verb),
      event.subjectKind,
      event.subjectId,
      event.organisationId,
      event.requestId,
      Object.keys(event.details).length > 0 ? JSON.stringify(event.details) : '',
    ]
}
