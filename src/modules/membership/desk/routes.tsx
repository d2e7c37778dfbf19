import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
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
import { newId } from '../../../platform/ids.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { recordReading } from '../../audit/index.ts'
import { findFile, keepFile } from '../../media/index.ts'
import { acceptDeclaration, askForCompletion, declineDeclaration, duplicatesOf } from '../declarations/actions.ts'
import { completionsOf } from '../declarations/completions-store.ts'
import { factsOf } from '../declarations/facts.ts'
import { fileProblem, filledSheet, pdf, sheetName, signedFileOf } from '../declarations/routes.tsx'
import { type Declaration, isOpen, type Lack, lacksOf, memberNameOf, type State } from '../declarations/rules.ts'
import {
  consentsOfDeclaration,
  countByState,
  declarationById,
  declarationsPage,
  recordFile,
} from '../declarations/store.ts'
import { lettersWords } from '../letters/actions.ts'
import { filled } from '../letters/rules.ts'
import { unrepresented } from '../members/list-store.ts'
import { DESK, deskPath, memberDeskPath } from '../paths.ts'
import type { MembershipPorts } from '../ports.ts'
import { countReported } from '../relay/reported-store.ts'
import { KINDS, mayKeepMembers } from '../rules.ts'
import { currentText, textById } from '../texts-store.ts'
import { dayAhead } from './days.ts'
import { DeclarationPage } from './declaration-page.tsx'
import { enterFromPaper, unitsMeant } from './entering.ts'
import { EntryPage } from './entry-page.tsx'
import { AcceptForm, AskForm, DeclineForm, DeskQuery, EntryForm } from './forms.ts'
import { DeskPage, type View } from './pages.tsx'

const AT_ONCE = 25

const STATES_OF: Record<View, readonly State[]> = {
  waiting: ['submitted', 'incomplete', 'unconfirmed'],
  accepted: ['accepted'],
  declined: ['declined'],
  withdrawn: ['withdrawn'],
}

