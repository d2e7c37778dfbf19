import { allow, found, refuse } from '../../../platform/errors.ts'
import { type App, type HttpContext, type Problem, page, seeOther } from '../../../platform/http/index.ts'
import { answeredByReference } from '../answers-store.ts'
import { filledRows, speechFor } from '../filled.tsx'
import { editKeyFits, receiptPath } from '../keys.ts'
import { portOf } from '../ports.ts'
import { type Answered, answeringPhase } from '../rules.ts'
import { versionById } from '../store.ts'
import { editAnswers, withdrawAnswers } from '../submitting.ts'
import { answersFrom, type TypedAnswers, typedFrom } from '../typed.ts'
import { type At, askingOf, inSentences, mustBeOpen, sectionsFor } from './mount.ts'
import { ChangePage, ReceiptPage, WithdrawPage } from './own-pages.tsx'
import { type Choice, findPlaces, keepFiles, readPosted } from './reading.ts'
import { joinedField, received } from './ways.tsx'

/** The receipt, and changing and taking back one's answers with the key in its address. */
export function openOwnRoutes(routes: App, at: (c: HttpContext) => Promise<At>) {
  routes.get('/odpowiedz/:reference', async (c) => {
    const here = await answeredAt(c, await at(c))
    const context = c.get('context')
    const key = c.req.query('klucz') ?? ''
    if (portOf(here.ports, here.form.owner).receipt) {
      allow(await editKeyFits(context, here.answered, key))
      return received(c, here, here.answered, key)
    }
    // Nobody holds a key to anonymous answers: their receipt is the number alone, the same for whoever knows it.
    if (here.answered.anonymity === 'anonymous') return receipt(c, here, null)
    allow(await editKeyFits(context, here.answered, key))
    return receipt(c, here, key)
  })

  routes.get('/odpowiedz/:reference/zmiana', async (c) => {
    const here = await own(c, await at(c), c.req.query('klucz') ?? '')
    const typed = typedFrom(here.version.definition, here.answered.answers)
    return change(c, here, { typed, problems: [] })
  })

  routes.post('/odpowiedz/:reference/zmiana', async (c) => {
    const there = await answeredAt(c, await at(c))
    const context = c.get('context')
    const { definition } = there.version
    const questions = definition.sections.flatMap((section) => section.questions)
    const posted = await readPosted(c, questions)
    const here = await opened(c, there, posted.other('klucz'))
    const places = await findPlaces(context, questions, posted.typed)
    const files = await keepFiles(context, {
      questions,
      files: posted.files,
      typed: places.typed,
      formId: here.form.id,
      anonymity: here.settings.anonymity,
    })
    const { typed } = files
    const again = (problems: Problem[]) => change(c, here, { typed, problems, found: places.found }, 422)
    if (files.problems.length > 0) return again(inSentences(context, files.problems))
    const joined = joinedField(here, posted, typed)
    if (joined) return again([{ field: joined, text: context.house.texts.in(c.get('locale'))('forms.problem.joined') }])
    const edited = await editAnswers(context, here.ports, here.answered, {
      editKey: here.editKey,
      answers: answersFrom(definition, typed),
    })
    if (!edited.ok) return again(inSentences(context, edited.problems))
    return seeOther(c, receiptPath(here.settings.home, here.answered.reference, here.editKey), 'forms.flash.changed')
  })

  routes.get('/odpowiedz/:reference/wycofanie', async (c) => {
    const here = await own(c, await at(c), c.req.query('klucz') ?? '')
    return page(c, <WithdrawPage {...here} asking={await askingOf(c.get('context'), here, { typed: {}, seed: '' })} />)
  })

  routes.post('/odpowiedz/:reference/wycofanie', async (c) => {
    const there = await at(c)
    const posted = await readPosted(c, [])
    const here = await own(c, there, posted.other('klucz'))
    const { answered, editKey, ports, settings } = here
    await withdrawAnswers(c.get('context'), ports, answered, editKey)
    return seeOther(c, receiptPath(settings.home, answered.reference, editKey))
  })
}

type AnsweredAt = At & { answered: Answered }

/** The answers at this address, with the version they were given to. */
async function answeredAt(c: HttpContext, at: At): Promise<AnsweredAt> {
  const { db } = c.get('context')
  const answered = found(await answeredByReference(db, at.form.id, c.req.param('reference') ?? ''))
  return { ...at, version: found(await versionById(db, answered.versionId)), answered }
}

const own = async (c: HttpContext, at: At, key: string) => opened(c, await answeredAt(c, at), key)

/** The same for whoever holds the key, while the answers may be changed. */
async function opened(c: HttpContext, here: AnsweredAt, editKey: string) {
  allow(await editKeyFits(c.get('context'), here.answered, editKey))
  allow(here.settings.editable)
  mustBeOpen(here, c.get('context'))
  if (here.answered.withdrawnAt) refuse('answers-withdrawn')
  return { ...here, editKey }
}

async function receipt(c: HttpContext, here: AnsweredAt, editKey: string | null) {
  const context = c.get('context')
  const { answered, settings, version } = here
  const { definition } = version
  const speech = await speechFor(context, definition, [answered.answers])
  const rows = editKey && !answered.withdrawnAt ? filledRows(definition, answered.answers, speech) : null
  const open = answeringPhase(settings, context.now) === 'open'
  const editable = editKey !== null && settings.editable && open && !answered.withdrawnAt
  const asking = await askingOf(context, here, { typed: {}, seed: '' })
  return page(c, <ReceiptPage {...here} {...{ asking, editKey, rows, editable }} />)
}

async function change(
  c: HttpContext,
  here: AnsweredAt & { editKey: string },
  { typed, problems, found }: { typed: TypedAnswers; problems: Problem[]; found?: Record<string, Choice[]> },
  status = 200,
) {
  const asking = await askingOf(c.get('context'), here, {
    typed,
    seed: here.answered.id,
    problems,
    ...(found && { found }),
  })
  const sections = sectionsFor(here.version.definition, typed)
  return page(c, <ChangePage {...here} {...{ asking, sections }} />, status)
}
