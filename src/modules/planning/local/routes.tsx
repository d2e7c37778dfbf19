import { Hono } from 'hono'
import { z } from 'zod'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  line,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import {
  Form as FormBlock,
  NumberField,
  RadioGroup,
  SubmitButton,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { type Organisation, organisationById } from '../../network/index.ts'
import { changeOfficeRules } from '../plans/actions.ts'
import { mayPlan, type OfficeRules } from '../plans/rules.ts'
import { officeRulesOf } from '../plans/store.ts'
import type { PlanningPorts } from '../ports.ts'

const numberUpTo = (most: number) =>
  z
    .literal('')
    .or(
      z
        .string()
        .regex(/^\d+$/, 'planning.problem.number')
        .transform(Number)
        .pipe(z.number().min(1, 'planning.problem.number').max(most, 'planning.problem.number')),
    )
    .default('')
    .transform((value) => value || null)

/** What the office's own resolution on consultations asks for; a field left empty is a limit it does not set. */
const OfficeRulesForm = z
  .object({
    resolution: line(300).pipe(z.string().min(1, 'http.form.needed')),
    days: numberUpTo(365),
    forms: numberUpTo(13),
    daysAhead: numberUpTo(90),
    reportDays: numberUpTo(365),
    requestPeople: numberUpTo(100_000),
    requestDays: numberUpTo(365),
    requestBy: z.enum(['email', 'declared']).catch('email').default('email'),
  })
  .refine(({ requestPeople, requestDays }) => requestPeople === null || requestDays !== null, {
    path: ['requestDays'],
    message: 'planning.local.request-days-needed',
  })

/** `/praca/organizacje/:id/zasady-konsultacji`: the office's own limits, which join those of acts. */
export function openLocalRules(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/praca/organizacje/:id/zasady-konsultacji', async (c) => {
    const organisation = await own(c)
    const rules = await officeRulesOf(c.get('context').db, organisation.id)
    return page(
      c,
      <RulesPage desk={ports.teamDesk(c, organisation)} organisation={organisation} form={emptyForm(typed(rules))} />,
    )
  })

  routes.post('/praca/organizacje/:id/zasady-konsultacji', async (c) => {
    const organisation = await own(c)
    const form = await readForm(c, OfficeRulesForm)
    if (!form.ok)
      return page(c, <RulesPage desk={ports.teamDesk(c, organisation)} organisation={organisation} form={form} />, 422)
    await changeOfficeRules(c.get('context'), organisation.id, form.value)
    return seeOther(c, `/praca/organizacje/${organisation.id}/zasady-konsultacji`, 'planning.flash.saved')
  })

  return routes
}

async function own(c: HttpContext): Promise<Organisation> {
  const { actor, db } = c.get('context')
  const id = c.req.param('id') ?? ''
  const organisation = found(isId(id) ? await organisationById(db, id) : null)
  allow(mayPlan(actor, organisation.id))
  return organisation
}

const typed = (rules: OfficeRules | null): Record<string, string> =>
  rules ? Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, String(value ?? '')])) : {}

interface RulesPageProps {
  desk: ReturnType<PlanningPorts['desk']>
  organisation: Organisation
  form: Form
}

function RulesPage({ desk, organisation, form }: RulesPageProps) {
  const { t } = useView()
  const field = (name: string, unit: string) => (
    <NumberField
      form={form}
      name={name}
      label={t(`planning.local.${name}`)}
      hint={t(`planning.local.${name}.hint`)}
      unit={t(`planning.local.unit.${unit}`)}
      optional
    />
  )
  return (
    <WorkspacePage title={t('planning.local.title')} owner={desk.owner} navigation={desk.navigation} form={form}>
      <p>{t('planning.local.lead')}</p>
      <FormBlock action={`/praca/organizacje/${organisation.id}/zasady-konsultacji`}>
        <TextField
          form={form}
          name="resolution"
          label={t('planning.local.resolution')}
          hint={t('planning.local.resolution.hint')}
        />
        {field('days', 'days')}
        {field('forms', 'forms')}
        {field('daysAhead', 'days')}
        {field('reportDays', 'days')}
        {field('requestPeople', 'people')}
        {field('requestDays', 'days')}
        <RadioGroup
          form={form}
          name="requestBy"
          label={t('planning.local.requestBy')}
          options={[
            { value: 'email', label: t('planning.local.requestBy.email') },
            { value: 'declared', label: t('planning.local.requestBy.declared') },
          ]}
          optional
        />
        <SubmitButton>{t('planning.save')}</SubmitButton>
      </FormBlock>
    </WorkspacePage>
  )
}
