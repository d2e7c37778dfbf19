import { type HttpContext, type Problem, page, seeOther } from '../../../platform/http/index.ts'
import { answeredBySubmission } from '../answers-store.ts'
import { fieldOf } from '../fields.ts'
import { editKeyOfSent, receiptPath, submissionKeyOf } from '../keys.ts'
import { portOf } from '../ports.ts'
import { type Answered, answeringPhase } from '../rules.ts'
import { ownBeginning, remembered } from './beginning.ts'
import { type At, askingOf, sectionsFor } from './mount.ts'
import { FullPage, StartPage } from './pages.tsx'
import type { Posted } from './reading.ts'

/** Where the several routes of answering lead in the same way. */

/** The page before the first question; also where nothing can be answered now. */
export async function start(c: HttpContext, at: At, answered: string | null = null, problems: Problem[] = []) {
  const context = c.get('context')
  const phase = answeringPhase(at.settings, context.now)
  const asking = await askingOf(context, at, { typed: {}, seed: '', problems })
  const underway = phase === 'open' && (await ownBeginning(c, at.form)) !== null
  return page(c, <StartPage {...at} {...{ asking, phase, underway, answered }} />, problems.length > 0 ? 422 : 200)
}

export async function full(c: HttpContext, at: At) {
  return page(c, <FullPage {...at} asking={await askingOf(c.get('context'), at, { typed: {}, seed: '' })} />)
}

/** To the receipt: that of forms, or the page the owner keeps in its place. */
export async function received(
  c: HttpContext,
  { settings, ports, form }: At,
  answered: Answered,
  editKey: string | null,
) {
  const own = await portOf(ports, form.owner).receipt?.(c.get('context'), answered)
  return seeOther(c, own ?? receiptPath(settings.home, answered.reference, editKey))
}

/** What this browser has sent already, with the key to it; for a button that is pressed again. */
export async function sentBefore(
  c: HttpContext,
  { form }: At,
): Promise<{ answered: Answered; editKey: string | null } | null> {
  const own = remembered(c, form)
  const answered = own && (await answeredBySubmission(c.get('context').db, form.id, submissionKeyOf(form.id, own.id)))
  return answered && { answered, editKey: editKeyOfSent(c.get('context'), answered, own.id) }
}

/** The field of the first question that is asked because of an answer just given, and was not on the page to be answered. */
export function joinedField({ version }: At, posted: Posted, typed: Posted['typed'], section?: string): string | null {
  const onPage = new Set(posted.other('asked').split(' '))
  const joined = sectionsFor(version.definition, typed)
    .filter((one) => one.shown && (!section || one.section.id === section))
    .flatMap(({ questions }) => questions)
    .find(({ question, shown }) => shown && !onPage.has(question.id))
  return joined ? fieldOf(joined.question.id) : null
}

export const tooQuick = (c: HttpContext): Problem => ({
  field: '',
  text: c.get('context').house.texts.in(c.get('locale'))('forms.problem.too-quick'),
})
