import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { dateOf, startOf } from '../../../platform/clock.ts'
import { allow, found } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import { recordReading } from '../../audit/index.ts'
import { keepFile } from '../../media/index.ts'
import { mayWorkOnRemarks, type Process, subjectOf, workPathOf } from '../../processes/index.ts'
import { contactOf } from '../contacts-store.ts'
import { type Frame, framed } from '../frame.ts'
import type { RemarksWorkPorts } from '../ports.ts'
import type { Remark } from '../rules.ts'
import { correctEntry, type EntryInput, enterRemark, removeEntry } from './actions.ts'
import { EntryForm, type EntryValues, NextQuery } from './forms.ts'
import { CorrectionPage, EnteringPage, RemovalPage } from './pages.tsx'
import { dayProblem, SCAN_KINDS, shownSignature } from './rules.ts'
import { countEntries, entriesOf, entryByReference } from './store.ts'

const SCANS = { files: 5 }
const LAST = 10

/** What came on paper, by e-mail, by phone and at meetings, typed in by the team. */
export function openEntering(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/wprowadzanie', async (c) => {
    const { kanal, data, autor } = readQuery(c, NextQuery)
    const form = emptyForm({
      channel: kanal ?? 'paper',
      receivedOn: data ?? dateOf(c.get('context').now).toString(),
      authorKind: autor ?? 'person',
    })
    return entering(c, ports, form, { next: kanal !== undefined })
  })

  routes.post('/:slug/wprowadzanie', async (c) => {
    const context = c.get('context')
    const { process } = await teamFramed(c, ports)
    const form = checkedDay(c, process, await readForm(c, EntryForm, SCANS))
    if (!form.ok) return entering(c, ports, form, { next: true, status: 422 })

    const entered = await enterRemark(
      context,
      process,
      await ports.settingsOf(context, process),
      inputOf(form.value),
      form.value.formKey,
    )
    const scans = entered.first ? form.files : []
    const kept = await Promise.all(
      scans.map((scan) =>
        keepFile(context, scan, { subject: { kind: 'remark', id: entered.id }, kinds: SCAN_KINDS, visibility: 'team' }),
      ),
    )
    return seeOther(
      c,
      nextPath(process, form.value),
      flashOf(
        entered,
        kept.every((file) => file.ok),
      ),
    )
  })

  routes.get('/:slug/wprowadzanie/:reference', async (c) => {
    const context = c.get('context')
    const { process, frame, entry } = await ownEntry(c, ports)
    await recordReading(context, { kind: 'remark', id: entry.id, organisationId: process.organisationId })
    const email = (await contactOf(context.db, entry.id))?.email ?? ''
    return page(c, <CorrectionPage {...{ frame, entry }} form={emptyForm(valuesOf(entry, email))} />)
  })

  routes.post('/:slug/wprowadzanie/:reference', async (c) => {
    const { process, frame, entry } = await ownEntry(c, ports)
    const form = checkedDay(c, process, await readForm(c, EntryForm))
    if (!form.ok) return page(c, <CorrectionPage {...{ frame, entry, form }} />, 422)
    await correctEntry(c.get('context'), process, entry, inputOf(form.value))
    return seeOther(c, `${workPathOf(process)}/wprowadzanie`, 'remarks.flash.edited')
  })

  routes.get('/:slug/wprowadzanie/:reference/cofniecie', async (c) => {
    const { frame, entry } = await ownEntry(c, ports)
    return page(c, <RemovalPage {...{ frame, entry }} />)
  })

  routes.post('/:slug/wprowadzanie/:reference/cofniecie', async (c) => {
    const { process, entry } = await ownEntry(c, ports)
    await removeEntry(c.get('context'), process, entry)
    return seeOther(c, `${workPathOf(process)}/wprowadzanie`, 'remarks.flash.entry-removed')
  })

  return routes
}

/** The frame for those who may enter letters; a moderator's workspace has no such page. */
async function teamFramed(c: HttpContext, ports: RemarksWorkPorts): Promise<{ process: Process; frame: Frame }> {
  const at = await framed(c, ports)
  allow(mayWorkOnRemarks(c.get('context').actor, at.process))
  return at
}

/** One's own entry; somebody else's looks absent. */
async function ownEntry(
  c: HttpContext,
  ports: RemarksWorkPorts,
): Promise<{ process: Process; frame: Frame; entry: Remark }> {
  const context = c.get('context')
  const at = await teamFramed(c, ports)
  const me = found(personId(context.actor))
  return { ...at, entry: found(await entryByReference(context.db, at.process.id, me, c.req.param('reference') ?? '')) }
}

async function entering(
  c: HttpContext,
  ports: RemarksWorkPorts,
  form: Form,
  { next, status = 200 }: { next: boolean; status?: number },
) {
  const context = c.get('context')
  const { process, frame } = await teamFramed(c, ports)
  const me = found(personId(context.actor))
  const entries = await entriesOf(context.db, process.id, me, LAST)
  if (entries.some((entry) => entry.authorName))
    await recordReading(context, subjectOf(process), { list: 'entries', letters: entries.length })
  const keyed = { ...form, values: { ...form.values, formKey: form.values.formKey || randomUUID() } }
  const enteredToday = await countEntries(context.db, process.id, me, startOf(dateOf(context.now)))
  return page(c, <EnteringPage {...{ frame, next, entries, enteredToday }} form={keyed} />, status)
}

/** A day ahead of us, or years before, is most often a slip of the hand. */
function checkedDay(c: HttpContext, process: Process, form: Form<EntryValues>): Form<EntryValues> {
  const problem = form.ok ? dayProblem(process, form.value.receivedOn, c.get('context').now) : null
  return problem ? withProblem(c, form, 'receivedOn', `remarks.enter.form.received.${problem}`) : form
}

const inputOf = (value: EntryValues): EntryInput => ({
  ...value,
  author: {
    kind: value.authorKind,
    name: value.authorName,
    organisation: value.organisationName,
    signature: shownSignature(value.consent, value.signature, value.authorName),
  },
})

const valuesOf = (entry: Remark, email: string) => ({
  body: entry.body,
  channel: entry.channel,
  receivedOn: dateOf(entry.receivedAt).toString(),
  authorKind: entry.authorKind,
  authorName: entry.authorName ?? '',
  organisationName: entry.organisationName ?? '',
  consent: entry.signature ? 'tak' : '',
  signature: entry.signature ?? '',
  email,
  quotation: entry.quotation ?? '',
  placeWords: entry.placeWords ?? '',
})

function nextPath(process: Process, { channel, receivedOn, authorKind }: EntryValues): string {
  const carried = new URLSearchParams({ kanal: channel, data: receivedOn.toString(), autor: authorKind })
  return `${workPathOf(process)}/wprowadzanie?${carried}`
}

function flashOf({ first, late }: { first: boolean; late: boolean }, scansKept: boolean): string {
  if (!first) return 'remarks.flash.given-before'
  if (!scansKept) return 'remarks.flash.attachment-refused'
  return late ? 'remarks.flash.entered-late' : 'remarks.flash.entered'
}
