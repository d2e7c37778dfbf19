import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  DateField,
  type Desk,
  Details,
  Form as FormBlock,
  KeyValues,
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
  WorkspacePage,
} from '../../../ui/index.ts'
import type { GivenConsent, MemberState } from '../members/list-store.ts'
import { Representatives } from '../members/representatives-part.tsx'
import { isUnrepresented, type Member, type Period, type Representative } from '../members/rules.ts'
import { DESK, deskPath, MEMBERS_DESK, memberDeskPath } from '../paths.ts'
import { STANDINGS } from '../rules.ts'
import type { TURNS } from './forms.ts'
import { TAGS } from './members-pages.tsx'
export interface MemberPageProps {
  desk: Desk
  member: Member
  state: MemberState
  form: Form
  periods: Period[]
  representatives: Representative[]
  consents: GivenConsent[]
  declarations: { id: string; reference: string }[]
  merged: { id: string; name: string; number: number }[]
  into: Member | null
  unit: string
  today: Temporal.PlainDate
}

/** What a coordinator may do with a member who is in this state. */
export const TURNS_OF: Record<MemberState, readonly (typeof TURNS)[number][]> = {
  active: ['suspend', 'standing', 'leave', 'exclude'],
  suspended: ['resume', 'leave', 'exclude'],
  left: ['readmit'],
  excluded: ['readmit'],
  merged: [],
}

