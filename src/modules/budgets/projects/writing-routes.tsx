import { personId } from '../../../platform/actor.ts'
import { asStream, writePdf } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { formatSize } from '../../../platform/texts/index.ts'
import { answersWithin, fieldOf, fieldsWithin, type ReadWithin, typedFrom } from '../../forms/index.ts'
import { filesOf, keepFile } from '../../media/index.ts'
import { isNear, type Point, pointOnPicture, roundPoint, unitByCode } from '../../places/index.ts'
import type { Process } from '../../processes/index.ts'
import { findEdition } from '../editions/actions.ts'
import { poolById, poolsOf } from '../editions/store.ts'
import { answerSummonses, fileAppeal } from '../verifying/actions.ts'
import { summonsesOf } from '../verifying/store.ts'
import { submitProject, type Written, writeProject } from './actions.ts'
import { isOutside } from './area.ts'
import { authorOf } from './authors-store.ts'
import {
  AppealForm,
  AuthorForm,
  amountTyped,
  CostsForm,
  FilesForm,
  IdeaForm,
  KeyForm,
  LINES,
  linesFrom,
  moneyOf,
  PlaceForm,
  STEPS,
  type Step,
  typedLines,
} from './giving-forms.ts'
import { linesOf } from './lines-store.ts'
import { appeal, own } from './own-shown.tsx'
import { askedOfProjects } from './questions/actions.ts'
import { divided } from './questions/rules.ts'
import { allAnswersOf } from './questions/store.ts'
import { PRIVATE_FILES, PUBLIC_FILES } from './routes.tsx'
import { type Hands, StepPage, stepsOf } from './step-pages.tsx'
import { supportList } from './support-list.ts'

/** The screens of a project under one prefix; whose hands it is in, `handsOf` says and refuses everybody else. */
export function openWriting(routes: App, prefix: string, handsOf: (c: HttpContext, key?: string) => Promise<Hands>) {
  routes.get(prefix, async (c) => own(c, await handsOf(c), emptyForm()))

  for (const step of STEPS) {
    routes.get(`${prefix}/${step}`, async (c) => stepPage(c, await handsOf(c), step, null))
    routes.post(`${prefix}/${step}`, async (c) => {
      if (step === 'pytania') return keepQuestions(c, handsOf)
      const form = await readStep(c, step)
      const hands = await handsOf(c, String(form.values.klucz ?? ''))
      if (!form.ok) return stepPage(c, hands, step, form, 422)
      return keepStep(c, hands, step, form)
    })
  }

  routes.post(`${prefix}/wyslanie`, async (c) => {
    const form = await readForm(c, KeyForm)
    const hands = await handsOf(c, form.ok ? form.value.klucz : '')
    await submitProject(c.get('context'), hands, hands.project, hands.secret)
    return seeOther(c, hands.path(), 'budgets.flash.submitted')
  })

  routes.post(`${prefix}/uzupelnione`, async (c) => {
    const form = await readForm(c, KeyForm)
    const hands = await handsOf(c, form.ok ? form.value.klucz : '')
    await answerSummonses(c.get('context'), hands, hands.project, hands.secret)
    return seeOther(c, hands.path(), 'budgets.flash.answered')
  })

  routes.get(`${prefix}/odwolanie`, async (c) => appeal(c, await handsOf(c), emptyForm()))
  routes.post(`${prefix}/odwolanie`, async (c) => {
    const form = await readForm(c, AppealForm)
    const hands = await handsOf(c, String(form.values.klucz ?? ''))
    if (!form.ok) return appeal(c, hands, form, 422)
    await fileAppeal(c.get('context'), hands, hands.project, hands.secret, form.value)
    return seeOther(c, hands.path(), 'budgets.flash.appealed')
  })

  routes.get(`${prefix}/lista-poparcia.pdf`, async (c) => {
    const hands = await handsOf(c)
    return c.body(asStream(writePdf(supportList(c, hands))), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="lista-poparcia.pdf"',
    })
  })
}

type Kept = Exclude<Step, 'pytania'>

