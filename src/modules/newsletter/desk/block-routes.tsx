import { Hono } from 'hono'
import { newId } from '../../../platform/db/index.ts'
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
  type Typed,
  withProblem,
} from '../../../platform/http/index.ts'
import { keepFile, picturePath } from '../../media/index.ts'
import { fillBasket, takeFromBasket } from '../basket/actions.ts'
import { addBlocks, changeBlock, fingerprint, moveBlock, removeBlock } from '../issues/actions.ts'
import { type Block, type BlockKind, BlockSchema, isThingKind, type PictureBlock } from '../issues/blocks.ts'
import { type Issue, isOpen } from '../issues/rules.ts'
import type { NewsletterPorts } from '../ports.ts'
import { issueAt } from './at.ts'
import { BasketForm, formOf, NewBlockQuery } from './forms.ts'
import { ISSUES_PATH, workPath } from './paths.ts'
import { BasketPage, BlockPage, RemoveBlockPage } from './writing-pages.tsx'

/** Pictures of an issue belong to it; until it leaves only those who keep the newsletter see them. */
export const PICTURE_SUBJECT = 'issue'

/** What an issue is made of: blocks written by hand or taken from the basket, in an order. */
export function blockRoutes(ports: NewsletterPorts): App {
  const { desk } = ports
  const routes: App = new Hono<AppEnv>()
  const at = `${ISSUES_PATH}/:id`

  routes.get(`${at}/koszyk`, async (c) => {
    const issue = await openIssueAt(c)
    return page(
      c,
      <BasketPage desk={desk(c)} issue={issue} basket={await fillBasket(c.get('context'), ports, issue)} />,
    )
  })

  routes.post(`${at}/koszyk`, async (c) => {
    const issue = await openIssueAt(c)
    const form = await readForm(c, BasketForm)
    const taken = form.ok ? await takeFromBasket(c.get('context'), ports, issue, form.value.source) : 0
    if (taken === 0) return seeOther(c, `${workPath(issue)}/koszyk`, 'newsletter.flash.nothing-taken')
    return seeOther(c, workPath(issue), 'newsletter.flash.taken')
  })

  const asking = (c: HttpContext, issue: Issue, kind: BlockKind, form: Form, block: Block | null = null) =>
    page(
      c,
      <BlockPage desk={desk(c)} {...{ issue, kind, form, block }} was={block ? fingerprint(block) : ''} />,
      form.problems.length > 0 ? 422 : 200,
    )

  routes.get(`${at}/bloki/nowy`, async (c) => {
    const issue = await openIssueAt(c)
    return asking(c, issue, readQuery(c, NewBlockQuery).rodzaj, emptyForm())
  })

  routes.post(`${at}/bloki/nowy`, async (c) => {
    const issue = await openIssueAt(c)
    const kind = readQuery(c, NewBlockQuery).rodzaj
    const form = await readForm(c, formOf(kind), kind === 'picture' ? { files: 1 } : undefined)
    if (!form.ok) return asking(c, issue, kind, form)
    const picture = kind === 'picture' ? await keptPicture(c, issue, form) : { fields: {} }
    if (picture.problem) return asking(c, issue, kind, picture.problem)
    const block = blockFrom(newId(), kind, { ...form.value, ...picture.fields })
    await addBlocks(c.get('context'), issue.id, [block])
    return seeOther(c, `${workPath(issue)}#blok-${block.id}`, 'newsletter.flash.saved')
  })

  routes.post(`${at}/bloki/linia`, async (c) => {
    const issue = await openIssueAt(c)
    const id = newId()
    await addBlocks(c.get('context'), issue.id, [{ id, kind: 'divider' }])
    return seeOther(c, `${workPath(issue)}#blok-${id}`)
  })

  routes.get(`${at}/bloki/:block`, async (c) => {
    const { issue, block } = await blockAt(c)
    const { id: _, kind, ...values } = block
    return asking(c, issue, kind, emptyForm(values as Typed), block)
  })

  routes.post(`${at}/bloki/:block`, async (c) => {
    const { issue, block } = await blockAt(c)
    const form = await readForm(c, formOf(block.kind))
    if (!form.ok) return asking(c, issue, block.kind, form, block)
    const { was = '', ...values } = form.value
    if (!(await changeBlock(c.get('context'), issue.id, BlockSchema.parse({ ...block, ...values }), was)))
      return asking(c, issue, block.kind, withProblem(c, form, '', 'newsletter.words.changed'), block)
    return seeOther(c, `${workPath(issue)}#blok-${block.id}`, 'newsletter.flash.saved')
  })

  for (const [word, by] of [
    ['wyzej', -1],
    ['nizej', 1],
  ] as const)
    routes.post(`${at}/bloki/:block/${word}`, async (c) => {
      const { issue, block } = await blockAt(c)
      await moveBlock(c.get('context'), issue.id, block.id, by)
      return seeOther(c, `${workPath(issue)}#blok-${block.id}`)
    })

  routes.get(`${at}/bloki/:block/usuniecie`, async (c) => page(c, <RemoveBlockPage {...(await blockAt(c))} />))

  routes.post(`${at}/bloki/:block/usuniecie`, async (c) => {
    const { issue, block } = await blockAt(c)
    await removeBlock(c.get('context'), issue.id, block.id)
    return seeOther(c, `${workPath(issue)}#tresc-numeru`, 'newsletter.flash.block-removed')
  })

  return routes
}

async function openIssueAt(c: HttpContext): Promise<Issue> {
  const issue = await issueAt(c)
  allow(isOpen(issue))
  return issue
}

async function blockAt(c: HttpContext): Promise<{ issue: Issue; block: Block }> {
  const issue = await openIssueAt(c)
  return { issue, block: found(issue.blocks.find(({ id }) => id === c.req.param('block'))) }
}

function blockFrom(id: string, kind: BlockKind, values: Record<string, unknown>): Block {
  return BlockSchema.parse({ ...values, id, kind, ...(isThingKind(kind) ? { source: null } : {}) })
}

/** Keeps the picture that came with the form, drawn anew by media; or the form with what to mend. */
async function keptPicture(
  c: HttpContext,
  issue: Issue,
  form: Form<object>,
): Promise<{ problem?: Form; fields?: Partial<PictureBlock> }> {
  const [upload] = form.files
  if (!upload) return { problem: withProblem(c, form, 'file', 'newsletter.block.file-needed') }
  const kept = await keepFile(c.get('context'), upload, {
    subject: { kind: PICTURE_SUBJECT, id: issue.id },
    kinds: ['image'],
    visibility: 'public',
    alt: String(form.values.alt ?? ''),
  })
  if (!kept.ok) return { problem: withProblem(c, form, 'file', kept.problem, kept.values) }
  const { id, width, height } = kept.file
  // Twice the width of the letter, for sharp screens; a smaller copy is made in the background.
  return { fields: { fileId: id, path: picturePath(kept.file, 1280), width: width ?? 1, height: height ?? 1 } }
}
