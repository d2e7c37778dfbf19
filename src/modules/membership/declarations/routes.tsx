import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  line,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { currentVersion, formOf, openAnswering } from '../../forms/index.ts'
import { digitsOf } from '../../law/index.ts'
import { filesByIds, type Kept, keepFile } from '../../media/index.ts'
import { siteSettings } from '../../network/index.ts'
import { countActive } from '../members/store.ts'
import { blankPath, DECLARE, formPath, OWN } from '../paths.ts'
import type { MembershipPorts } from '../ports.ts'
import { KINDS, type Kind } from '../rules.ts'
import { currentText, textById } from '../texts-store.ts'
import { acceptedWays } from '../ways-store.ts'
import { completeDeclaration, confirmDeclaration, signDeclaration, withdrawDeclaration } from './actions.ts'
import { factsOf } from './facts.ts'
import { FORM_IDS, FORM_OWNER } from './form.ts'
import { confirmedBy, declarationOfToken, ownPathOf, ownToken } from './links.ts'
import { ConfirmDeclarationPage, OwnPage, SIGNED_KINDS, WithdrawPage } from './own-pages.tsx'
import { DeclarePage } from './pages.tsx'
import { krsOf, wrongKrs, wrongNip } from './reading.ts'
import { type Declaration, isOpen } from './rules.ts'
import { declarationSheet } from './sheet.ts'
import { consentsOfDeclaration, declarationById } from './store.ts'

export const FILE_SUBJECT = 'declaration'

const FileForm = z.object({})
const CompletionForm = z.object({
  answer: z.string().trim().max(2000, 'http.form.too-long').default(''),
  position: line().default(''),
  nip: line(20)
    .default('')
    .refine((typed) => !wrongNip(typed), 'membership.problem.nip'),
  krs: line(20)
    .default('')
    .refine((typed) => !wrongKrs(typed), 'membership.problem.krs'),
})

/** Joining: what it is, the two forms, the sheet to print, and each declaration's own page. */
export function declarationRoutes({ forms }: Pick<MembershipPorts, 'forms'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(DECLARE, async (c) => {
    const { db, now, house } = c.get('context')
    const { names } = await siteSettings(house)
    const props = {
      texts: { person: await currentText(db, 'person'), institution: await currentText(db, 'institution') },
      ways: await acceptedWays(db),
      counts: await countActive(db, dateOf(now)),
      operator: names.operator,
      address: names.operatorAddress,
    }
    return page(c, <DeclarePage {...props} />, 200, { cache: ['declarations', 'members', 'settings'] })
  })

  for (const kind of KINDS) {
    routes.get(blankPath(kind), async (c) => {
      const text = found(await currentText(c.get('context').db, kind))
      return pdf(c, found(await declarationSheet(c.get('context'), text, null)), blankName(kind))
    })
    routes.route(formPath(kind), openAnswering(forms, { kind: FORM_OWNER, ownerOf: async () => FORM_IDS[kind] }))
  }

  routes.get(`${OWN}/potwierdzenie/:token`, async (c) => {
    const declaration = await toConfirm(c)
    const facts = await factsOf(
      c.get('context'),
      declaration,
      await consentsOfDeclaration(c.get('context').db, declaration.id),
    )
    const path = ownPathOf(c.get('context').house, declaration)
    if (declaration.confirmedAt) return seeOther(c, path)
    return page(c, <ConfirmDeclarationPage facts={facts} token={c.req.param('token')} page={path} />)
  })

  routes.post(`${OWN}/potwierdzenie/:token`, async (c) => {
    const declaration = await toConfirm(c)
    await confirmDeclaration(c.get('context'), declaration)
    return seeOther(c, ownPathOf(c.get('context').house, declaration), 'membership.flash.confirmed')
  })

  routes.get(`${OWN}/:token`, async (c) => own(c, await ofToken(c), emptyForm()))

  routes.get(`${OWN}/:token/deklaracja.pdf`, async (c) => {
    const declaration = await ofToken(c)
    return pdf(c, await filledSheet(c, declaration), sheetName(declaration))
  })

  routes.post(`${OWN}/:token/plik`, async (c) => {
    const declaration = await ofToken(c)
    await limited(c)
    const form = await readForm(c, FileForm, { files: 1 })
    const [upload] = form.files
    if (!upload) return own(c, declaration, withProblem(c, form, 'file', 'membership.problem.file'), 422)
    if (!isOpen(declaration)) refuse('declaration-over')
    const kept = await inTransaction(c.get('context'), async (context) => {
      const kept = await keepFile(context, upload, signedFileOf(declaration))
      if (kept.ok) await signDeclaration(context, declaration, kept.file.id)
      return kept
    })
    if (!kept.ok) return own(c, declaration, fileProblem(c, form, kept), 422)
    return seeOther(c, ownPathOf(c.get('context').house, declaration), 'membership.flash.signed')
  })

  routes.post(`${OWN}/:token/uzupelnienie`, async (c) => {
    const declaration = await ofToken(c)
    await limited(c)
    const form = await readForm(c, CompletionForm, { files: 1 })
    if (!form.ok) return own(c, declaration, form, 422)
    if (!isOpen(declaration)) refuse('declaration-over')
    const { answer, position, nip, krs } = form.value
    const [upload] = form.files
    if (!answer && !upload && !position && !nip && !krs)
      return own(c, declaration, withProblem(c, form, 'answer', 'membership.problem.answer'), 422)
    const refused = await inTransaction(c.get('context'), async (context) => {
      const kept = upload && (await keepFile(context, upload, signedFileOf(declaration)))
      if (kept && !kept.ok) return kept
      await completeDeclaration(context, declaration, {
        fileId: kept?.file.id ?? null,
        answer,
        details: { position, nip: digitsOf(nip), krs: krs && krsOf(krs) },
      })
      return null
    })
    if (refused) return own(c, declaration, fileProblem(c, form, refused), 422)
    return seeOther(c, ownPathOf(c.get('context').house, declaration), 'membership.flash.completed')
  })

  routes.get(`${OWN}/:token/wycofanie`, async (c) => {
    const declaration = await ofToken(c)
    if (!isOpen(declaration)) refuse('declaration-over')
    return page(c, <WithdrawPage declaration={declaration} token={c.req.param('token')} />)
  })

  routes.post(`${OWN}/:token/wycofanie`, async (c) => {
    const declaration = await ofToken(c)
    await withdrawDeclaration(c.get('context'), declaration)
    return seeOther(c, ownPathOf(c.get('context').house, declaration), 'membership.flash.withdrawn')
  })

  return routes
}