const readStep = (c: HttpContext, step: Kept): Promise<Form<Record<string, unknown>>> => {
  switch (step) {
    case 'pomysl':
      return readForm(c, IdeaForm)
    case 'miejsce':
      return readForm(c, PlaceForm)
    case 'koszty':
      return readForm(c, CostsForm)
    case 'zalaczniki':
      return readForm(c, FilesForm, { files: 8 })
    case 'autor':
      return readForm(c, AuthorForm)
  }
}

async function keepStep(c: HttpContext, hands: Hands, step: Kept, form: Form<Record<string, unknown>> & { ok: true }) {
  const context = c.get('context')
  const typed = form.value
  const text = (name: string) => String(typed[name] ?? '')
  const summoned = (await summonsesOf(context.db, hands.project.id)).some(({ answeredAt }) => answeredAt === null)
  const keep = (written: Written) =>
    writeProject(context, hands, hands.project, { secret: hands.secret, summoned }, written)
  if (step === 'miejsce') {
    const picked = text('pick.x') !== ''
    const spot = picked ? `${text('pick.x')},${text('pick.y')}` : text('spot')
    const point = await spotOf(c, hands.process, spot)
    if (picked && !point)
      return stepPage(c, hands, step, withProblem(c, form, 'spot', 'budgets.form.spot.outside'), 422)
    const pool = text('poolId') ? await poolById(context.db, hands.process.id, text('poolId')) : null
    const { lon, lat } = typed.unmark === true ? { lon: null, lat: null } : (point ?? hands.project)
    // The office may say why; an author is asked for another place or another pool.
    const moved = lon !== hands.project.lon || lat !== hands.project.lat
    const outside =
      hands.secret === null
        ? { outsideReason: text('outsideReason'), outsideBy: personId(context.actor) }
        : moved
          ? { outsideReason: '', outsideBy: null }
          : {}
    if (isOutside({ ...hands.project, ...outside, lon, lat }, pool)) {
      const problem = hands.secret === null ? 'budgets.form.spot.pool.office' : 'budgets.form.spot.pool'
      return stepPage(c, hands, step, withProblem(c, form, 'spot', problem, { pool: pool?.name ?? '' }), 422)
    }
    await keep({
      project: {
        poolId: pool?.id ?? null,
        placeWords: text('placeWords'),
        landTitle: text('landTitle'),
        lon,
        lat,
        ...outside,
      },
    })
    if (picked) return seeOther(c, hands.path('/miejsce'))
  } else if (step === 'koszty') {
    const lines = linesFrom(typed)
    const price = /^\d+$/.test(text('dodaj')) ? hands.edition.settings.prices[Number(text('dodaj'))] : undefined
    if (price && lines.length >= LINES)
      return stepPage(c, hands, step, withProblem(c, form, '', 'budgets.prices.full', { count: LINES }), 422)
    const added = price ? [{ name: price.name, quantity: 100, priceGrosze: price.priceGrosze }] : []
    await keep({ project: { yearlyGrosze: moneyOf(text('yearly')) }, lines: [...lines, ...added] })
    if (price) return seeOther(c, hands.path('/koszty'), 'budgets.flash.price')
  } else if (step === 'autor') {
    await keep({
      project: { signature: text('signature') },
      author: {
        name: text('name'),
        email: text('email'),
        phone: text('phone'),
        address: text('address'),
        isChild: typed.isChild === true,
        guardian: text('guardian'),
      },
    })
  } else if (step === 'zalaczniki') {
    await keep({ project: { supporters: Number(typed.supporters ?? 0) } })
    for (const file of form.files) {
      const kept = await keepFile(context, file, {
        subject: { kind: file.field === 'closed' ? PRIVATE_FILES : PUBLIC_FILES, id: hands.project.id },
        kinds: file.field === 'closed' ? ['image', 'pdf'] : ['image', 'pdf', 'docx', 'odt'],
        visibility: file.field === 'closed' ? 'team' : 'public',
      })
      if (!kept.ok) return stepPage(c, hands, step, withProblem(c, form, file.field, kept.problem, kept.values), 422)
    }
  } else {
    const { klucz: _, ...idea } = typed
    await keep({ project: idea as Written['project'] & object })
  }
  return goOn(c, hands, step)
}

