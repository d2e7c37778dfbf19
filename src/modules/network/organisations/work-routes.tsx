import { Hono } from 'hono'
import { z } from 'zod'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import type { Needs } from '../needs.ts'
import { mayEditOrganisation, mayRunNetwork } from '../rules.ts'
import { closeOrganisation, createOrganisation, editOrganisation, reopenOrganisation, setLogo } from './actions.ts'
import { inputOf, OrganisationForm, placeMeant, valuesOf } from './forms.ts'
import { workPath } from './pages.tsx'
import { listOrganisations, unitsOf } from './routes.tsx'
import { isOpen, type Organisation } from './rules.ts'
import { organisationById } from './store.ts'
import {
  ADMINISTRATION,
  AdministrationListPage,
  CloseOrganisationPage,
  EditOrganisationPage,
  NewOrganisationPage,
} from './work-pages.tsx'

const ROWS = 50

/** Bringing organisations in and letting them go, for those who run the network. */
export function administrationRoutes({ desk }: Pick<Needs, 'desk'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(ADMINISTRATION, async (c) => {
    allow(mayRunNetwork(c.get('context').actor))
    const { unit: _, ...listed } = await listOrganisations(c, ROWS, true)
    return page(c, <AdministrationListPage desk={await desk(c)} {...listed} />)
  })

  routes.get(`${ADMINISTRATION}/nowa`, async (c) => {
    allow(mayRunNetwork(c.get('context').actor))
    return page(c, <NewOrganisationPage desk={await desk(c)} form={emptyForm()} choices={[]} />)
  })

  routes.post(ADMINISTRATION, async (c) => {
    const context = c.get('context')
    allow(mayRunNetwork(context.actor))
    const { form, choices, input } = await readOrganisation(c)
    if (!input) return page(c, <NewOrganisationPage desk={await desk(c)} form={form} choices={choices} />, 422)
    const organisation = await createOrganisation(context, input)
    return seeOther(c, workPath(organisation.id, '/zespol'), 'network.done.created')
  })

  routes.get(`${ADMINISTRATION}/:id/zamkniecie`, async (c) => {
    allow(mayRunNetwork(c.get('context').actor))
    return page(c, <CloseOrganisationPage organisation={await organisationAt(c)} />)
  })

  routes.post(`${ADMINISTRATION}/:id/zamkniecie`, async (c) => {
    await closeOrganisation(c.get('context'), await organisationAt(c))
    return seeOther(c, ADMINISTRATION, 'network.done.closed')
  })

  routes.post(`${ADMINISTRATION}/:id/otwarcie`, async (c) => {
    await reopenOrganisation(c.get('context'), await organisationAt(c))
    return seeOther(c, ADMINISTRATION, 'network.done.reopened')
  })

  return routes
}

/** What a team says about its organisation. */
export function detailsRoutes({ teamDesk }: Pick<Needs, 'teamDesk'>): App {
  const routes: App = new Hono<AppEnv>()
  const details = workPath(':id', '/dane')

  routes.get(details, async (c) => {
    const organisation = await editableAt(c)
    const units = await unitsOf(c, [organisation.unitCode])
    const t = c.get('context').house.texts.in(c.get('locale'))
    const form = emptyForm(valuesOf(organisation, units.get(organisation.unitCode ?? '') ?? null, t))
    return detailsPage(c, organisation, { form })
  })

  routes.post(details, async (c) => {
    const organisation = await editableAt(c)
    const { form, choices, input } = await readOrganisation(c)
    if (!input) return detailsPage(c, organisation, { form, choices }, 422)
    await editOrganisation(c.get('context'), organisation, input)
    return seeOther(c, workPath(organisation.id, '/dane'), 'network.done.saved')
  })

  routes.post(`${details}/logo`, async (c) => {
    const organisation = await editableAt(c)
    const logoForm = await readLogo(c, (file) => setLogo(c.get('context'), organisation, file))
    if (logoForm.ok) return seeOther(c, workPath(organisation.id, '/dane'), 'network.done.logo')
    const units = await unitsOf(c, [organisation.unitCode])
    const t = c.get('context').house.texts.in(c.get('locale'))
    const form = emptyForm(valuesOf(organisation, units.get(organisation.unitCode ?? '') ?? null, t))
    return detailsPage(c, organisation, { form, logoForm }, 422)
  })

  routes.post(`${details}/logo/usuniecie`, async (c) => {
    const organisation = await editableAt(c)
    await setLogo(c.get('context'), organisation, null)
    return seeOther(c, workPath(organisation.id, '/dane'), 'network.done.logo-removed')
  })

  interface Shown {
    form: Form
    choices?: Awaited<ReturnType<typeof readOrganisation>>['choices']
    logoForm?: Form
  }

  async function detailsPage(c: HttpContext, organisation: Organisation, shown: Shown, status = 200) {
    const { form, choices = [], logoForm = emptyForm() } = shown
    const props = { desk: await teamDesk(c, organisation), organisation, form, choices, logoForm }
    return page(c, <EditOrganisationPage {...props} />, status)
  }

  return routes
}

const LogoUpload = z.object({})

/** Reads an uploaded logo and hands it on; what cannot be a logo comes back as a problem of the form. */
export async function readLogo(c: HttpContext, keep: (file: Form['files'][number]) => Promise<void>): Promise<Form> {
  const form = await readForm(c, LogoUpload, { files: 1, size: 10_000_000 })
  const [file] = form.files
  if (!file) return withProblem(c, form, 'logo', 'network.logo.choose')
  try {
    await keep(file)
    return form
  } catch (problem) {
    if (!(problem instanceof UnreadableFile)) throw problem
    return withProblem(c, form, 'logo', 'network.logo.wrong')
  }
}

async function readOrganisation(c: HttpContext) {
  const context = c.get('context')
  const form = await readForm(c, OrganisationForm)
  if (!form.ok) return { form, choices: [], input: null }
  const meant = await placeMeant(context.db, form.value, context.house.texts.in(c.get('locale')))
  if (meant.ok) return { form, choices: [], input: inputOf(form.value, meant.unitCode) }
  const { field, text } = meant.problem
  return { form: withProblem(c, form, field, text), choices: meant.choices, input: null }
}

const organisationAt = async (c: HttpContext) =>
  found(await organisationById(c.get('context').db, c.req.param('id') ?? ''))

async function editableAt(c: HttpContext): Promise<Organisation> {
  const organisation = await organisationAt(c)
  allow(mayEditOrganisation(c.get('context').actor, organisation.id) && isOpen(organisation))
  return organisation
}
