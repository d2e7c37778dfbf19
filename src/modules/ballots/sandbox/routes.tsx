import { createReadStream } from 'node:fs'
import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  requestSource,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { NotCountable } from '../counting/election.ts'
import { checkPb } from '../pabulib/check/index.ts'
import { PbNotCountable } from '../pabulib/election.ts'
import type { PbProblem } from '../pabulib/file.ts'
import { readPbStream } from '../pabulib/read.ts'
import { compareExample, compareRules } from './compare.ts'
import { exampleNamed } from './examples.ts'
import { OwnFileForm, SandboxQuery, type SandboxSettings, USUAL_VALUES } from './forms.ts'
import { OwnFilePage, OwnResultPage, SandboxPage } from './pages.tsx'

/** Larger than any Polish file known: 2.7 MB. */
const LARGEST_FILE = 5_000_000
/** Add1 on the largest known pools takes a second. */
const LONGEST_COUNT_MS = 20_000
/** Files of one address in ten minutes. */
const MOST_FILES = 20

/** Each takes a core; the rest of the portal needs one too. */
const MOST_AT_ONCE = 2
let counting = 0

/** "Piaskownica reguł": the same ballots counted by several rules, side by side. Nothing of it is kept. */
export function openSandboxRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/piaskownica-regul', async (c) => {
    const query = readQuery(c, SandboxQuery)
    const example = exampleNamed(query.plik)
    const comparison = await compareExample(example, query, AbortSignal.timeout(LONGEST_COUNT_MS))
    const form = emptyForm({ ...query, plik: example })
    return page(c, <SandboxPage form={form} example={example} comparison={comparison} />, 200, { cache: ['settings'] })
  })

  routes.get('/piaskownica-regul/plik', (c) => page(c, <OwnFilePage form={emptyForm(USUAL_VALUES)} />))

  routes.post('/piaskownica-regul/plik', async (c) => {
    const context = c.get('context')
    await throttle(context, { what: 'sandbox', whom: requestSource(c), most: MOST_FILES, seconds: 600 })
    const form = await readForm(c, OwnFileForm, { files: 1, size: LARGEST_FILE })
    const [upload] = form.files
    if (!upload) return page(c, <OwnFilePage form={withProblem(c, form, 'file', 'ballots.sandbox.file.needed')} />, 422)
    if (!form.ok) return page(c, <OwnFilePage form={form} />, 422)
    return countOwn(c, form, form.value, upload.path)
  })

  return routes
}

async function countOwn(c: HttpContext, form: Form, settings: SandboxSettings, path: string): Promise<Response> {
  if (counting >= MOST_AT_ONCE)
    return page(c, <OwnFilePage form={withProblem(c, form, 'file', 'ballots.sandbox.file.busy')} />, 503)
  counting++
  try {
    return await counted(c, form, settings, path)
  } finally {
    counting--
  }
}

async function counted(c: HttpContext, form: Form, settings: SandboxSettings, path: string): Promise<Response> {
  const { file, lines, problems } = await readPbStream(createReadStream(path))
  const wrong = (key: string, values?: Record<string, string | number>, found: PbProblem[] = problems) =>
    page(c, <OwnFilePage form={withProblem(c, form, 'file', key, values)} problems={found} />, 422)
  const signal = AbortSignal.timeout(LONGEST_COUNT_MS)
  try {
    const comparison = await compareRules(file, settings, signal)
    // Whether its result follows its rule is not asked: the file would be counted once more.
    const found = [...problems, ...checkPb(file, lines, { withoutResult: true })]
    return page(c, <OwnResultPage comparison={comparison} problems={found} settings={settings} />)
  } catch (error) {
    if (error instanceof PbNotCountable) return wrong(`ballots.pabulib.${error.word}`, error.values)
    if (error instanceof NotCountable) return wrong('ballots.sandbox.file.large-numbers')
    if (signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return wrong('ballots.sandbox.file.too-long')
    throw error
  }
}