/** Answers to the edition's own questions: what cannot be right comes back, what is only missing is said before sending. */
async function keepQuestions(c: HttpContext, handsOf: (c: HttpContext, key?: string) => Promise<Hands>) {
  const context = c.get('context')
  const { process } = await findEdition(context, c.req.param('slug') ?? '')
  const version = found(await askedOfProjects(context, process))
  const form = await readForm(c, KeyForm.extend(fieldsWithin(version) as Record<never, never>))
  const hands = await handsOf(c, String(form.values.klucz ?? ''))
  const said = await answersWithin(context, version, form.values)
  const answered = new Set(Object.keys(said.answers).map((id) => fieldOf(id)))
  const wrong = said.problems.filter(({ field }) => [...answered].some((name) => field.startsWith(name)))
  if (!form.ok || wrong.length > 0)
    return stepPage(
      c,
      hands,
      'pytania',
      { ...form, ok: false, problems: [...form.problems, ...wrong] } as Form,
      422,
      said,
    )
  const summoned = (await summonsesOf(context.db, hands.project.id)).some(({ answeredAt }) => answeredAt === null)
  await writeProject(
    context,
    hands,
    hands.project,
    { secret: hands.secret, summoned },
    {
      answers: { versionId: version.id, ...divided(version, said.answers) },
    },
  )
  return goOn(c, hands, 'pytania')
}

async function goOn(c: HttpContext, hands: Hands, step: Step) {
  const steps = stepsOf((await askedOfProjects(c.get('context'), hands.process)) !== null)
  const next = steps[steps.indexOf(step) + 1]
  // Who mends one thing of a project already sent returns to it.
  return seeOther(
    c,
    hands.path(next && !hands.project.submittedAt ? `/${next}` : ''),
    hands.project.submittedAt ? 'budgets.flash.kept' : undefined,
  )
}

async function stepPage(
  c: HttpContext,
  hands: Hands,
  step: Step,
  given: Form | null,
  status = 200,
  said: ReadWithin | null = null,
) {
  const context = c.get('context')
  const version = await askedOfProjects(context, hands.process)
  if (step === 'pytania') allow(version !== null)
  const { project, process } = hands
  const author = await authorOf(context.db, project.id)
  const spot = project.lon !== null && project.lat !== null ? { lon: project.lon, lat: project.lat } : null
  const typed = {
    ...project,
    ...author,
    isChild: author?.isChild ? 'tak' : '',
    supporters: project.supporters ? String(project.supporters) : '',
    yearly: project.yearlyGrosze ? amountTyped(project.yearlyGrosze) : '',
    poolId: project.poolId ?? '',
    ...typedLines(await linesOf(context.db, project.id)),
  }
  const kept = version && step === 'pytania' && (await allAnswersOf(context.db, [project.id])).get(project.id)
  const answered = version && kept ? typedFrom(version.definition, kept.answers) : {}
  const values = Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, typeof value === 'string' ? value : '']),
  )
  const files = async (kind: string) =>
    (await filesOf(context.db, { kind, id: project.id })).map((file) => ({
      name: file.name,
      href: file.href,
      type: file.typeName,
      size: formatSize(file.size, context.locale),
    }))
  return page(
    c,
    <StepPage
      {...hands}
      step={step}
      form={given ?? emptyForm({ ...values, ...answered })}
      asked={version && { version, found: said?.found ?? {} }}
      pools={await poolsOf(context.db, process.id)}
      unit={await unitByCode(context.db, process.unitCode)}
      spot={spot}
      files={{ open: await files(PUBLIC_FILES), closed: await files(PRIVATE_FILES) }}
    />,
    status,
  )
}

async function spotOf(c: HttpContext, process: Process, spot: string): Promise<Point | null> {
  if (!spot) return null
  const unit = await unitByCode(c.get('context').db, process.unitCode)
  const [x = Number.NaN, y = Number.NaN] = spot.split(',').map(Number)
  const point = unit && pointOnPicture(unit, x, y)
  return point && isNear(point, process.unitCode) ? roundPoint(point) : null
}
