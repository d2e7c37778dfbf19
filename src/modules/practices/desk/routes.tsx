import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
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
import {
  CheckboxGroup,
  type Desk,
  Form as FormBlock,
  type FormState,
  Link,
  Notice,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Unit } from '../../places/index.ts'
import { acceptPractice, mayCheck, returnPractice } from '../checking.ts'
import { type Change, changesBetween } from '../differences.ts'
import { CheckForm } from '../forms.ts'
import type { PracticesPorts } from '../ports.ts'
import { Changes } from '../reading/pages.tsx'
import { latestRevision, type Revision, shownRevision } from '../revisions-store.ts'
import { CHECKLIST, CHECKS_NEEDED, DESK, mayEditMap, type Practice, pathOf } from '../rules.ts'
import { practiceById } from '../store.ts'
import { ContentView } from '../writing/content-view.tsx'
import { alikeTo, unitsOf } from '../writing/input.ts'
import { waitingPractices } from './store.ts'

/** The editors' desk: what waits, and checking one. */
export function deskRoutes(ports: PracticesPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(DESK, async (c) => {
    allow(mayEditMap(c.get('context').actor))
    const practices = await waitingPractices(c.get('context').db, 100)
    return page(c, <WaitingPage desk={ports.desk(c)} practices={practices} />)
  })

  routes.get(`${DESK}/:id`, async (c) => checking(c, ports, emptyForm()))

  routes.post(`${DESK}/:id`, async (c) => {
    const context = c.get('context')
    const practice = await waitingAt(c)
    const form = await readForm(c, CheckForm)
    if (!form.ok) return checking(c, ports, form, 422)
    const { outcome, checklist, reason } = form.value
    if (outcome === 'returned' && reason.length < 5)
      return checking(c, ports, withProblem(c, form, 'reason', 'practices.problem.reason'), 422)
    if (outcome === 'accepted' && !CHECKS_NEEDED.every((point) => checklist.includes(point)))
      return checking(c, ports, withProblem(c, form, 'checklist', 'practices.problem.unchecked'), 422)
    if (outcome === 'accepted') await acceptPractice(context, ports.people, practice, checklist, reason)
    else await returnPractice(context, ports.people, practice, checklist, reason)
    return seeOther(c, DESK, `practices.done.${outcome}`)
  })

  return routes
}

async function waitingAt(c: HttpContext): Promise<Practice> {
  allow(mayEditMap(c.get('context').actor))
  return found(await practiceById(c.get('context').db, c.req.param('id') ?? ''))
}

async function checking(c: HttpContext, ports: PracticesPorts, form: Form, status = 200) {
  const context = c.get('context')
  const practice = await waitingAt(c)
  const revision = found(await latestRevision(context.db, practice.id))
  return page(
    c,
    <CheckPage desk={ports.desk(c)} form={form} {...(await checkProps(context, practice, revision))} />,
    status,
  )
}

async function checkProps(context: Context, practice: Practice, revision: Revision) {
  const shown = await shownRevision(context.db, practice.id)
  return {
    practice,
    revision,
    waits: revision.submittedAt !== null && revision.settledAt === null,
    mayCheck: mayCheck(context, revision),
    units: await unitsOf(context, revision.content),
    alike: await alikeTo(context, revision.content, practice.id),
    changes: shown && shown.id !== revision.id ? changesBetween(shown.content, revision.content) : null,
  }
}

function WaitingPage({ desk, practices }: { desk: Desk; practices: Practice[] }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('practices.desk.title')}
      actions={<Link href={`${DESK}/importy`}>{t('practices.import.title')}</Link>}
    >
      <Table
        caption={t('practices.desk.waiting')}
        rows={practices}
        rowId={({ id }) => id}
        empty={<p>{t('practices.desk.none')}</p>}
        columns={[
          {
            label: t('practices.column.tytul'),
            cell: (practice) => <Link href={`${DESK}/${practice.id}`}>{practice.title}</Link>,
            names: true,
          },
          { label: t('practices.field.tool'), cell: ({ tool }) => t(`practices.tool.${tool}`) },
          {
            label: t('practices.desk.kind'),
            cell: ({ publishedAt }) => t(publishedAt ? 'practices.desk.change' : 'practices.desk.new'),
          },
        ]}
      />
    </WorkspacePage>
  )
}

interface CheckPageProps {
  desk: Desk
  form: FormState
  practice: Practice
  revision: Revision
  waits: boolean
  mayCheck: boolean
  units: Unit[]
  alike: Practice[]
  changes: Change[] | null
}

function CheckPage({ desk, form, practice, revision, waits, mayCheck, units, alike, changes }: CheckPageProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      form={form}
      title={practice.title}
      crumbs={[{ label: t('practices.desk.title'), href: DESK }]}
    >
      {revision.note && <p>{revision.note}</p>}
      {alike.length > 0 && (
        <Notice kind="warning" title={t('practices.alike.title')}>
          <ul>
            {alike.map((other) => (
              <li key={other.id}>
                <Link href={pathOf(other)}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {changes && (
        <Section title={t('practices.desk.changes')}>
          <Changes changes={changes} />
        </Section>
      )}
      <ContentView content={revision.content} units={units} />
      {!waits && <Notice>{<p>{t('practices.desk.not-waiting')}</p>}</Notice>}
      {waits && !mayCheck && <Notice>{<p>{t('refusal.practice-own')}</p>}</Notice>}
      {waits && mayCheck && (
        <Section title={t('practices.desk.check')}>
          <FormBlock action={`${DESK}/${practice.id}`}>
            <CheckboxGroup
              form={form}
              name="checklist"
              label={t('practices.desk.checklist')}
              hint={t('practices.desk.checklist-hint')}
              options={CHECKLIST.map((value) => ({ value, label: t(`practices.check.${value}`) }))}
            />
            <TextArea
              form={form}
              name="reason"
              label={t('practices.desk.reason')}
              hint={t('practices.desk.reason-hint')}
              rows={4}
            />
            <RadioGroup
              form={form}
              name="outcome"
              label={t('practices.desk.outcome')}
              options={['accepted', 'returned'].map((value) => ({ value, label: t(`practices.desk.${value}`) }))}
            />
            <SubmitButton>{t('practices.desk.settle')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </WorkspacePage>
  )
}