/** One member: their history, who acts for them, what they agreed to, and what can be done. */
export function MemberPage(props: MemberPageProps) {
  const { t, locale } = useView()
  const { desk, member, state, form, periods, representatives, consents, declarations, merged, into, today } = props
  return (
    <WorkspacePage
      {...desk}
      title={member.name}
      caption={t('membership.roll.caption', { number: member.number })}
      form={form}
      crumbs={[
        { label: t('membership.desk.title'), href: DESK },
        { label: t('membership.roll.title'), href: MEMBERS_DESK },
      ]}
    >
      <p>
        <Tag kind={TAGS[state]}>{t(`membership.member.${state}`)}</Tag> {t(`membership.kind.${member.kind}`)},{' '}
        {props.unit}
      </p>
      {into && (
        <Notice title={t('membership.merge.merged')}>
          <p>
            <Link href={memberDeskPath(into)}>
              {t('membership.check.duplicate', { name: into.name, number: into.number })}
            </Link>
          </p>
          <ActButton action={memberDeskPath(member, '/rozlaczenie')} icon="undo-2">
            {t('membership.merge.undo')}
          </ActButton>
        </Notice>
      )}
      {!into && state !== 'left' && state !== 'excluded' && isUnrepresented(member, representatives, today) && (
        <Notice kind="warning" title={t('membership.roll.unrepresented')}>
          <p>{t('membership.roll.unrepresented.text')}</p>
        </Notice>
      )}
      <KeyValues
        items={[
          ...(member.email ? [{ label: t('membership.form.email'), value: member.email }] : []),
          ...(member.phone ? [{ label: t('membership.form.phone'), value: member.phone }] : []),
          ...(member.nip ? [{ label: t('membership.form.nip'), value: member.nip }] : []),
          ...(member.krs ? [{ label: t('membership.form.krs'), value: member.krs }] : []),
        ]}
      />
      <Section title={t('membership.roll.history')}>
        <Table
          caption={t('membership.roll.history')}
          captionHidden
          rows={periods}
          rowId={({ id }) => id}
          columns={[
            { label: t('membership.roll.from'), cell: ({ from }) => formatShortDate(from, locale) },
            {
              label: t('membership.roll.to'),
              cell: ({ to }) => (to ? formatShortDate(to, locale) : t('membership.roll.lasts')),
            },
            { label: t('membership.roll.standing'), cell: ({ standing }) => t(`membership.standing.${standing}`) },
            { label: t('membership.roll.state'), cell: (period) => t(`membership.member.${period.state}`) },
            {
              label: t('membership.roll.ended'),
              cell: ({ endedHow }) => (endedHow ? t(`membership.ended.${endedHow}`) : ''),
            },
            { label: t('membership.roll.note'), cell: ({ note }) => note },
          ]}
        />
        <ul>
          {declarations.map((declaration) => (
            <li key={declaration.id}>
              <Link href={deskPath(declaration)}>
                {t('membership.desk.caption', { reference: declaration.reference })}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      {TURNS_OF[state].length > 0 && <Turn member={member} state={state} form={form} />}
      {member.kind === 'institution' && (
        <Representatives
          home={memberDeskPath(member, '/przedstawiciele')}
          representatives={representatives}
          form={form}
        />
      )}
      <Section title={t('membership.roll.consents')}>
        <Table
          caption={t('membership.roll.consents')}
          captionHidden
          rows={consents}
          rowId={({ id }) => id}
          columns={[
            {
              label: t('membership.roll.purpose'),
              names: true,
              cell: ({ purpose }) => t(`membership.purpose.${purpose}`),
            },
            { label: t('membership.text.version'), cell: ({ textNumber }) => textNumber },
            { label: t('membership.roll.given'), cell: ({ givenAt }) => formatShortDate(givenAt, locale) },
            {
              label: t('membership.roll.taken-back'),
              cell: ({ takenBackAt, purpose }) =>
                takenBackAt ? (
                  formatShortDate(takenBackAt, locale)
                ) : (
                  <ActButton
                    action={memberDeskPath(member, '/zgoda')}
                    values={{ purpose }}
                    variant="quiet"
                    icon="undo-2"
                  >
                    {t('membership.roll.take-back', { what: t(`membership.purpose.${purpose}`) })}
                  </ActButton>
                ),
            },
          ]}
          empty={<p>{t('membership.purpose.none')}</p>}
        />
      </Section>
      {!into && (
        <Section title={t('membership.merge.title')}>
          {merged.length > 0 && (
            <ul>
              {merged.map((other) => (
                <li key={other.id}>
                  <Link href={memberDeskPath(other)}>
                    {t('membership.check.duplicate', { name: other.name, number: other.number })}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <Details summary={t('membership.merge.do')} open={form.problems.some(({ field }) => field === 'into')}>
            <p>{t('membership.merge.text')}</p>
            <FormBlock action={memberDeskPath(member, '/polaczenie')} label={t('membership.merge.do')}>
              <TextField form={form} name="into" label={t('membership.merge.into')} width="short" inputMode="numeric" />
              <SubmitButton variant="secondary">{t('membership.merge.do')}</SubmitButton>
            </FormBlock>
          </Details>
        </Section>
      )}
    </WorkspacePage>
  )
}

function Turn({ member, state, form }: Pick<MemberPageProps, 'member' | 'state' | 'form'>) {
  const { t } = useView()
  const fields = ['act', 'on', 'standing', 'note']
  return (
    <Section title={t('membership.turn.title')}>
      <Details summary={t('membership.turn.open')} open={form.problems.some(({ field }) => fields.includes(field))}>
        <FormBlock action={memberDeskPath(member, '/zmiana')} label={t('membership.turn.title')}>
          <RadioGroup
            form={form}
            name="act"
            label={t('membership.turn.act')}
            options={TURNS_OF[state].map((act) => ({
              value: act,
              label: t(`membership.turn.${act}`),
              hint: t(`membership.turn.${act}.hint`),
            }))}
          />
          <DateField form={form} name="on" label={t('membership.turn.on')} />
          <SelectField
            form={form}
            name="standing"
            label={t('membership.turn.standing-label')}
            hint={t('membership.turn.standing-label.hint')}
            options={STANDINGS.map((standing) => ({ value: standing, label: t(`membership.standing.${standing}`) }))}
          />
          <TextArea
            form={form}
            name="note"
            label={t('membership.turn.note')}
            hint={t('membership.turn.note.hint')}
            rows={3}
            optional
          />
          <SubmitButton variant="secondary">{t('membership.turn.do')}</SubmitButton>
        </FormBlock>
      </Details>
    </Section>
  )
}
