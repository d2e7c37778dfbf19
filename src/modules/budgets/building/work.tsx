import { Hono } from 'hono'
import { found, refuse } from '../../../platform/errors.ts'
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
import { newId } from '../../../platform/ids.ts'
import { formatDate, formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  DateField,
  EmptyState,
  FileField,
  Form as FormBlock,
  Hidden,
  Link,
  Notice,
  NumberField,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { keepFile } from '../../media/index.ts'
import { mayEditProcess, workPathOf } from '../../processes/index.ts'
import type { BudgetsPorts } from '../ports.ts'
import { surroundingsOf } from '../projects/around.ts'
import type { Project } from '../projects/rules.ts'
import { projectById, projectsOf } from '../projects/store.ts'
import { BuildingForm } from '../work/forms.ts'
import { type Frame, framed, Work } from '../work/frame.tsx'
import { addWork, WORK_FILES } from './actions.ts'
import { builtOf, isBuilt } from './built.ts'
import { type Work as Entry, WORK_KINDS } from './store.ts'

/** Entries of building, project by project. */
export function openBuildingWork(ports: BudgetsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/realizacja', async (c) => {
    const { frame, ...at } = await framed(c, mayEditProcess)
    const around = await surroundingsOf(c.get('context'), at)
    const rows = (await projectsOf(c.get('context').db, at.process.id))
      .filter(({ id }) => around.rows.get(id)?.won)
      .map((project) => ({ project, last: around.works.get(project.id)?.[0] ?? null }))
    return page(c, <ListPage {...{ frame, rows }} />)
  })

  routes.get('/:slug/realizacja/:id', async (c) => entry(c, ports, emptyForm()))

  routes.post('/:slug/realizacja/:id', async (c) => {
    const context = c.get('context')
    const { frame: _, ...at } = await framed(c, mayEditProcess)
    const project = found(await projectById(context.db, at.process.id, c.req.param('id')))
    const form = await readForm(c, BuildingForm, { files: 5 })
    if (!form.ok) return entry(c, ports, form, 422)
    const { cost, ...work } = form.value
    if ((work.kind === 'delayed' || work.kind === 'abandoned') && !work.body)
      return entry(c, ports, withProblem(c, form, 'body', 'budgets.form.why'), 422)
    const id = await addWork(context, at, project, { ...work, costGrosze: cost })
    for (const file of id ? form.files : [])
      await keepFile(context, file, {
        subject: { kind: WORK_FILES, id: id ?? '' },
        kinds: ['image'],
        visibility: 'public',
        alt: project.title,
      })
    return seeOther(c, `${workPathOf(at.process)}/realizacja`, 'budgets.flash.work')
  })

  routes.post('/:slug/realizacja/:id/praktyka', async (c) => {
    const context = c.get('context')
    const { frame: _, ...at } = await framed(c, mayEditProcess)
    const project = found(await projectById(context.db, at.process.id, c.req.param('id')))
    const { offerPractice } = ports
    if (!offerPractice) refuse('absent', 404)
    const path = await offerPractice(context, at.process, await builtOf(context, at, project))
    return seeOther(c, path, 'budgets.flash.practice')
  })

  return routes
}

async function entry(c: HttpContext, ports: BudgetsPorts, form: Form, status = 200) {
  const context = c.get('context')
  const { frame, ...at } = await framed(c, mayEditProcess)
  const project = found(await projectById(context.db, at.process.id, c.req.param('id') ?? ''))
  const works = (await surroundingsOf(context, at)).works.get(project.id) ?? []
  const shown = form.values.key
    ? form
    : emptyForm({
        ...form.values,
        key: newId(),
        happenedOn: context.now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate().toString(),
      })
  const offers = ports.offerPractice !== undefined && isBuilt(works)
  return page(c, <EntryPage {...{ frame, project, works, offers }} form={shown} />, status)
}

function ListPage({ frame, rows }: { frame: Frame; rows: { project: Project; last: Entry | null }[] }) {
  const { t, locale } = useView()
  return (
    <Work frame={frame} title={t('budgets.work.building')}>
      <Table
        caption={t('budgets.work.building')}
        captionHidden
        rows={rows}
        rowId={({ project }) => project.id}
        empty={<EmptyState title={t('budgets.building.none')}>{t('budgets.building.none.hint')}</EmptyState>}
        columns={[
          {
            label: t('budgets.project'),
            names: true,
            cell: ({ project }) => (
              <Link href={`${workPathOf(frame.process)}/realizacja/${project.id}`}>{project.title}</Link>
            ),
          },
          {
            label: t('budgets.stage'),
            cell: ({ last }) => (last ? <Tag>{t(`budgets.work-kind.${last.kind}`)}</Tag> : t('budgets.building.waits')),
          },
          { label: t('budgets.when'), cell: ({ last }) => (last ? formatDate(last.happenedOn, locale) : '') },
          {
            label: t('budgets.cost'),
            kind: 'number',
            cell: ({ last }) => (last?.costGrosze ? formatMoney(last.costGrosze, locale) : ''),
          },
        ]}
      />
    </Work>
  )
}

function EntryPage({
  frame,
  project,
  works,
  offers,
  form,
}: {
  frame: Frame
  project: Project
  works: Entry[]
  offers: boolean
  form: Form
}) {
  const { t, locale } = useView()
  return (
    <Work frame={frame} title={project.title} form={form}>
      {works.length > 0 && (
        <Section title={t('budgets.building')}>
          <ul>
            {works.map(({ id, kind, happenedOn, body }) => (
              <li key={id}>
                {formatDate(happenedOn, locale)}: {t(`budgets.work-kind.${kind}`)}. {body}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {offers && (
        <Notice kind="success" title={t('budgets.practice')}>
          <p>{t('budgets.practice.text')}</p>
          <ActButton action={`${workPathOf(frame.process)}/realizacja/${project.id}/praktyka`} icon="map">
            {t('budgets.practice.begin')}
          </ActButton>
        </Notice>
      )}
      <Section title={t('budgets.work-entry')}>
        <FormBlock action={`${workPathOf(frame.process)}/realizacja/${project.id}`} files>
          <Hidden name="key" value={String(form.values.key ?? '')} />
          <RadioGroup
            form={form}
            name="kind"
            label={t('budgets.work-entry.kind')}
            options={WORK_KINDS.map((value) => ({ value, label: t(`budgets.work-kind.${value}`) }))}
          />
          <DateField form={form} name="happenedOn" label={t('budgets.when')} />
          <TextArea
            form={form}
            name="body"
            label={t('budgets.work-entry.body')}
            hint={t('budgets.work-entry.body.hint')}
            rows={5}
            optional
          />
          <NumberField
            form={form}
            name="cost"
            label={t('budgets.work-entry.cost')}
            unit="zł"
            decimal
            width="medium"
            optional
          />
          <FileField
            form={form}
            name="pictures"
            label={t('budgets.work-entry.pictures')}
            accept="image/*"
            multiple
            optional
          />
          <SubmitButton>{t('budgets.work-entry.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </Work>
  )
}
