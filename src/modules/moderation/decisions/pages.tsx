import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  type Desk,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  QuestionPage,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Tag,
  type TagKind,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Moderated } from '../needs.ts'
import type { Report } from '../reports/store.ts'
import { dueAt, GROUNDS } from '../rules.ts'
import type { Decision } from './store.ts'

const STATES: Record<Moderated['state'], TagKind> = {
  public: 'open',
  waiting: 'soon',
  hidden: 'closed',
  gone: 'neutral',
}

interface ReportWorkProps {
  desk: Desk
  home: string
  report: Report
  thing: Moderated | null
  /** What was decided about the same thing before, and by whom. */
  history: { decision: Decision; by: string }[]
  form: Form
}

/** One report: who says what about which thing, and the decision. */
export function ReportWorkPage({ desk, home, report, thing, history, form }: ReportWorkProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('moderation.work.report', { reference: report.reference })}
      caption={<Link href={home}>{t('moderation.desk.title')}</Link>}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
    >
      <KeyValues
        items={[
          { label: t('moderation.work.address'), value: <Link href={report.url}>{report.url}</Link> },
          { label: t('moderation.log.ground'), value: t(`moderation.ground.${report.ground}`) },
          { label: t('moderation.work.explanation'), value: <Paragraphs text={report.explanation} /> },
          {
            label: t('moderation.form.who'),
            value: report.reporterName
              ? `${report.reporterName}, ${report.reporterEmail ?? ''}`
              : t('moderation.work.unnamed'),
          },
          { label: t('moderation.work.reported'), value: formatDateTime(report.reportedAt, locale) },
          { label: t('moderation.work.due'), value: report.closedAt ? null : formatDateTime(dueAt(report), locale) },
        ]}
      />
      <ThingText thing={thing} />
      <History history={history} />
      {report.closedAt ? (
        <Notice kind="success">
          <p>{t('moderation.work.closed', { date: formatDate(report.closedAt, locale) })}</p>
        </Notice>
      ) : (
        <Section title={t('moderation.work.decision')}>
          <FormBlock action={`/moderacja/zgloszenia/${report.id}/decyzja`} draft={`moderacja-${report.id}`}>
            <RadioGroup
              form={form}
              name="action"
              label={t('moderation.form.action')}
              options={[
                {
                  value: 'hidden',
                  label: t('moderation.form.action.hidden'),
                  hint: t(thing ? 'moderation.form.action.hidden.hint' : 'moderation.form.action.hidden.by-hand'),
                },
                { value: 'kept', label: t('moderation.form.action.kept'), hint: t('moderation.form.action.kept.hint') },
              ]}
            />
            <GroundField form={form} />
            <ReasonField form={form} />
            <SubmitButton>{t('moderation.work.decide')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </WorkspacePage>
  )
}

interface HidingProps {
  thing: Moderated
  form: Form
}

/** A moderator hides what they saw by themselves. */
export function HidingPage({ thing, form }: HidingProps) {
  const { t } = useView()
  const what = thing.label(t)
  return (
    <QuestionPage
      title={t('moderation.hiding.title', { what })}
      back={{ label: what, href: thing.path }}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
      unlisted
    >
      <p>{t('moderation.hiding.lead')}</p>
      <ThingText thing={thing} />
      <FormBlock action={`/moderacja/${thing.kind}/${thing.id}/ukrycie`} draft={`ukrycie-${thing.id}`}>
        <GroundField form={form} />
        <ReasonField form={form} />
        <SubmitButton variant="danger" icon="eye-off">
          {t('moderation.hiding.button')}
        </SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** Taking a hiding back. */
export function RestoringPage({ thing, form, home }: HidingProps & { home: string }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('moderation.restoring.title', { what: thing.label(t) })}
      back={{ label: t('moderation.desk.title'), href: home }}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
      unlisted
    >
      <p>{t('moderation.restoring.lead')}</p>
      <ThingText thing={thing} />
      <FormBlock action={`/moderacja/${thing.kind}/${thing.id}/przywrocenie`} draft={`przywrocenie-${thing.id}`}>
        <ReasonField form={form} />
        <SubmitButton icon="eye">{t('moderation.restoring.button')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function GroundField({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <SelectField
      form={form}
      name="ground"
      label={t('moderation.form.hiding-ground')}
      hint={t('moderation.form.hiding-ground.hint')}
      empty={t('moderation.form.choose')}
      options={GROUNDS.map((value) => ({ value, label: t(`moderation.ground.${value}`) }))}
    />
  )
}

export function ReasonField({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <TextArea
      form={form}
      name="reason"
      label={t('moderation.form.reason')}
      hint={t('moderation.form.reason.hint')}
      rows={5}
      limit={5000}
    />
  )
}

/** The thing as its moderator reads it; a page no module knows is only an address. */
export function ThingText({ thing }: { thing: Moderated | null }) {
  const { t, locale } = useView()
  if (!thing)
    return (
      <Notice>
        <p>{t('moderation.work.page')}</p>
      </Notice>
    )
  return (
    <Section
      title={thing.label(t)}
      more={thing.state === 'public' && <Link href={thing.path}>{t('moderation.work.see')}</Link>}
    >
      <p>
        <Tag kind={STATES[thing.state]}>{t(`moderation.state.${thing.state}`)}</Tag> {formatDate(thing.givenAt, locale)}
      </p>
      <blockquote>
        <Paragraphs text={thing.text} />
      </blockquote>
    </Section>
  )
}

export function History({ history }: Pick<ReportWorkProps, 'history'>) {
  const { t, locale } = useView()
  if (history.length === 0) return null
  return (
    <Section title={t('moderation.work.history')}>
      <KeyValues
        items={history.map(({ decision, by }) => ({
          label: `${formatDateTime(decision.decidedAt, locale)}: ${t(`moderation.action.${decision.action}`)}`,
          value: `${t(`moderation.ground.${decision.ground}`)}. ${decision.reason} (${by})`,
        }))}
      />
    </Section>
  )
}

export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n+/).map((line, index) => (
      <p key={index}>{line}</p>
    ))}
  </>
)