/** The coordinators' desk of declarations. */
export function deskRoutes({ desk, people }: MembershipPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(DESK, async (c) => {
    const { db, now, actor } = c.get('context')
    allow(mayKeepMembers(actor))
    const { stan, po } = readQuery(c, DeskQuery)
    const { rows, next } = await declarationsPage(db, STATES_OF[stan], { after: po, limit: AT_ONCE })
    const texts = await Promise.all(KINDS.map((kind) => currentText(db, kind)))
    return page(
      c,
      <DeskPage
        desk={desk(c)}
        view={stan}
        rows={rows}
        next={next}
        later={po !== undefined}
        counts={await countByState(db)}
        unrepresented={await unrepresented(db, dateOf(now))}
        reported={await countReported(db)}
        nothingPublished={texts.every((text) => text === null)}
      />,
    )
  })

  routes.get(`${DESK}/nowa`, async (c) => {
    allow(mayKeepMembers(c.get('context').actor))
    const form = emptyForm({ kind: 'person', receivedOn: dateOf(c.get('context').now).toString(), key: newId() })
    return page(c, <EntryPage desk={desk(c)} form={form} units={[]} />)
  })

  routes.post(`${DESK}/nowa`, async (c) => {
    const context = c.get('context')
    allow(mayKeepMembers(context.actor))
    const form = await readForm(c, EntryForm, { files: 1 })
    const again = (form: Form, units: Awaited<ReturnType<typeof unitsMeant>> = []) =>
      page(c, <EntryPage desk={desk(c)} form={form} units={units} />, 422)
    if (!form.ok) return again(form)
    const units = await unitsMeant(context, form.value.unit, form.value.unitCode)
    const [unit] = units
    if (!unit) return again(withProblem(c, form, 'unit', 'membership.problem.unit'))
    if (units.length > 1) return again(withProblem(c, form, 'unitCode', 'membership.problem.which-unit'), units)
    if (form.value.receivedOn.toString() > dateOf(context.now).toString())
      return again(withProblem(c, form, 'receivedOn', 'membership.problem.future'))
    const [upload] = form.files
    const entered = await inTransaction(context, async (context) => {
      const { declaration, first } = await enterFromPaper(context, form.value, unit.value)
      const kept = upload && first ? await keepFile(context, upload, signedFileOf(declaration)) : null
      if (kept?.ok) await recordFile(context.db, declaration.id, kept.file.id)
      return { declaration, kept }
    })
    const path = deskPath(entered.declaration)
    if (entered.kept && !entered.kept.ok) return one(c, entered.declaration, fileProblem(c, form, entered.kept), 422)
    return seeOther(c, path, 'membership.flash.entered')
  })

  routes.get(`${DESK}/:id`, async (c) => one(c, await atDesk(c), emptyForm()))

  routes.get(`${DESK}/:id/deklaracja.pdf`, async (c) => {
    const declaration = await atDesk(c)
    await recordReading(c.get('context'), { kind: 'declaration', id: declaration.id })
    return pdf(c, await filledSheet(c, declaration), sheetName(declaration))
  })

  routes.post(`${DESK}/:id/prosba`, async (c) => {
    const declaration = await atDesk(c)
    const form = await readForm(c, AskForm)
    if (!form.ok) return one(c, declaration, form, 422)
    await askForCompletion(c.get('context'), declaration, form.value.asked)
    return seeOther(c, deskPath(declaration), 'membership.flash.asked')
  })

  routes.post(`${DESK}/:id/przyjecie`, async (c) => {
    const declaration = await atDesk(c)
    const form = await readForm(c, AcceptForm)
    if (!form.ok) return one(c, declaration, form, 422)
    const problem = dayAhead(c, form.value.decidedOn)
    if (problem) return one(c, declaration, withProblem(c, form, 'decidedOn', problem), 422)
    const early = dayAhead(c, form.value.from)
    if (early) return one(c, declaration, withProblem(c, form, 'from', early), 422)
    const member = await acceptDeclaration(c.get('context'), declaration, form.value)
    return seeOther(c, memberDeskPath(member), 'membership.flash.accepted')
  })

  routes.post(`${DESK}/:id/odmowa`, async (c) => {
    const declaration = await atDesk(c)
    const form = await readForm(c, DeclineForm)
    if (!form.ok) return one(c, declaration, form, 422)
    const { declineNumber, declinedOn, reason } = form.value
    const problem = dayAhead(c, declinedOn)
    if (problem) return one(c, declaration, withProblem(c, form, 'declinedOn', problem), 422)
    await declineDeclaration(c.get('context'), declaration, { number: declineNumber, decidedOn: declinedOn, reason })
    return seeOther(c, deskPath(declaration), 'membership.flash.declined')
  })

  async function one(c: HttpContext, declaration: Declaration, form: Form, status = 200) {
    const context = c.get('context')
    const { db } = context
    const t = context.house.texts.in(c.get('locale'))
    if (status === 200) await recordReading(context, { kind: 'declaration', id: declaration.id })
    const lacks = lacksOf(declaration)
    const today = dateOf(context.now).toString()
    const decidedBy = declaration.decision?.decidedBy
    const names = await people.personsByIds(db, decidedBy ? [decidedBy] : [])
    const values = {
      decidedOn: today,
      from: today,
      declinedOn: today,
      tell: 'tak',
      asked: await requestFor(context, declaration, lacks),
      ...form.values,
    }
    return page(
      c,
      <DeclarationPage
        desk={desk(c)}
        declaration={declaration}
        form={{ ...form, values }}
        facts={await factsOf(context, declaration, await consentsOfDeclaration(db, declaration.id))}
        lacks={lacks}
        duplicates={isOpen(declaration) ? await duplicatesOf(context, declaration) : []}
        file={declaration.fileId ? await findFile(db, declaration.fileId) : null}
        completions={await completionsOf(db, declaration.id)}
        textNumber={found(await textById(db, declaration.textId)).number}
        decidedBy={names.get(decidedBy ?? '')?.name ?? t('membership.desk.somebody')}
      />,
      status,
    )
  }

  return routes
}

/** A request to complete a declaration as the network begins it, in the language of whoever declared; it is finished by hand. */
async function requestFor(context: Context, declaration: Declaration, lacks: readonly Lack[]) {
  const { locale, reference, submittedAt } = declaration
  const t = context.house.texts.in(locale)
  return filled((await lettersWords(context, 'request', locale)).body, {
    numer: reference,
    nazwa: memberNameOf(declaration),
    data: formatDate(submittedAt, locale),
    braki: lacks.map((lack) => `- ${t(`membership.template.${lack}`)}`).join('\n'),
  })
}

async function atDesk(c: HttpContext): Promise<Declaration> {
  const { actor, db } = c.get('context')
  allow(mayKeepMembers(actor))
  return found(await declarationById(db, c.req.param('id') ?? ''))
}
