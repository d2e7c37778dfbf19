import { Hono } from 'hono'
import type { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  type Typed,
} from '../../../platform/http/index.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import { WORK_HOME, workPathOf } from '../rules.ts'
import { type Account, accountOf } from './account.ts'
import { type Corrected, correctEntry, dropEntry } from './editing-actions.ts'
import { CorrectPage, ENTRY_PATHS, type Entry } from './editing-pages.tsx'
import { DecisionForm, decisionOf, StatementForm, TaskForm } from './forms.ts'
import type { CountedPoll, MinutesPorts } from './ports.ts'
import { minutesOf } from './store.ts'

const HOME = `${WORK_HOME}/:id/protokol`

interface Kind<S extends z.ZodObject> {
  kind: Entry['kind']
  schema: S
  corrected(value: z.infer<S>, polls: readonly CountedPoll[]): Corrected
}

/** Where single entries of minutes are corrected or taken out until they are approved. */
export function editingRoutes(ports: Pick<MinutesPorts, 'desk' | 'countedPolls'>): App {
  const routes: App = new Hono<AppEnv>()

  const account = async (c: HttpContext): Promise<Account> => {
    const meeting = await findKeptMeeting(c.get('context'), c.req.param('id') ?? '')
    return accountOf(c.get('context').db, meeting, found(await minutesOf(c.get('context').db, meeting.id)))
  }

  function open<S extends z.ZodObject>({ kind, schema, corrected }: Kind<S>) {
    const path = `${HOME}/${ENTRY_PATHS[kind]}/:entry{[0-9a-f-]{36}}` as const
    const pollsFor = ({ meeting }: Account, c: HttpContext) =>
      kind === 'decision' ? ports.countedPolls(c.get('context'), meeting.organisationId) : Promise.resolve([])
    const shown = async (c: HttpContext, form: (of: Entry, polls: readonly CountedPoll[]) => Form, status = 200) => {
      const all = await account(c)
      const of = entryOf(all, kind, c.req.param('entry') ?? '')
      const polls = await pollsFor(all, c)
      const props = { account: all, desk: ports.desk(c), of, form: form(of, polls), polls }
      return page(c, <CorrectPage {...props} />, status)
    }

    routes.get(path, (c) => shown(c, (of, polls) => emptyForm(typedOf(of, polls))))

    routes.post(path, async (c) => {
      const all = await account(c)
      const { meeting } = all
      const form = await readForm(c, schema)
      if (!form.ok) return shown(c, () => form, 422)
      const polls = await pollsFor(all, c)
      await correctEntry(c.get('context'), meeting, c.req.param('entry') ?? '', corrected(form.value, polls))
      return seeOther(c, `${workPathOf(meeting)}/protokol`, 'meetings.minutes.edited')
    })

    if (kind === 'decision') return
    routes.post(`${path}/usuniecie`, async (c) => {
      const { meeting } = await account(c)
      await dropEntry(c.get('context'), meeting, kind, c.req.param('entry') ?? '')
      return seeOther(c, `${workPathOf(meeting)}/protokol`, 'meetings.minutes.removed')
    })
  }

  open({
    kind: 'statement',
    schema: StatementForm,
    corrected: ({ key: _, ...value }) => ({ kind: 'statement', ...value }),
  })
  open({
    kind: 'decision',
    schema: DecisionForm,
    corrected: (value, polls) => ({ kind: 'decision', ...decisionOf(value, polls) }),
  })
  open({
    kind: 'task',
    schema: TaskForm,
    corrected: ({ key: _, ...value }) => ({ kind: 'task', ...value }),
  })

  return routes
}

function entryOf(all: Account, kind: Entry['kind'], id: string): Entry {
  const of = <E extends { id: string }>(entries: E[]): E => found(entries.find((entry) => entry.id === id))
  if (kind === 'statement') return { kind, entry: of(all.statements) }
  if (kind === 'decision') return { kind, entry: of(all.decisions) }
  return { kind, entry: of(all.tasks) }
}

/** An entry as its form shows it. */
function typedOf({ kind, entry }: Entry, polls: readonly CountedPoll[]): Typed {
  if (kind === 'statement') {
    const { speaker, body, answer } = entry
    return { speaker, consented: speaker ? 'tak' : '', body, answer }
  }
  if (kind === 'task') return { what: entry.what, owner: entry.owner, dueOn: entry.dueOn.toString() }
  const { body: decision, pollPath } = entry
  const poll = polls.find(({ path }) => path === pollPath)
  const votes = poll ? null : entry.votes
  return {
    decision,
    poll: poll?.id ?? '',
    votesFor: votes ? String(votes.for) : '',
    votesAgainst: votes ? String(votes.against) : '',
    votesAbstained: votes ? String(votes.abstained) : '',
  }
}
