import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Card,
  CardGrid,
  Checkbox,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Meta,
  QuestionPage,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import { Work, type WorkFrame } from '../work/frame.tsx'
import type { Template } from './store.ts'

export const TEMPLATES = '/praca/planowanie/szablony'

interface TemplatesProps {
  desk: Desk
  templates: Template[]
  organisations: ReadonlyMap<string, Organisation>
  /** Organisations in whose teams the reader plans. */
  mine: string[]
}

/** Templates of one's own teams, and those the network shares. */
export function TemplatesPage({ desk, templates, organisations, mine }: TemplatesProps) {
  const { t } = useView()
  return (
    <WorkspacePage title={t('planning.templates')} owner={desk.owner} navigation={desk.navigation}>
      <p>{t('planning.templates.lead')}</p>
      {templates.length === 0 ? (
        <EmptyState title={t('planning.templates.empty')}>{t('planning.templates.empty-hint')}</EmptyState>
      ) : (
        <CardGrid>
          {templates.map((template) => (
            <Card
              key={template.id}
              title={template.title}
              level={2}
              tag={{
                kind: template.shared ? 'open' : 'draft',
                children: t(template.shared ? 'planning.templates.shared' : 'planning.templates.own'),
              }}
              meta={t('planning.templates.by', { name: organisations.get(template.organisationId)?.name ?? '' })}
              footer={
                <Actions>
                  <ButtonLink href={`${TEMPLATES}/${template.id}`} variant="secondary">
                    {t('planning.templates.use')}
                  </ButtonLink>
                  {mine.includes(template.organisationId) && (
                    <ActButton action={`${TEMPLATES}/${template.id}/usuniecie`} variant="quiet" icon="trash-2">
                      {t('planning.remove')}
                    </ActButton>
                  )}
                </Actions>
              }
            >
              {template.description && <p>{template.description}</p>}
              <Meta>
                {[
                  t(`planning.matter.${template.shape.matter}`),
                  t('planning.templates.days', { count: template.shape.days }),
                  template.shape.forms.map(({ form }) => t(`planning.form.${form}`)).join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Meta>
            </Card>
          ))}
        </CardGrid>
      )}
    </WorkspacePage>
  )
}

/** For which team the plan is begun. */
export function UseTemplatePage({
  template,
  form,
  organisations,
  author,
}: {
  template: Template
  form: Form
  organisations: Organisation[]
  author: string
}) {
  const { t } = useView()
  const [only] = organisations
  return (
    <QuestionPage
      title={t('planning.templates.use-title', { title: template.title })}
      form={form}
      back={{ label: t('planning.templates'), href: TEMPLATES }}
      unlisted
    >
      <p>{t('planning.templates.credit', { name: author })}</p>
      <p>{t('planning.templates.use-lead')}</p>
      <FormBlock action={`${TEMPLATES}/${template.id}`}>
        {organisations.length === 1 && only ? (
          <Hidden name="organisationId" value={only.id} />
        ) : (
          <RadioGroup
            form={form}
            name="organisationId"
            label={t('planning.organisation')}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SubmitButton>{t('planning.templates.begin')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** Saving the plan of a consultation as a template. */
export function SaveTemplatePage({ frame, form }: { frame: WorkFrame; form: Form }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('planning.templates.save')} form={form}>
      <p>{t('planning.templates.save-lead')}</p>
      <FormBlock action={`/praca/konsultacje/${frame.process.slug}/plan/szablon`}>
        <TextField form={form} name="title" label={t('planning.templates.title')} />
        <TextArea
          form={form}
          name="description"
          label={t('planning.templates.description')}
          hint={t('planning.templates.description.hint')}
          rows={3}
          optional
        />
        <Checkbox
          form={form}
          name="shared"
          label={t('planning.templates.share')}
          hint={t('planning.templates.share.hint')}
          optional
        />
        <SubmitButton>{t('planning.templates.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}
