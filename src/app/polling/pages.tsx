import { type Poll, pollPathOf, pollPhaseOf, pollWorkPathOf } from '../../modules/ballots/index.ts'
import { type Process, pathOf } from '../../modules/processes/index.ts'
import type { Form } from '../../platform/http/index.ts'
import {
  ActButton,
  EmptyState,
  Form as FormBlock,
  Link,
  Notice,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
  type WorkspaceItem,
  WorkspacePage,
} from '../../ui/index.ts'
import { POLL_TAGS, pollingWorkPath } from './activity.tsx'

interface PollingProps {
  frame: { owner: string; navigation: WorkspaceItem[]; process: Process }
  polls: Poll[]
  /** Those that may still be made part of the process. */
  free: Poll[]
  mayRun: boolean
  now: Temporal.Instant
  attach: Form
  ballot: Form
}

/** Polls of a process: what each result means, a new one in its simplest shape, and one prepared elsewhere. */
export function PollingPage({ frame, polls, free, mayRun, now, attach, ballot }: PollingProps) {
  const { t } = useView()
  const { process } = frame
  const home = pollingWorkPath(process)
  return (
    <WorkspacePage
      title={t('app.polling.polls')}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(process)}>{process.title}</Link>}
      form={attach.problems.length > 0 ? attach : ballot}
    >
      <p>{t('app.polling.what')}</p>
      {process.announcedAt && (
        <Notice>
          <p>{t('app.polling.announced')}</p>
        </Notice>
      )}
      <Table
        caption={t('app.polling.polls')}
        captionHidden
        rows={polls}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('app.polling.none')} />}
        columns={[
          {
            label: t('app.polling.question'),
            names: true,
            cell: (poll) => {
              if (mayRun) return <Link href={pollWorkPathOf(poll)}>{poll.title}</Link>
              // A draft is nowhere to be read yet by those who do not run it.
              return poll.publishedAt ? <Link href={pollPathOf(poll)}>{poll.title}</Link> : poll.title
            },
          },
          {
            label: t('app.polling.stands'),
            cell: (poll) => {
              const phase = pollPhaseOf(poll, now)
              return <Tag kind={POLL_TAGS[phase]}>{t(`app.polling.phase.${phase}`)}</Tag>
            },
          },
          { label: t('app.polling.meaning'), cell: (poll) => t(`app.polling.short.${poll.bearing ?? 'advises'}`) },
          {
            label: t('app.polling.act'),
            cell: (poll) =>
              mayRun && ['draft', 'announced'].includes(pollPhaseOf(poll, now)) ? (
                <ActButton action={`${home}/${poll.id}/odlaczenie`}>{t('app.polling.detach')}</ActButton>
              ) : null,
          },
        ]}
      />
      {mayRun && (
        <Section title={t('app.polling.new')}>
          <p>{t('app.polling.new.text')}</p>
          <FormBlock action={`${home}/nowe`}>
            <TextField form={ballot} name="question" label={t('app.polling.question')} maxLength={200} />
            <TextArea
              form={ballot}
              name="options"
              label={t('app.polling.options')}
              hint={t('app.polling.options.hint')}
              rows={5}
            />
            <BearingField form={ballot} process={process} />
            <SubmitButton>{t('app.polling.prepare')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
      {mayRun && free.length > 0 && (
        <Section title={t('app.polling.attach')}>
          <FormBlock action={`${home}/dolaczenie`} id="dolacz">
            <SelectField
              form={attach}
              name="poll"
              label={t('app.polling.which')}
              options={free.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <SubmitButton variant="secondary" name="bearing" value="advises">
              {t('app.polling.attach.advises')}
            </SubmitButton>
            {!process.announcedAt && (
              <SubmitButton variant="secondary" name="bearing" value="decides">
                {t('app.polling.attach.decides')}
              </SubmitButton>
            )}
          </FormBlock>
        </Section>
      )}
    </WorkspacePage>
  )
}

/** After the announcement a poll can only advise. */
function BearingField({ form, process }: { form: Form; process: Process }) {
  const { t } = useView()
  const open = process.announcedAt ? (['advises'] as const) : (['advises', 'decides'] as const)
  return (
    <RadioGroup
      form={form}
      name="bearing"
      label={t('app.polling.meaning')}
      options={open.map((value) => ({ value, label: t(`app.polling.bearing.${value}`) }))}
    />
  )
}