/** What a signed file belongs to; only the desk may have it. */
export const signedFileOf = ({ id }: Pick<Declaration, 'id'>) => ({
  subject: { kind: FILE_SUBJECT, id },
  kinds: SIGNED_KINDS,
  visibility: 'private' as const,
})

/** A file that was not kept, said beside its field. */
export const fileProblem = <T,>(c: HttpContext, form: Form<T>, kept: Extract<Kept, { ok: false }>): Form<T> =>
  withProblem(c, form, 'file', kept.problem, kept.values)

/** The sheet of one declaration, from the text that was signed. */
export async function filledSheet(c: HttpContext, declaration: Declaration): Promise<Uint8Array> {
  const context = c.get('context')
  const text = found(await textById(context.db, declaration.textId))
  const consents = await consentsOfDeclaration(context.db, declaration.id)
  return found(await declarationSheet(context, text, { declaration, consents }))
}

/** A file made for this reader: nobody on the way keeps it. */
export function pdf(c: HttpContext, bytes: Uint8Array, name: string) {
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `inline; filename="${name}"`)
  c.header('cache-control', 'private, no-store')
  c.set('pageOptions', { file: 'application/pdf' })
  return c.body(new Uint8Array(bytes))
}

export const sheetName = ({ reference }: Declaration) => `deklaracja-${reference.replaceAll('/', '-')}.pdf`

const blankName = (kind: Kind) => `deklaracja-${kind === 'person' ? 'osoby' : 'instytucji'}.pdf`

async function ofToken(c: HttpContext): Promise<Declaration> {
  const id = declarationOfToken(c.get('context').house, c.req.param('token') ?? '')
  return found(id === null ? null : await declarationById(c.get('context').db, id))
}

async function toConfirm(c: HttpContext): Promise<Declaration> {
  const id = confirmedBy(c.get('context').house, c.req.param('token') ?? '')
  const declaration = found(id === null ? null : await declarationById(c.get('context').db, id))
  allow(declaration.way === 'email')
  return declaration
}

const limited = (c: HttpContext) =>
  throttle(c.get('context'), { what: 'declaration-file', whom: requestSource(c), most: 30, seconds: 3600 })

async function own(c: HttpContext, declaration: Declaration, form: Form, status = 200) {
  const context = c.get('context')
  const { db, house } = context
  const { names } = await siteSettings(house)
  const file = declaration.fileId ? (await filesByIds(db, [declaration.fileId])).get(declaration.fileId) : undefined
  const ours = await formOf(db, { kind: FORM_OWNER, id: FORM_IDS[declaration.kind] })
  return page(
    c,
    <OwnPage
      {...{ declaration, form }}
      token={ownToken(house, declaration.id)}
      facts={await factsOf(context, declaration, await consentsOfDeclaration(db, declaration.id))}
      file={file?.name ?? null}
      version={ours && (await currentVersion(db, ours.id))}
      operator={names.operator}
      address={names.operatorAddress}
    />,
    status,
  )
}
