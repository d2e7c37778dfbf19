import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { type Work as LongWork, phaseOfWork } from '../../../platform/works/index.ts'
import {
  ButtonLink,
  Checkbox,
  DateTimeField,
  Details,
  FileField,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  Progress,
  RadioGroup,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import { pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import type { Report } from './rules.ts'

/** How far the version is; a person may leave and come back. */
export function MakingPage({ frame, work }: { frame: Frame; work: LongWork }) {
  const { t } = useView()
  const phase = phaseOfWork(work)
  const ended = phase === 'done' || phase === 'failed'
  const made = work.result as { version?: number } | null
  return (
    <Work frame={frame} title={t('consultations.report.making')} islands={ended ? [] : ['wiec-progress']}>
      {phase === 'failed' && (
        <Notice kind="problem">
          <p>{t(work.problem ?? 'works.broken')}</p>
        </Notice>
      )}
      {phase === 'done' && (
        <Notice kind="success" title={t('consultations.report.made-version', { version: made?.version ?? '' })}>
          <p>
            <ButtonLink href={`${pathOf(frame.process)}/raport?wersja=${made?.version ?? 1}`}>
              {t('consultations.report.look')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {!ended && (
        <Progress label={t('consultations.report.making-label')} done={work.done} of={work.total ?? undefined} />
      )}
      <p>
        <Link href={`${workPathOf(frame.process)}/raport`} icon="chevron-left">
          {t('consultations.report.to-work')}
        </Link>
      </p>
    </Work>
  )
}

/** The version somebody signed, attached beside the files made here. */
export function SignedPage({ frame, report, form }: { frame: Frame; report: Report; form: Form }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('consultations.report.sign', { version: report.version })} form={form}>
      <p>{t('consultations.report.sign-lead')}</p>
      <FormBlock action={`${workPathOf(frame.process)}/raport/wersje/${report.version}/podpisana`} files>
        <FileField
          form={form}
          name="file"
          label={t('consultations.report.signed-file')}
          hint={t('consultations.report.signed-file.hint')}
          accept=".pdf"
        />
        <SubmitButton icon="upload">{t('consultations.report.attach')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}

/** From when everybody reads it. */
export function PublishPage({
  frame,
  report,
  form,
  stale,
}: {
  frame: Frame
  report: Report
  form: Form
  stale: boolean
}) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  return (
    <Work frame={frame} title={t('consultations.report.publish-title', { version: report.version })} form={form}>
      {stale && (
        <Notice kind="warning">
          <p>{t('consultations.report.stale', { version: report.version })}</p>
        </Notice>
      )}
      <p>{t('consultations.report.publish-lead')}</p>
      {report.unreviewed > 0 && (
        <p>
          {t('consultations.report.unreviewed', { count: report.unreviewed })}{' '}
          <Link href={`${home}/dane-osobowe`}>{t('consultations.report.review')}</Link>
        </p>
      )}
      <FormBlock action={`${home}/wersje/${report.version}/publikacja`}>
        <RadioGroup
          form={form}
          name="kiedy"
          label={t('consultations.report.when')}
          options={[
            { value: 'teraz', label: t('consultations.report.when.now') },
            { value: 'pozniej', label: t('consultations.report.when.later') },
          ]}
        />
        <DateTimeField
          form={form}
          name="termin"
          label={t('consultations.report.moment')}
          hint={t('consultations.report.moment.hint', { now: formatDateTime(now, locale) })}
          optional
        />
        {report.version > 1 ? (
          <Checkbox
            form={form}
            name="powiadom"
            label={t('consultations.report.tell')}
            hint={t('consultations.report.tell.hint')}
          />
        ) : (
          <Meta>{t('consultations.report.all-told')}</Meta>
        )}
        <SubmitButton icon="megaphone">{t('consultations.report.publish')}</SubmitButton>
      </FormBlock>
      <Details summary={t('consultations.report.frozen')}>
        <p>{t('consultations.report.frozen-text')}</p>
      </Details>
    </Work>
  )
}
