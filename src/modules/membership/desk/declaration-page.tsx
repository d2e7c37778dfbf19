import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatShortDate } from '../../../platform/texts/index.ts'
import {
  Checkbox,
  DateField,
  type Desk,
  Details,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import type { CompletionDone } from '../declarations/completions-store.ts'
import type { Fact } from '../declarations/facts.ts'
import { TAGS } from '../declarations/own-pages.tsx'
import { type Declaration, isOpen, type Lack, memberNameOf, stateOf } from '../declarations/rules.ts'
import type { Member } from '../members/rules.ts'
import { DESK, deskPath, memberDeskPath } from '../paths.ts'

export interface DeclarationPageProps {
  desk: Desk
  declaration: Declaration
  form: Form
  facts: Fact[]
  lacks: Lack[]
  duplicates: Member[]
  file: FileFound | null
  completions: CompletionDone[]
  textNumber: number
  decidedBy: string
}

/** One declaration: whether it is complete, whether we have this member already, what it says; then the decision. */
export function DeclarationPage(props: DeclarationPageProps) {
  const { t, locale } = useView()
  const { desk, declaration, form, facts, lacks, duplicates, file, completions } = props
  const state = stateOf(declaration)
  const open = isOpen(declaration)
  return (
    <WorkspacePage
      {...desk}
      title={memberNameOf(declaration)}
      caption={t('membership.desk.caption', { reference: declaration.reference })}
      form={form}
      islands={['wiec-draft']}
      crumbs={[{ label: t('membership.desk.title'), href: DESK }]}
    >
      <p>
        <Tag kind={TAGS[state]}>{t(`membership.state.${state}`)}</Tag>{' '}
        {t('membership.desk.received', {
          date: formatDate(declaration.receivedOn, locale),
          kind: t(`membership.kind.${declaration.kind}`),
        })}
      </p>
      {open && <Check lacks={lacks} duplicates={duplicates} />}
      {declaration.decision && <Decided {...props} decision={declaration.decision} />}
      <Section title={t('membership.desk.content')}>
        <KeyValues items={facts} />
        <ul>
          <li>
            <Link href={deskPath(declaration, '/deklaracja.pdf')} icon="download">
              {t('membership.desk.pdf', { number: props.textNumber })}
            </Link>
          </li>
          {file && (
            <li>
              <Link href={`/pliki/${file.id}/${encodeURIComponent(file.name)}`} icon="file-text">
                {t('membership.desk.file', { name: file.name })}
              </Link>
            </li>
          )}
        </ul>
      </Section>
      {completions.length > 0 && (
        <Section title={t('membership.desk.completions')}>
          <Table
            caption={t('membership.desk.completions')}
            captionHidden
            rows={completions}
            rowId={({ id }) => id}
            columns={[
              { label: t('membership.desk.asked'), cell: ({ asked }) => asked },
              { label: t('membership.desk.asked-on'), cell: ({ askedAt }) => formatShortDate(askedAt, locale) },
              {
                label: t('membership.desk.reminded'),
                cell: ({ remindedAt }) => (remindedAt ? formatShortDate(remindedAt, locale) : t('membership.desk.no')),
              },
              {
                label: t('membership.desk.answered'),
                cell: ({ answeredAt, answer }) =>
                  answeredAt ? `${formatShortDate(answeredAt, locale)}. ${answer}` : t('membership.desk.waits'),
              },
            ]}
          />
        </Section>
      )}
      {open && <Decide declaration={declaration} form={form} lacks={lacks} />}
    </WorkspacePage>
  )
}

function Check({ lacks, duplicates }: { lacks: Lack[]; duplicates: Member[] }) {
  const { t } = useView()
  return (
    <>
      {lacks.length === 0 ? (
        <Notice kind="success" title={t('membership.check.complete')} />
      ) : (
        <Notice kind="warning" title={t('membership.check.lacks', { count: lacks.length })}>
          <ul>
            {lacks.map((lack) => (
              <li key={lack}>{t(`membership.lacks.${lack}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {duplicates.length > 0 && (
        <Notice kind="warning" title={t('membership.check.duplicates', { count: duplicates.length })}>
          <p>{t('membership.check.duplicates.text')}</p>
          <ul>
            {duplicates.map((member) => (
              <li key={member.id}>
                <Link href={memberDeskPath(member)}>
                  {t('membership.check.duplicate', { name: member.name, number: member.number })}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function Decided({ decision, decidedBy }: DeclarationPageProps & { decision: NonNullable<Declaration['decision']> }) {
  const { t, locale } = useView()
  return (
    <Section title={t('membership.desk.decision')}>
      <KeyValues
        items={[
          { label: t('membership.decide.on'), value: formatDate(decision.decidedOn, locale) },
          { label: t('membership.decide.number'), value: decision.number || t('membership.desk.no') },
          { label: t('membership.decide.by'), value: decidedBy },
          ...(decision.reason ? [{ label: t('membership.decide.reason'), value: decision.reason }] : []),
        ]}
      />
      {decision.memberId && (
        <p>
          <Link href={memberDeskPath({ id: decision.memberId })}>{t('membership.desk.member')}</Link>
        </p>
      )}
    </Section>
  )
}

function Decide({ declaration, form, lacks }: { declaration: Declaration; form: Form; lacks: Lack[] }) {
  const { t } = useView()
  const asking = form.values.asked !== undefined && form.problems.some(({ field }) => field === 'asked')
  const declining = form.problems.some(({ field }) => ['reason', 'declinedOn'].includes(field))
  return (
    <Section title={t('membership.decide.title')}>
      {!declaration.completion && (
        <Details summary={t('membership.decide.ask')} open={asking || lacks.length > 0}>
          <p>{t(declaration.email ? 'membership.decide.ask.letter' : 'membership.decide.ask.no-letter')}</p>
          <FormBlock
            action={deskPath(declaration, '/prosba')}
            draft={`prosba-${declaration.id}`}
            label={t('membership.decide.ask')}
          >
            <TextArea form={form} name="asked" label={t('membership.decide.asked')} rows={7} />
            <SubmitButton variant="secondary" icon="mail">
              {t('membership.decide.ask')}
            </SubmitButton>
          </FormBlock>
        </Details>
      )}
      <Details summary={t('membership.decide.accept')} open={!asking && !declining && lacks.length === 0}>
        <FormBlock action={deskPath(declaration, '/przyjecie')} label={t('membership.decide.accept')}>
          <DateField form={form} name="decidedOn" label={t('membership.decide.on')} />
          <TextField
            form={form}
            name="number"
            label={t('membership.decide.number')}
            hint={t('membership.decide.number.hint')}
            width="short"
            optional
          />
          <DateField
            form={form}
            name="from"
            label={t('membership.decide.from')}
            hint={t('membership.decide.from.hint')}
          />
          {declaration.email && <Checkbox form={form} name="tell" label={t('membership.decide.tell')} />}
          <SubmitButton icon="check">{t('membership.decide.accept')}</SubmitButton>
        </FormBlock>
      </Details>
      <Details summary={t('membership.decide.decline')} open={declining}>
        <FormBlock
          action={deskPath(declaration, '/odmowa')}
          draft={`odmowa-${declaration.id}`}
          label={t('membership.decide.decline')}
        >
          <DateField form={form} name="declinedOn" label={t('membership.decide.on')} />
          <TextField form={form} name="declineNumber" label={t('membership.decide.number')} width="short" optional />
          <TextArea
            form={form}
            name="reason"
            label={t('membership.decide.reason')}
            hint={t('membership.decide.reason.hint')}
            rows={5}
          />
          <SubmitButton variant="secondary" icon="ban">
            {t('membership.decide.decline')}
          </SubmitButton>
        </FormBlock>
      </Details>
    </Section>
  )
}
